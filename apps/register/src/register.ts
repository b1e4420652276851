import type { Deployment, EventType, Observed } from '@iom/domain';
import type { StateReader, StateWriter } from '@iom/event-log';
import { type PoliceOf, policeByArea } from './area.js';
import { untold } from './carried.js';
import { isContent } from './content-fields.js';
import { ContentHash } from './content-hash.js';
import { expectCopy } from './copy-facts.js';
import { isCustodyFact } from './custody-facts.js';
import { type Arrival, Draft } from './draft.js';
import type { RegisterEffect } from './effect.js';
import { embargoedKey } from './embargo-facts.js';
import { personKey, recordKey } from './keys.js';
import { type MergeFact, nameMerged, subjectsOfMerge } from './merge-facts.js';
import { awaitsLimits, resolvesSetAside } from './person-facts.js';
import { whomPoliceMean } from './police-identity.js';
import { type Whom, whomProbationMeans } from './probation-identity.js';
import type { Person, Quarantined, RegisterValue } from './register-value.js';
import { closeSetAside, openSetAside, redrivenRecord, withoutRecord } from './set-aside.js';
import { noticeTime, settle, standingNow } from './settle.js';
import { type FactRules, takeFact } from './take-fact.js';
import type { DropReason } from './tally.js';
import { tell } from './tell.js';
import { UNNAMED } from './unnamed.js';
import {
  nextReleased,
  STATE_FACTS,
  sweepWaitingRoom,
  wait,
  waitingLimits,
  withdrawWaiting,
} from './waiting-room.js';

export interface RegisterSetting {
  readonly deployment: Deployment;
  /** From which subject ids are derived. */
  readonly deploymentKey: Buffer;
}

/** Facts that tighten never wait: they narrow what is shared, whatever came before them. */
const NEVER_WAITS: ReadonlySet<EventType> = new Set([
  'AccessLimited',
  'NominalDeselected',
  'RecordRetracted',
  'RecordSetAside',
  'PersonMerged',
  'PersonUnmerged',
]);

/**
 * The sequencer's mind: who is meant, whether they are a nominal now, what limits hold, whether it is news. Its answer
 * follows from the state and the observation alone, and the only time it knows is `observedAt`.
 */
export class Register {
  private readonly policeOf: PoliceOf;
  private readonly probationOrgs: ReadonlySet<string>;
  private readonly rules: FactRules;

  constructor(private readonly setting: RegisterSetting) {
    const { deployment, deploymentKey } = setting;
    this.policeOf = policeByArea(deployment);
    this.probationOrgs = new Set(
      deployment.organisations.filter(({ kind }) => kind === 'probation').map(({ id }) => id),
    );
    this.rules = {
      contentHash: new ContentHash(deploymentKey),
      isPolice: ({ meta }) => !this.probationOrgs.has(meta.sourceOrg),
    };
  }

  /** What follows from one more observation. Nothing is changed: that is `evolve`'s. */
  decide(state: StateReader<RegisterValue>, observed: Observed): readonly RegisterEffect[] {
    const draft = new Draft(state, observed.meta.observedAt);
    sweepWaitingRoom(draft);
    const { release, releaseAfter } = draft.order;
    if (release.length > 0) {
      draft.order = { ...draft.order, release: [], releaseAfter: null };
      // Their limits, if this is what says them, are to be known before anything goes out.
      if (releaseAfter !== limitsRecord(observed)) this.release(draft, release);
    }
    this.place(draft, { observed, sequence: draft.order.sequence });
    this.release(draft, release);
    settle(draft, this.policeOf);
    return draft.effects();
  }

  private place(draft: Draft, arrival: Arrival): void {
    const { observed } = arrival;
    if (isMerge(observed)) {
      this.placeMerge(draft, observed, arrival);
      return;
    }
    if (observed.type === 'SetAsideSettled') {
      this.placeSettlement(draft, observed, arrival);
      return;
    }
    if (observed.type === 'CopyDeclared') {
      this.placeCopy(draft, observed, arrival);
      return;
    }
    const whom = this.whomIsMeant(draft, observed);
    if (whom === undefined) {
      draft.dropped(reasonForNobody(observed));
    } else if ('holder' in whom) {
      this.keepFor(draft, whom.holder, arrival);
    } else {
      this.takeLimitsAhead(draft, whom.subjectId, observed);
      // Whoever waited for this identification came first; but an OFFENDER row says who they waited for.
      if (observed.type !== 'IdentifiersReported') this.release(draft);
      this.admit(draft, whom.subjectId, arrival);
      this.postponeRelease(draft, whom.subjectId, observed);
      this.release(draft);
    }
  }

