import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadConfigurationError } from './bad-configuration.error.js';
import type { Config } from './config.js';

/** A file as it was read; `path` is its name, for faults to point at. */
export interface AgreementFile {
  readonly path: string;
  readonly text: string;
}

/** The texts of the folder of agreements: this reads, whoever knows their meaning parses. */
export interface AgreementsFolder {
  readonly organisations: AgreementFile;
  readonly codes: AgreementFile;
  /** One file an information sharing agreement, by name. */
  readonly agreements: readonly AgreementFile[];
}

const VARIABLE = 'AGREEMENTS_DIR';
const ORGANISATIONS = 'organisations.yaml';
const CODES = 'codes.yaml';
const OPERATORS = 'operators.yaml';
const NO_AGREEMENTS: ReadonlySet<string> = new Set([ORGANISATIONS, CODES, OPERATORS]);

/** Throws `BadConfigurationError` that names every file that must be there and cannot be read. */
export function readAgreementsFolder(folder: string): AgreementsFolder {
  const unreadable: string[] = [];
  const read = (name: string): AgreementFile => {
    try {
      return { path: name, text: readFileSync(join(folder, name), 'utf8') };
    } catch {
      unreadable.push(name);
      return { path: name, text: '' };
    }
  };
  const names = namesIn(folder).filter(
    (name) => name.endsWith('.yaml') && !NO_AGREEMENTS.has(name),
  );
  const found = {
    organisations: read(ORGANISATIONS),
    codes: read(CODES),
    agreements: names.toSorted().map(read),
  };
  if (unreadable.length === 0) return found;
  throw new BadConfigurationError(
    unreadable.map((name) => ({
      name: VARIABLE,
      problem: `has no ${name} that can be read`,
      remedy: 'Name the directory that holds the agreements',
    })),
  );
}

/**
 * The file that says who may give commands: `operatorsFile`, else the one among the agreements; null: there is none, and nobody
 * may. Throws `BadConfigurationError` when the one that is named cannot be read.
 */
export function readOperatorsFile({
  agreementsDir,
  operatorsFile,
}: Pick<Config, 'agreementsDir' | 'operatorsFile'>): AgreementFile | null {
  const path = operatorsFile ?? join(agreementsDir, OPERATORS);
  try {
    return { path: operatorsFile ?? OPERATORS, text: readFileSync(path, 'utf8') };
  } catch {
    if (operatorsFile === undefined) return null;
    const problem = 'names a file that cannot be read';
    throw new BadConfigurationError([
      { name: 'OPERATORS_FILE', problem, remedy: 'Name a file this process may read' },
    ]);
  }
}

/** The value of a file that was parsed; its faults, in words, become one `BadConfigurationError`. */
export function accepted<Value, Fault>(
  parsed:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly error: readonly Fault[] },
  inWords: (fault: Fault) => string,
  variable: string = VARIABLE,
): Value {
  if (parsed.ok) return parsed.value;
  throw new BadConfigurationError(
    parsed.error.map((fault) => ({
      name: variable,
      problem: inWords(fault),
      remedy: 'Correct the file',
    })),
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
