import type { Observed } from '@iom/domain';
import { takeDeselection, takeSelection } from './cohort-facts.js';
import { isOldContent, takeContact, takeRetraction } from './content-facts.js';
import type { ContentHash } from './content-hash.js';
import type { Arrival, Draft } from './draft.js';
import { takeIdentifiers, takeLimits, takeSetAside, takeTeam } from './person-facts.js';
import { learnOfNominal } from './police-identity.js';
import type { Person } from './register-value.js';
import type { Taken } from './taken.js';

export interface FactRules {
  readonly contentHash: ContentHash;
  readonly isPolice: (observed: Observed) => boolean;
}

/** Changes the state by one fact about a person, and answers what there is to say. */
export function takeFact(draft: Draft, person: Person, arrival: Arrival, rules: FactRules): Taken {
  const { observed } = arrival;
  switch (observed.type) {
    case 'ContactOffered':
    case 'ContactRecorded':
      if (rules.isPolice(observed) && !isOldContent(draft, observed))
        learnOfNominal(draft, observed);
      return takeContact(draft, person, arrival, observed, rules.contentHash);
    case 'RecordRetracted':
      return takeRetraction(draft, person, arrival);
    case 'NominalSelected':
    case 'NominalRecategorised':
      return takeSelection(draft, person, arrival, observed);
    case 'NominalDeselected':
      return takeDeselection(draft, person, observed);
    case 'IdentifiersReported':
      if (!rules.isPolice(observed)) return takeIdentifiers(draft, person, observed);
      learnOfNominal(draft, observed);
      return { drop: 'same-fact' };
    case 'AccessLimited':
    case 'AccessLimitLifted':
      return takeLimits(draft, person, observed);
    case 'ResponsibleTeamChanged':
      return takeTeam(draft, person, observed);
    case 'RecordSetAside':
      return takeSetAside(draft, person, arrival);
    case 'RecordCorrected':
      return { drop: 'unexpected-type' };
  }
}
