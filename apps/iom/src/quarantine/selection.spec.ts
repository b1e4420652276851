import { InvalidArgumentError } from 'commander';
import type { Organisation } from '@iom/domain';
import { countsOf, renderCounts } from './counts.js';
import { readPlace, readPlaces, writtenPlace } from './place.js';
import type { Quarantined } from './quarantined.js';
import { reasonText } from './reason-text.js';
import { checkSelection, select, type Selection } from './selection.js';

const organisation = (id: string, kind: Organisation['kind']): Organisation => ({
  id,
  kind,
  title: id,
  code: '00',
  areas: {},
  teamMailbox: 'team@example.invalid',
  dutyPhone: '000',
  principal: `User:${id}`,
});
const ORGANISATIONS = [
  organisation('gwent-police', 'police'),
  organisation('probation-wales', 'probation'),
];

const entry = (offset: number, given: Partial<Quarantined> = {}): Quarantined => ({
  topic: `source.${given.org ?? 'gwent-police'}`,
  partition: 0,
  offset,
  org: 'gwent-police',
  entity: 'OfficerContact',
  reason: 'UNKNOWN_CODE',
  fieldPath: 'record.kind',
  since: '2026-06-14T12:00:00.000Z',
  setAside: `set-aside-${offset}`,
  queue: offset,
  waiting: 2,
  ...given,
});
const LISTED = [
  entry(1),
  entry(2, { queue: 1, reason: 'NOT_JSON' }),
  entry(3, { org: 'probation-wales', waiting: 5 }),
];
const selected = (selection: Selection) =>
  select(LISTED, selection, ORGANISATIONS).map(writtenPlace);
const check = (selection: Selection) => () => checkSelection(selection, ORGANISATIONS);
const gwent = (offset: number) => ({ topic: 'source.gwent-police', partition: 0, offset });

describe('which records a command is about', () => {
  it('is everything that fits all that was given, in the order in which it came', () => {
    expect(selected({ all: true })).toHaveLength(3);
    expect(selected({ org: 'gwent-police' })).toEqual([
      'source.gwent-police/0/1',
      'source.gwent-police/0/2',
    ]);
    expect(selected({ org: 'gwent-police', reason: 'NOT_JSON' })).toEqual([
      'source.gwent-police/0/2',
    ]);
    expect(selected({ at: [gwent(2), gwent(1)] })).toEqual([
      'source.gwent-police/0/1',
      'source.gwent-police/0/2',
    ]);
  });

  it('is also a record behind which nobody waits, if it is named by its place', () => {
    expect(select(LISTED, { at: [gwent(9)] }, ORGANISATIONS)).toEqual([
      { ...gwent(9), org: 'gwent-police', quarantined: null },
    ]);
    expect(selected({ at: [gwent(9)], reason: 'NOT_JSON' })).toEqual([]);
  });

  it('has to be said, in names that there are', () => {
    expect(check({})).toThrow('--at, --org, --reason or --all');
    expect(check({ org: 'gwent' })).toThrow('There are: gwent-police, probation-wales');
    expect(check({ at: [{ ...gwent(1), topic: 'iom.events' }] })).toThrow(
      'iom.events is no source',
    );
    expect(check({ all: true })).not.toThrow();
  });

  it('is written as the list writes it', () => {
    expect(readPlace('source.gwent-police/0/1')).toEqual(gwent(1));
    expect(readPlaces('source.gwent-police/0/2', [gwent(1)])).toEqual([gwent(1), gwent(2)]);
    expect(() => readPlace('source.gwent-police')).toThrow(InvalidArgumentError);
    expect(() => readPlace('source.gwent-police/0/-1')).toThrow(InvalidArgumentError);
  });
});

describe('the counts before a command', () => {
  it('count nobody’s queue twice', () => {
    const counts = countsOf(select(LISTED, { all: true }, ORGANISATIONS));
    expect(counts).toEqual({
      records: 3,
      queues: 2,
      waiting: 7,
      by: {
        'gwent-police UNKNOWN_CODE': 1,
        'gwent-police NOT_JSON': 1,
        'probation-wales UNKNOWN_CODE': 1,
      },
      unlisted: 0,
    });
    expect(renderCounts(counts)).toContain('3 records, 7 waiting behind 2 people');
  });

  it('say which are not known to hold anybody up', () => {
    const counts = countsOf(select([], { at: [gwent(9)] }, ORGANISATIONS));
    expect(renderCounts(counts)).toMatch(
      /^1 record, 0 waiting[\s\S]*not known to hold anybody up$/,
    );
  });
});

describe('why a record is given up', () => {
  it.each(['the force has sent it again', 'agreed with the team, 14 June'])(
    'is kept as it is: %s',
    (text) => {
      expect(reasonText(text)).toBe(text);
    },
  );

  it.each(['', '  ', 'X000001 has moved', 'see record 2510101340', 'x'.repeat(201)])(
    'is refused when it says nothing, too much, or whom it is about: %s',
    (text) => {
      expect(() => reasonText(text)).toThrow(InvalidArgumentError);
    },
  );
});