  /** Everyone named is doubtful from now on, whether they are known already or only come to be known by this. */
  private placeMerge(draft: Draft, observed: MergeFact, arrival: Arrival): void {
    nameMerged(draft, observed, this.setting.deploymentKey);
    const [subjectId] = subjectsOfMerge(draft, observed);
    if (subjectId !== undefined) this.admit(draft, subjectId, arrival);
    else if (observed.kind === 'NICHE_NOMINAL') draft.kept();
    else draft.dropped('nobody');
  }

  /** That a record is a copy tightens, and is about the record: it is taken at once, or kept for the record to come. */
  private placeCopy(draft: Draft, observed: Observed<'CopyDeclared'>, arrival: Arrival): void {
    const record = draft.get(recordKey(observed.meta), 'record');
    if (record !== undefined) {
      this.take(draft, record.subjectId, arrival);
      return;
    }
    expectCopy(draft, observed);
    draft.kept();
  }

  /** Whose record it is, is known from where it was set aside: an operator need not know it, and the event does not say. */
  private placeSettlement(
    draft: Draft,
    observed: Observed<'SetAsideSettled'>,
    arrival: Arrival,
  ): void {
    const released = closeSetAside(draft, observed);
    if (released === undefined) draft.dropped('nothing-to-settle');
    else if (released.subjectId === null) draft.kept();
    else {
      draft.toRelease.add(released.subjectId);
      this.take(draft, released.subjectId, arrival);
    }
  }

  /** Whom a record that has been carried is about is known from it, whoever a message about it names. */
  private whomIsMeant(draft: Draft, observed: Observed): Whom | undefined {
    const key = recordMeant(observed);
    const record = key === undefined ? undefined : draft.get(key, 'record');
    if (record) return { subjectId: record.subjectId };
    return this.rules.isPolice(observed)
      ? whomPoliceMean(draft, observed)
      : whomProbationMeans(draft, observed, this.setting.deploymentKey);
  }

  /** Of someone who is not known yet. */
  private keepFor(draft: Draft, holder: string, arrival: Arrival): void {
    const { observed } = arrival;
    const known = draft.get(holder, 'niche') ?? draft.get(holder, 'identity') ?? UNNAMED;
    if (observed.type === 'RecordSetAside') {
      const opened = { key: holder, setAside: known.setAside };
      draft.put(holder, { ...known, setAside: openSetAside(draft, opened, arrival, observed) });
      draft.kept();
      return;
    }
    const redriven = redrivenRecord(draft, known, observed);
    if (redriven !== undefined && observed.type !== 'RecordRetracted') {
      wait(draft, holder, inPlaceOf(redriven, arrival));
      return;
    }
    if (resolvesSetAside(draft, known, observed)) {
      draft.put(holder, { ...known, setAside: withoutRecord(draft, known, observed) });
    }
    if (observed.type === 'RecordRetracted') {
      withdrawWaiting(draft, holder, observed.meta);
      draft.dropped('nothing-to-retract');
      return;
    }
    wait(draft, holder, arrival);
  }

  /** Of someone known: taken now, or waits behind what is set aside. */
  private admit(draft: Draft, subjectId: string, arrival: Arrival): void {
    const { observed } = arrival;
    const found = draft.person(subjectId);
    const redriven = redrivenRecord(draft, found, observed);
    if (redriven !== undefined) {
      // State is taken at once: it shares nothing, and limits are to be known before anything goes out.
      if (STATE_FACTS.has(observed.type) || NEVER_WAITS.has(observed.type))
        this.take(draft, subjectId, arrival);
      else this.putOff(draft, found, inPlaceOf(redriven, arrival));
      return;
    }
    if (resolvesSetAside(draft, found, observed)) {
      draft.putPerson({ ...found, setAside: withoutRecord(draft, found, observed) });
      draft.toRelease.add(subjectId);
    }
    const person = draft.person(subjectId);
    const mustWait = person.setAside.length > 0 && !NEVER_WAITS.has(observed.type);
    if (mustWait) this.putOff(draft, person, arrival);
    else this.take(draft, subjectId, arrival);
  }

