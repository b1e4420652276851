import * as fc from 'fast-check';
import type { Observed } from '@iom/domain';
import { NOON } from '@iom/testing';
import { HOUR, police, probation } from './rig.js';

/** A made-up person: what the two sides call them. */
export interface Invented {
  readonly crn: string;
  readonly offenderId: string;
  readonly nomsNumber: string;
  readonly pncId: string;
  readonly nominalId: string;
}

export const PEOPLE: readonly Invented[] = ['1', '2', '3'].map((n) => ({
  crn: `X00000${n}`,
  offenderId: `900${n}`,
  nomsNumber: `A000${n}ZZ`,
  pncId: `2015/000012${n}L`,
  nominalId: `N61-${n}`,
}));

/** The same, but that two of them share a PNC id. */
export const TWO_SHARE_A_PNC: readonly Invented[] = PEOPLE.map((person, i) =>
  i === 1 ? { ...person, pncId: PEOPLE[0]?.pncId ?? '' } : person,
);

/** One thing that a side does about somebody; versions are given out in the order of a history. */
interface Deed {
  readonly who: number;
  readonly what:
    | 'row'
    | 'limit'
    | 'lift'
    | 'exclusion'
    | 'team'
    | 'select'
    | 'recategorise'
    | 'deselect'
    | 'delete'
    | 'contact'
    | 'removal'
    | 'bad'
    | 'recall'
    | 'risk'
    | 'release'
    | 'reception'
    | 'merge'
    | 'visit'
    | 'warrant'
    | 'police merge'
    | 'bad visit';
  readonly record: number;
  readonly variant: number;
}

export type What = Deed['what'];

const RECALLS = ['RecallConsidered', 'RecallRequested', 'RecallDecided'] as const;

const POLICE: ReadonlySet<What> = new Set(['visit', 'warrant', 'police merge', 'bad visit']);

export const ALL_DEEDS: readonly What[] = [
  'row',
  'limit',
  'lift',
  'exclusion',
  'team',
  'select',
  'recategorise',
  'deselect',
  'delete',
  'contact',
  'contact',
  'removal',
  'bad',
  'recall',
  'risk',
  'release',
  'reception',
  'visit',
  'visit',
  'warrant',
  'bad visit',
];

/** With merges, by which one person’s record comes to be about another, too. */
export const DEEDS_AND_MERGES: readonly What[] = [...ALL_DEEDS, 'merge', 'police merge'];

/** Histories of several people, each side's records in the order of its own versions. */
export function histories(
  whats: readonly What[] = ALL_DEEDS,
  people: readonly Invented[] = PEOPLE,
): fc.Arbitrary<readonly Observed[]> {
  const deed: fc.Arbitrary<Deed> = fc.record({
    who: fc.nat(people.length - 1),
    what: fc.constantFrom(...whats),
    record: fc.integer({ min: 1, max: 3 }),
    variant: fc.nat(2),
  });
  return fc
    .array(deed, { maxLength: 60 })
    .map((deeds) => deeds.flatMap((each, index) => observationsOf(people, each, index)));
}

export const isOfPolice = ({ meta }: Observed): boolean => meta.sourceOrg !== 'probation-wales';

/** Two sources' histories in one order, which `choices` picks. */
export function interleaved(
  a: readonly Observed[],
  b: readonly Observed[],
  choices: readonly boolean[],
): readonly Observed[] {
  const [left, right] = [[...a], [...b]];
  const merged: Observed[] = [];
  for (let i = 0; left.length + right.length > 0; i++) {
    const fromLeft = right.length === 0 || (left.length > 0 && choices[i % choices.length]);
    const next = fromLeft ? left.shift() : right.shift();
    if (next) merged.push(next);
  }
  return merged;
}

/** Something about nobody in particular: the next decision, for what goes out with it. */
export const NEXT = probation('ContactRecorded', {
  record: 'CONTACT/of-nobody',
  claim: { crn: 'X999999' },
});

/** About which of the invented people it is. */
export function whoIs({ person: claim }: Observed): Invented | undefined {
  return PEOPLE.find(
    (each) =>
      each.crn === claim.crn ||
      each.offenderId === claim.offenderId ||
      each.nomsNumber === claim.nomsNumber ||
      each.nominalId === claim.nicheNominalId,
  );
}

/** An OFFENDER row is told in two facts at once: who, and how limited. */
function observationsOf(
  people: readonly Invented[],
  deed: Deed,
  index: number,
): readonly Observed[] {
  const fact = observedOf(people, deed, index);
  if (deed.what !== 'row') return [fact];
  const limits = observedOf(
    people,
    { ...deed, what: deed.variant === 1 ? 'limit' : 'lift' },
    index,
  );
  return [fact, limits];
}

