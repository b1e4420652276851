import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailedError } from '../cli/command-failed.error.js';

export interface AgreementFile {
  readonly path: string;
  readonly text: string;
}

/** The texts of `agreements/`: the organisations, and one file an information sharing agreement. */
export interface AgreementsFolder {
  readonly organisations: AgreementFile;
  readonly agreements: readonly AgreementFile[];
}

const NOT_AGREEMENTS = new Set(['organisations.yaml', 'codes.yaml']);

/** Throws `CommandFailedError` when the folder or its `organisations.yaml` is missing. */
export function readAgreementsFolder(folder: string): AgreementsFolder {
  const read = (name: string): AgreementFile => {
    const path = join(folder, name);
    return { path, text: readFileSync(path, 'utf8') };
  };
  if (!existsSync(join(folder, 'organisations.yaml'))) {
    throw new CommandFailedError(
      `${folder} holds no organisations.yaml: set AGREEMENTS_DIR to the folder of the agreements`,
      2,
    );
  }
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.yaml') && !NOT_AGREEMENTS.has(name),
  );
  return { organisations: read('organisations.yaml'), agreements: names.toSorted().map(read) };
}