  /** It waits until nothing of the person is set aside: before, it would go out with limits unknown, and be withheld. */
  private putOff(draft: Draft, person: Person, arrival: Arrival): void {
    const { observed } = arrival;
    if (person.nominalSince === 0 && isKeptOfNominalsOnly(observed)) {
      draft.dropped('not-a-nominal');
      return;
    }
    if (isContent(observed)) nameRecord(draft, observed, person);
    wait(draft, personKey(person.subjectId), arrival);
  }

  /** A limit that waited until somebody said whose it is holds before anything else is said of them. */
  private takeLimitsAhead(draft: Draft, subjectId: string, { type }: Observed): void {
    if (type !== 'IdentifiersReported') return;
    for (const arrival of waitingLimits(draft, subjectId)) this.take(draft, subjectId, arrival);
  }

  /** An OFFENDER row is told in two facts, who and how limited: what waited for the first goes out after the second. */
  private postponeRelease(draft: Draft, subjectId: string, observed: Observed): void {
    if (observed.type !== 'IdentifiersReported' || observed.removed) return;
    if (draft.toRelease.size === 0 || !awaitsLimits(draft.person(subjectId), observed)) return;
    draft.order = {
      ...draft.order,
      release: [...draft.toRelease],
      releaseAfter: recordKey(observed.meta),
    };
    draft.toRelease.clear();
  }

  private release(draft: Draft, subjects: readonly string[] = []): void {
    for (const subjectId of subjects) draft.toRelease.add(subjectId);
    // What is released can link others, who join the set while it is gone through.
    for (const subjectId of draft.toRelease) {
      draft.toRelease.delete(subjectId);
      for (;;) {
        const arrival = nextReleased(draft, subjectId);
        if (arrival === undefined) break;
        this.take(draft, subjectId, arrival);
      }
    }
  }

  /** Takes one observation, and says what follows. */
  private take(draft: Draft, subjectId: string, arrival: Arrival): void {
    const { observed } = arrival;
    const person = draft.person(subjectId);
    const isFirst = person.standing === null && MAKES_NOMINALS.has(observed.type);
    const standing = isFirst ? standingNow(draft, person, this.policeOf) : person.standing;
    const taken = takeFact(draft, person, arrival, this.rules);
    // What is dropped tells nobody, so that it is left to the next event to say how they stand by now.
    if ('say' in taken) noticeTime(draft, subjectId);
    settle(draft, this.policeOf);
    tell(draft, observed, { person, standing }, taken);
  }
}

const MAKES_NOMINALS: ReadonlySet<EventType> = new Set(['NominalSelected', 'NominalRecategorised']);

/** Makes the state what the effects say it is. */
export function evolve(
  state: StateWriter<RegisterValue>,
  effects: readonly RegisterEffect[],
): void {
  for (const each of effects) {
    if (each.effect === 'state') state.put(each.changes);
  }
}

/** What a record says when it is read again belongs where the record arrived. */
function inPlaceOf({ sequence }: Quarantined, { observed }: Arrival): Arrival {
  return { observed, sequence };
}

function isMerge(observed: Observed): observed is MergeFact {
  return observed.type === 'PersonMerged' || observed.type === 'PersonUnmerged';
}

/** Said about someone who is no nominal, this is content that nobody may keep. Custody is a part of their standing to be. */
function isKeptOfNominalsOnly(observed: Observed): boolean {
  return isContent(observed) && !isCustodyFact(observed);
}

/** What comes about this record is about its person, also while its content waits. */
function nameRecord(draft: Draft, { meta }: Observed, person: Person): void {
  const key = recordKey(meta);
  if (person.nominalSince > 0 && draft.get(key, 'record') === undefined)
    draft.put(key, untold(person.subjectId));
}

/** The record by which it is known whom an observation is about. */
function recordMeant(observed: Observed): string | undefined {
  const { type, meta, person: claim } = observed;
  if (type === 'RecordRetracted') return recordKey(meta);
  if (type === 'EmbargoLifted') return embargoedKey(observed);
  const { sameAsRecord: sourceRecordId } = claim;
  return sourceRecordId === null
    ? undefined
    : recordKey({ sourceOrg: meta.sourceOrg, sourceRecordId });
}

function reasonForNobody({ type, person: claim }: Observed): DropReason {
  if (type === 'RecordSetAside') return 'order-unknown';
  return claim.sameAsRecord === null ? 'nobody' : 'record-unknown';
}

/** The record whose limits an observation tells; undefined: it tells none. */
function limitsRecord({ type, meta }: Observed): string | undefined {
  return type === 'AccessLimited' || type === 'AccessLimitLifted' ? recordKey(meta) : undefined;
}
