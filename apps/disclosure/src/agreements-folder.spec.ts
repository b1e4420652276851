import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadConfigurationError } from '@iom/platform';
import { readAgreements } from './agreements-folder.js';

const AGREEMENTS = join(import.meta.dirname, '../../../agreements');

describe('the folder of agreements', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'iom-agreements-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const faultsOf = () => {
    try {
      readAgreements(folder);
      return [];
    } catch (error) {
      return error instanceof BadConfigurationError ? error.faults : [];
    }
  };

  it('of this repository holds the organisations and the agreements of Wales', () => {
    const { deployment, policy } = readAgreements(AGREEMENTS);
    expect(deployment.organisations).toHaveLength(5);
    expect(policy.agreements).toHaveLength(4);
  });

  it('that has no organisations is bad configuration', () => {
    expect(faultsOf().map(({ problem }) => problem)).toContain(
      'has no organisations.yaml that can be read',
    );
  });

  it('with a misspelt field is bad configuration, and says where', () => {
    cpSync(AGREEMENTS, folder, { recursive: true });
    const path = join(folder, 'iom-gwent.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('outcome: share', 'outcom: share'));
    expect(faultsOf().map(({ problem }) => problem)).toEqual([
      expect.stringMatching(
        /^iom-gwent\.yaml:\d+:7 ContactRecorded has no field 'outcom' \(did you mean 'outcome'\?\)$/,
      ),
    ]);
  });
});
