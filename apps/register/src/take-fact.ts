import type { Observed } from '@iom/domain';
import { takeDeselection, takeSelection } from './cohort-facts.js';
import { isContent } from './content-fields.js';
import { takeContent, takeRetraction } from './content-facts.js';
import type { ContentHash } from './content-hash.js';
import { takeCopy } from './copy-facts.js';
import { forgetCustody, isCustodyFact, takeCustody } from './custody-facts.js';
import type { Arrival, Draft } from './draft.js';
import { takeEmbargoLift } from './embargo-facts.js';
import { recordKey } from './keys.js';
import { takeLimits } from './limit-facts.js';
import { takeMerge } from './merge-facts.js';
import { takeIdentifiers, takeSetAside, takeTeam } from './person-facts.js';
import { learnOfNominal } from './police-identity.js';
import type { Person } from './register-value.js';
import { asObserved, type Taken } from './taken.js';

export interface FactRules {
  readonly contentHash: ContentHash;
  readonly isPolice: (observed: Observed) => boolean;
}

/** Changes the state by one fact about a person, and answers what there is to say. */
export function takeFact(draft: Draft, person: Person, arrival: Arrival, rules: FactRules): Taken {
  const { observed } = arrival;
  const { contentHash, isPolice } = rules;
  if (isCustodyFact(observed)) return takeCustody(draft, person, arrival, observed, contentHash);
  if (isContent(observed)) {
    const taken = takeContent(draft, person, arrival, observed, contentHash);
    if (isPolice(observed) && !isOld(taken)) learnOfNominal(draft, observed);
    return taken;
  }
  switch (observed.type) {
    case 'CopyDeclared': {
      const record = draft.get(recordKey(observed.meta), 'record');
      return record === undefined ? { drop: 'record-unknown' } : takeCopy(draft, record, observed);
    }
    case 'RecordRetracted':
      return takeDeletion(draft, person, observed);
    case 'NominalSelected':
    case 'NominalRecategorised':
      return takeSelection(draft, person, arrival, observed);
    case 'NominalDeselected':
      return takeDeselection(draft, person, observed);
    case 'IdentifiersReported':
      if (!isPolice(observed)) return takeIdentifiers(draft, person, observed);
      learnOfNominal(draft, observed);
      return { drop: 'same-fact' };
    case 'AccessLimited':
    case 'AccessLimitLifted':
      return takeLimits(draft, person, observed);
    case 'ResponsibleTeamChanged':
      return takeTeam(draft, person, observed);
    case 'RecordSetAside':
      return takeSetAside(draft, person, arrival, observed);
    case 'PersonMerged':
    case 'PersonUnmerged':
      return takeMerge(draft, person, observed);
    case 'SetAsideSettled':
      return { say: asObserved(observed) };
    case 'EmbargoLifted':
      return takeEmbargoLift(draft, person, observed);
    // What the bridge says itself is not observed.
    case 'RecordCorrected':
    case 'DutyContactRequested':
    case 'AccessEnded':
    case 'ContactWeekSummarised':
    case 'StaleFlagFound':
    case 'ReviewOverdue':
    case 'ClockTicked':
    case 'RecordsLinked':
    case 'RecordsUnlinked':
    case 'LinkOrdered':
      return { drop: 'unexpected-type' };
  }
}

function takeDeletion(draft: Draft, person: Person, { meta }: Observed<'RecordRetracted'>): Taken {
  const taken = takeRetraction(draft, person, meta);
  if (!isOld(taken)) forgetCustody(draft, person.subjectId, meta);
  return taken;
}

function isOld(taken: Taken): boolean {
  return 'drop' in taken && taken.drop === 'older-or-same-version';
}
