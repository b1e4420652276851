import { eventIdOf, type Meta, type Observed, type Recorded, type Standing } from '@iom/domain';
import type { Draft } from './draft.js';
import { nicheKeyOf } from './police-identity.js';
import type { Person } from './register-value.js';
import { isContested } from './standing.js';
import type { Saying, Taken, Withdrawal } from './taken.js';

/** A person as they were before an observation was taken. */
export interface Before {
  readonly person: Person;
  readonly standing: Standing | null;
}

/** Says what taking an observation has come to, or counts why nothing is said. The standings have been settled. */
export function tell(draft: Draft, observed: Observed, before: Before, taken: Taken): void {
  if ('drop' in taken) draft.dropped(taken.drop);
  else tellNews(draft, observed, before, taken);
  for (const each of taken.alsoRetracts ?? []) withdraw(draft, observed.meta, each);
}

type News = Exclude<Taken, { readonly drop: unknown }>;

function tellNews(draft: Draft, observed: Observed, before: Before, news: News): void {
  const after = draft.person(before.person.subjectId);
  const hasChanged = after.version !== before.person.version;
  const isNominal = before.person.nominalSince > 0 || after.nominalSince > 0;
  if (after.standing === null || !(isNominal || news.isNotice === true)) draft.kept();
  else if (news.ifChanged === true && !hasChanged) draft.dropped('same-fact');
  else {
    const standing = isDoubtful(draft, observed, after)
      ? { ...after.standing, link: 'CONFLICT' as const }
      : after.standing;
    const previousStanding = hasChanged ? before.standing : null;
    const meta = { ...observed.meta, ...news.marks };
    draft.record(recordedOf(news.say, meta, standing, previousStanding));
    draft.forwarded();
  }
  for (const each of news.alsoOf ?? []) tellOfAnother(draft, observed.meta, news.say, each);
}

function tellOfAnother(draft: Draft, meta: Meta, say: Saying, before: Person): void {
  const { subjectId, standing, version } = draft.person(before.subjectId);
  if (standing === null) return;
  const previousStanding = version === before.version ? null : before.standing;
  const own = derivedMeta(meta, `${say.type}/${subjectId}`);
  draft.record(recordedOf(say, own, standing, previousStanding));
}

function withdraw(draft: Draft, meta: Meta, { subjectId, eventId, recordType }: Withdrawal): void {
  const { standing } = draft.person(subjectId);
  if (standing === null) return;
  const say = { type: 'RecordRetracted', retracts: eventId, recordType } as const;
  draft.record(recordedOf(say, derivedMeta(meta, `RecordRetracted/${recordType}`), standing, null));
}

/** Whether a force says it of a nominal whose link to the person is contested. */
function isDoubtful(draft: Draft, observed: Observed, person: Person): boolean {
  const key = nicheKeyOf(observed);
  const niche = key === undefined ? undefined : draft.get(key, 'niche');
  return niche !== undefined && isContested(draft, niche, person);
}

function recordedOf(
  say: Saying,
  meta: Meta,
  standing: Standing,
  previousStanding: Standing | null,
): Recorded {
  return { ...say, meta, subjectId: standing.subjectId, standing, previousStanding };
}

/** A second event from one observation needs an id of its own, and says whence it comes. */
function derivedMeta(meta: Meta, type: string): Meta {
  const { sourceOrg, sourceRecordId, sourceVersion, eventId } = meta;
  return {
    ...meta,
    eventId: eventIdOf(sourceOrg, sourceRecordId, sourceVersion, type),
    causationId: eventId,
  };
}
