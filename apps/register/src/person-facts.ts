import type { Meta, Observed } from '@iom/domain';
import { latestCarried } from './carried.js';
import type { Arrival, Draft } from './draft.js';
import { nomsKey, personKey, recordKey } from './keys.js';
import { withoutLimits } from './limit-facts.js';
import { changePncOfPerson, linkOnPnc } from './pnc-link.js';
import { contradictsItself } from './probation-identity.js';
import type { Allocation, Person } from './register-value.js';
import { openSetAside } from './set-aside.js';
import { asObserved, type Taken } from './taken.js';
import { UNNAMED } from './unnamed.js';
import { compareVersions, isOldFact, latestVersion, withFact } from './version.js';
import { waitsAlready } from './waiting-room.js';

/** Who the person is, by their OFFENDER row: the only record whose PNC id and date of birth count for probation. */
export function takeIdentifiers(
  draft: Draft,
  person: Person,
  observed: Observed<'IdentifiersReported'>,
): Taken {
  const { meta, person: claim, removed } = observed;
  const say = asObserved(observed);
  // What a claim about two people says of either of them is not to be trusted.
  if (contradictsItself(draft, observed, person.subjectId)) return { say, ifChanged: true };
  if (isOldFact(person, meta, 'identity')) return { drop: 'older-or-same-version' };
  const known = removed ? withoutLimits(person, meta) : person;
  const nomsNumber = removed ? null : claim.nomsNumber;
  draft.putPerson({
    ...known,
    facts: withFact(known, meta, 'identity'),
    nomsNumber,
    dateOfBirth: removed ? null : claim.dateOfBirth,
  });
  if (nomsNumber !== null) claimNoms(draft, nomsNumber, person.subjectId);
  const pncId = removed ? null : claim.pncId;
  changePncOfPerson(draft, draft.person(person.subjectId), pncId);
  if (pncId !== null) linkOnPnc(draft, pncId);
  if (person.pncId !== null && person.pncId !== pncId) linkOnPnc(draft, person.pncId);
  return { say, ifChanged: true };
}

/** Whose it is said to be, or was: a merge of prison records names nobody otherwise. */
function claimNoms(draft: Draft, nomsNumber: string, subjectId: string): void {
  const key = nomsKey(nomsNumber);
  const known = draft.get(key, 'identity') ?? { ...UNNAMED, subjectId };
  if (known.subjectId === subjectId || known.claimedBy.includes(subjectId)) draft.put(key, known);
  else draft.put(key, { ...known, claimedBy: [...known.claimedBy, subjectId] });
}

/** Who is responsible for the person, which gives them their area. */
export function takeTeam(
  draft: Draft,
  person: Person,
  observed: Observed<'ResponsibleTeamChanged'>,
): Taken {
  const { meta, provider, pdu, team, from, active } = observed;
  if (isOldFact(person, meta, 'team')) return { drop: 'older-or-same-version' };
  const record = recordKey(meta);
  const others = person.allocations.filter((each) => each.record !== record);
  const allocation: Allocation = { record, provider, pdu, team, from, isActive: active };
  draft.putPerson({
    ...person,
    facts: withFact(person, meta, 'team'),
    allocations: active ? [...others, allocation] : others,
  });
  return { say: asObserved(observed), ifChanged: true };
}

/** A record about the person could not be used: until it can be, nobody knows what it would have said. */
export function takeSetAside(
  draft: Draft,
  person: Person,
  arrival: Arrival,
  observed: Observed<'RecordSetAside'>,
): Taken {
  const { meta } = observed;
  const record = recordKey(meta);
  const open = person.setAside.find((each) => each.record === record);
  const isOld = open
    ? compareVersions(meta.sourceVersion, open.version) <= 0
    : isReadable(meta.sourceVersion) &&
      (comparedWithKnown(draft, person, meta) < 0 ||
        waitsAlready(draft, personKey(person.subjectId), meta));
  if (isOld) return { drop: 'older-or-same-version' };
  const holder = { key: personKey(person.subjectId), setAside: person.setAside };
  draft.putPerson({ ...person, setAside: openSetAside(draft, holder, arrival, observed) });
  return { say: asObserved(observed) };
}

/**
 * Whether a record that is set aside has spoken again, as well or better. Limits of the whole case settle nothing: they can be
 * read from a row that is bad otherwise. A single limit is all that its record says, if it could be read whole. Of a version that could not be read, only one that has not been seen yet is the better.
 */
export function resolvesSetAside(
  draft: Draft,
  holder: Pick<Person, 'setAside'> & Partial<Pick<Person, 'facts'>>,
  observed: Observed,
): boolean {
  if (holder.setAside.length === 0 || settlesNothing(observed)) return false;
  const { meta } = observed;
  const record = recordKey(meta);
  return holder.setAside.some(
    ({ record: bad, version }) =>
      bad === record &&
      compareVersions(meta.sourceVersion, version) >= 0 &&
      (isReadable(version) || comparedWithKnown(draft, holder, meta) > 0),
  );
}

function settlesNothing(observed: Observed): boolean {
  const { type, meta } = observed;
  if (type === 'AccessLimited' || type === 'AccessLimitLifted')
    return observed.wholeCase || meta.quality.completeness !== 'COMPLETE';
  return type === 'RecordSetAside';
}

/** The intake writes 0 where a record's version could not be read. */
const isReadable = (version: string): boolean => version !== '0';

/** Negative: a later version of the record is known and good. Positive: this one is the latest. */
function comparedWithKnown(
  draft: Draft,
  { facts = [] }: Partial<Pick<Person, 'facts'>>,
  meta: Meta,
): number {
  const versions = [latestVersion(facts, meta), latestCarried(draft, meta)];
  return Math.min(
    1,
    ...versions.map((known) => (known ? compareVersions(meta.sourceVersion, known) : 1)),
  );
}

/** Whether the limits that belong to this row of the person are still to come. */
export function awaitsLimits(person: Person, { meta }: Observed): boolean {
  return !isOldFact(person, meta, 'limits');
}