function observedOf(
  people: readonly Invented[],
  { who, what, record, variant }: Deed,
  index: number,
): Observed {
  const { crn, offenderId, nomsNumber, pncId, nominalId } = people[who] as Invented;
  const version = String(index + 1);
  const both = { crn, offenderId };
  const row = { record: `OFFENDER/${offenderId}`, version };
  const contact = { record: `CONTACT/${who}-${record}`, version, claim: { offenderId } };
  const visit = {
    record: `OC-${who}-${record}`,
    version,
    claim: { nicheNominalId: nominalId, pncId: POLICE.has(what) && variant > 0 ? pncId : null },
  };
  const custody = {
    record: `${what}/${who}-${record}`,
    version,
    claim: variant === 0 ? { nomsNumber } : { offenderId },
  };
  const registration = {
    record: `REGISTRATION/${offenderId}`,
    version,
    claim: variant > 0 ? { crn } : { offenderId },
  };
  switch (what) {
    case 'row':
      return probation('IdentifiersReported', {
        ...row,
        claim: {
          ...both,
          nomsNumber,
          pncId,
          dateOfBirth: variant === 0 ? '2010-01-01' : '1991-02-03',
        },
      });
    case 'limit':
      return probation('AccessLimited', { ...row, claim: both });
    case 'lift':
      return probation('AccessLimitLifted', { ...row, claim: both });
    case 'exclusion':
      return probation(
        variant === 2 ? 'AccessLimitLifted' : 'AccessLimited',
        { record: `EXCLUSION/${who}-${record}`, version, claim: { offenderId } },
        { wholeCase: false, until: variant === 1 ? '2026-06-13' : null },
      );
    case 'team':
      return probation(
        'ResponsibleTeamChanged',
        { record: `OFFENDER_MANAGER/${who}-${record}`, version, claim: { offenderId } },
        { pdu: variant === 0 ? 'N03SW1' : 'WPTGWT', active: variant < 2 },
      );
    case 'select':
      return probation('NominalSelected', registration, { registrationId: offenderId });
    case 'recategorise':
      return probation('NominalSelected', registration, {
        registrationId: offenderId,
        category: variant === 0 ? 'FREE' : 'FLEX',
      });
    case 'deselect':
      return probation('NominalDeselected', {
        ...registration,
        record: `DEREGISTRATION/${offenderId}`,
      });
    case 'delete':
      return probation('NominalDeselected', registration, {
        registrationId: offenderId,
        ending: 'DELETED',
      });
    case 'contact':
      return probation(variant === 0 ? 'ContactOffered' : 'ContactRecorded', contact, {
        joint: variant === 2,
      });
    case 'removal':
      return probation('RecordRetracted', contact, { retracts: null, recordType: null });
    case 'recall':
      return probation(RECALLS[variant] ?? 'RecallDecided', {
        record: `NSI/${who}-${record}`,
        version,
        claim: { offenderId },
      });
    case 'risk': {
      const of = { record: `REGISTRATION/risk-${who}-${record}`, claim: { crn } };
      const level = index % 2 === 0 ? 'HIGH' : 'LOW';
      if (variant === 0) return probation('RiskLevelChanged', { ...of, version }, { level });
      if (variant === 1) {
        // A message has its time as its version, which no count of a row compares with.
        const at = NOON + index;
        return probation('RiskLevelChanged', { ...of, version: String(at), at }, { level });
      }
      const deletion = { retracts: null, recordType: null };
      return probation('RecordRetracted', { ...of, version }, deletion);
    }
    case 'release':
      return probation('PersonReleased', { ...custody, at: NOON + index * HOUR });
    case 'reception':
      return probation('PersonReceivedIntoCustody', { ...custody, at: NOON + index * HOUR });
    case 'merge':
      return probation(
        'PersonMerged',
        { record: `MERGE/${index}`, claim: {} },
        { kind: 'CRN', survivor: crn, removed: people[record - 1]?.crn ?? crn },
      );
    case 'bad':
      return probation('RecordSetAside', contact);
    case 'visit':
      return police('ContactRecorded', visit, { childPresent: variant === 2 });
    case 'warrant':
      return police(
        'WantedStatusChanged',
        { ...visit, record: `WS-${who}-${record}` },
        { status: variant === 0 ? 'CLEARED' : 'WANTED' },
      );
    case 'police merge':
      return police(
        'PersonMerged',
        { record: `NM-${index}`, claim: { nicheNominalId: nominalId, pncId: null } },
        {
          kind: 'NICHE_NOMINAL',
          survivor: nominalId,
          removed: people[record - 1]?.nominalId ?? nominalId,
        },
      );
    case 'bad visit':
      return police('RecordSetAside', visit);
  }
}
