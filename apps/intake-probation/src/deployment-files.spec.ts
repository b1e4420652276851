import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadConfigurationError } from '@iom/platform';
import { CODES_TEXT } from '../test/samples.js';
import { readCodes, readDeployment } from './deployment-files.js';

const AGREEMENTS = join(import.meta.dirname, '../../../agreements');

describe('the files of a deployment', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'intake-probation-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('say who takes part and what the codes mean', () => {
    expect(readDeployment(AGREEMENTS).organisations.map(({ id }) => id)).toContain(
      'probation-wales',
    );
    expect(readCodes(AGREEMENTS).contact.get('IOHV')?.kind).toBe('HOME_VISIT');
  });

  it('are asked for by name when they are not there', () => {
    expect(() => readCodes(folder)).toThrow(/codes\.yaml/);
    expect(() => readDeployment(folder)).toThrow(/organisations\.yaml/);
  });

  it('keep the intake from starting while they say something that it cannot use, every fault named', () => {
    cpSync(AGREEMENTS, folder, { recursive: true });
    const misspelt = CODES_TEXT.replace('I4: FLEX', 'I4: FLEXI').replace('I5: FREE', 'I5: FRE');
    writeFileSync(join(folder, 'codes.yaml'), misspelt);
    expect(() => readCodes(folder)).toThrow(BadConfigurationError);
    expect(() => readCodes(folder)).toThrow(/register\.I4[^]*register\.I5/);
  });
});
