import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDeployment } from './parse-deployment.js';

const PATH = 'agreements/organisations.yaml';
const WALES = readFileSync(join(import.meta.dirname, '../../../../', PATH), 'utf8');

function faultsOf(text: string) {
  const parsed = parseDeployment(text, PATH);
  return parsed.ok ? [] : parsed.error;
}

describe('the organisations of a deployment', () => {
  it('are the four Welsh forces and the probation service of Wales', () => {
    const parsed = parseDeployment(WALES, PATH);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const { organisations, retainEventsDays } = parsed.value;
    expect(retainEventsDays).toBe(730);
    expect(
      Object.fromEntries(organisations.map(({ id, kind, code }) => [id, [kind, code]])),
    ).toEqual({
      'probation-wales': ['probation', 'N03'],
      'north-wales-police': ['police', '60'],
      'gwent-police': ['police', '61'],
      'south-wales-police': ['police', '62'],
      'dyfed-powys-police': ['police', '63'],
    });
    expect(organisations.flatMap(({ areas }) => areas['probation-wales'] ?? []).toSorted()).toEqual(
      ['N03CTM', 'N03SNT', 'N03SW1', 'WPTDPA', 'WPTGWT', 'WPTNWS'],
    );
  });

  it('names a misspelt probation organisation by line, with the name that was meant', () => {
    const faults = faultsOf(
      WALES.replace('{ probation-wales: [WPTGWT] }', '{ probation-whales: [WPTGWT] }'),
    );
    expect(faults).toEqual([
      {
        file: PATH,
        line: WALES.split('\n').findIndex((line) => line.includes('[WPTGWT]')) + 1,
        column: 14,
        message: "'probation-whales' is no probation organisation of this file",
        nearest: 'probation-wales',
      },
    ]);
  });

  it('names a misspelt key and a misspelt kind', () => {
    expect(faultsOf(WALES.replace('teamMailbox', 'teamMailBoxx'))).toContainEqual(
      expect.objectContaining({
        message: "there is no 'teamMailBoxx' here",
        nearest: 'teamMailbox',
      }),
    );
    expect(faultsOf(WALES.replace('kind: police', 'kind: polise'))).toContainEqual(
      expect.objectContaining({ nearest: 'police' }),
    );
  });

  it('refuses an area that two forces would share, and one organisation given twice', () => {
    expect(faultsOf(WALES.replace('[WPTGWT]', '[WPTNWS]'))).toContainEqual(
      expect.objectContaining({ message: "'WPTNWS' is in the area of north-wales-police already" }),
    );
    expect(faultsOf(WALES.replace('id: gwent-police', 'id: south-wales-police'))).toContainEqual(
      expect.objectContaining({ message: "'south-wales-police' stands here twice" }),
    );
  });

  it('asks for quotes round a force code, since 06 is not 6', () => {
    expect(faultsOf(WALES.replace("'60'", '60'))).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('quote numbers') }),
    );
  });

  it('says where a text is no YAML at all', () => {
    const [fault] = faultsOf('organisations: [');
    expect(fault).toMatchObject({ line: 1, message: expect.stringContaining('not valid YAML') });
  });
});
