import { CANARY } from './canaries.js';
import { dayOfWeek, HOUR, MINUTE, offsetText } from './calendar.js';
import { UNKNOWN_TYPE } from './code-tables.js';
import type { FaultKind } from './fault-kinds.js';
import { nominalNumber } from './identifiers.js';
import type { Line } from './line.js';
import { nicheLine, nicheMessage, type NicheObject } from './niche-line.js';
import type { FeedPerson, NicheRecord } from './person.js';
import { contactIdOf, contactLine } from './probation-contacts.js';
import {
  isKnownToProbation,
  type ProbationPerson,
  type ProbationSource,
} from './probation-line.js';
import { randomOf } from './random.js';
import { rowStyle } from './row.js';

const FRIDAY = 4;
const WEEKS_BETWEEN = 2;
/** No force has it. */
const NOBODYS_FORCE = '99';

/** The bad records about a person who is set apart for them: one every other Friday, the first in the second week. */
export function faultLines(
  source: ProbationSource,
  seed: string,
  person: FeedPerson,
  week: number,
): readonly Line[] {
  const fault = week % WEEKS_BETWEEN === 0 ? person.faults[week / WEEKS_BETWEEN - 1] : undefined;
  const [niche] = person.niche;
  if (fault === undefined || !niche) return [];
  if (fault === 'unknown-contact-type') {
    return isKnownToProbation(person) ? [unknownContact(source, seed, person, week)] : [];
  }
  return [badNicheLine(seed, person, niche, week, fault)];
}

const REFUSED: ReadonlySet<FaultKind> = new Set([
  'wrong-force',
  'marking-too-high',
  'covert-material',
  'not-released',
]);

/** Whether a record with this fault holds up what is said of its person later. */
export function isSetAside(fault: FaultKind): boolean {
  return !REFUSED.has(fault);
}

function badNicheLine(
  seed: string,
  person: FeedPerson,
  niche: NicheRecord,
  week: number,
  fault: Exclude<FaultKind, 'unknown-contact-type'>,
): Line {
  const random = randomOf(seed, 'fault', person.index, week);
  const changed = dayOfWeek(week, FRIDAY) + 10 * HOUR + random.below(240) * MINUTE;
  const number = `${nominalNumber(niche.nominalId) * 1_000 + 500 + week}`.padStart(6, '0');
  const message = nicheMessage(person, niche, {
    entity: 'OfficerContact',
    operation: 'created',
    recordId: `OC-2026-${number}`,
    recordVersion: 1,
    changed,
    record: {
      occurredAt: offsetText(changed - HOUR),
      kind: 'home-visit',
      planned: false,
      outcome: 'seen',
      joint: false,
      location: 'home',
    },
  });
  return nicheLine(person, niche, changed, textWith(fault, message), [
    { kind: 'bad-record', setAside: isSetAside(fault) },
  ]);
}

function textWith(fault: Exclude<FaultKind, 'unknown-contact-type'>, good: NicheObject): string {
  const record = good['record'] as NicheObject;
  switch (fault) {
    case 'not-json': {
      const text = JSON.stringify(good);
      return text.slice(0, text.indexOf('"record":') + 20);
    }
    case 'wrong-shape': {
      const { outcome: _, ...rest } = record;
      return JSON.stringify({ ...good, record: { ...rest, kind: 7 } });
    }
    case 'impossible-date':
      return JSON.stringify({
        ...good,
        record: { ...record, occurredAt: '2026-02-30T10:00:00+00:00' },
      });
    case 'wrong-force':
      return JSON.stringify({ ...good, force: NOBODYS_FORCE });
    case 'marking-too-high':
      return JSON.stringify({ ...good, marking: 'SECRET' });
    case 'covert-material':
      return JSON.stringify({ ...good, record: { ...record, chisRef: `${CANARY}-CHIS` } });
    case 'not-released':
      return JSON.stringify({ ...good, entity: 'IntelligenceReport', record: unreleased() });
  }
}

/** A report as it was handed in: nobody has sanitised it. */
function unreleased(): NicheObject {
  return {
    urn: `${CANARY}-URN`,
    disseminatedAt: null,
    sanitisedText: null,
    sourceEvaluation: 2,
    informationAssessment: 'D',
    handling: 'P',
    conditions: [],
    releasedBy: null,
    expiresOn: null,
  };
}

function unknownContact(
  source: ProbationSource,
  seed: string,
  person: ProbationPerson,
  week: number,
): Line {
  const random = randomOf(seed, 'fault', person.index, week);
  const committed = dayOfWeek(week, FRIDAY) + 10 * HOUR + random.below(240) * MINUTE;
  const contact = {
    id: contactIdOf(person.index, week, 2),
    typeId: UNKNOWN_TYPE.id,
    day: dayOfWeek(week, FRIDAY),
    start: 9 * HOUR,
    startWithoutDate: true,
    created: committed,
    notes: null,
    limit: 'none',
  } as const;
  const version = { version: 1, outcomeId: null, op: 'c', committed } as const;
  const line = contactLine(source, person, rowStyle(random), contact, version);
  return { ...line, says: [{ kind: 'bad-record', setAside: true }] };
}
