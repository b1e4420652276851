import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadConfigurationError } from '@iom/platform';
import { CODES_TEXT } from '../test/samples.js';
import { readDeploymentFiles } from './deployment-files.js';

const AGREEMENTS = join(import.meta.dirname, '../../../agreements');

describe('the files of a deployment', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'intake-probation-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('say who takes part and what the codes mean', () => {
    const { deployment, codes } = readDeploymentFiles(AGREEMENTS);
    expect(deployment.organisations.map(({ id }) => id)).toContain('probation-wales');
    expect(codes.contact.get('IOHV')?.kind).toBe('HOME_VISIT');
  });

  it('are asked for by name when they are not there', () => {
    expect(() => readDeploymentFiles(folder)).toThrow(/organisations\.yaml[^]*codes\.yaml/);
  });

  it('keep the intake from starting while they say something that it cannot use, every fault named', () => {
    cpSync(AGREEMENTS, folder, { recursive: true });
    const misspelt = CODES_TEXT.replace('I4: FLEX', 'I4: FLEXI').replace('I5: FREE', 'I5: FRE');
    writeFileSync(join(folder, 'codes.yaml'), misspelt);
    expect(() => readDeploymentFiles(folder)).toThrow(BadConfigurationError);
    expect(() => readDeploymentFiles(folder)).toThrow(/register\.I4[^]*register\.I5/);
  });
});
