import type { Disclosure, RecipientDecision } from '@iom/domain';
import { commitmentOf } from '@iom/transparency';

const SALT = '00112233445566778899aabbccddeeff';

/** A decision to share with probation; give what the test is about. */
export function decisionOf(given: Partial<RecipientDecision> = {}): RecipientDecision {
  return {
    disclosureId: '00000000-0000-5000-8000-00000000d001',
    recipient: 'probation-wales',
    outcome: 'SHARED',
    attempt: 1,
    reasons: [],
    fields: [
      { path: 'kind', action: 'SHARE', rule: 'iom-gwent:3#share[0].fields.kind' },
      { path: 'notes', action: 'WITHHOLD', rule: 'iom-gwent:3#share[0].fields.notes' },
    ],
    agreement: { id: 'iom-gwent', version: 3, sha256: 'ab'.repeat(32) },
    purpose: 'integrated-offender-management',
    basis: ['OMA14'],
    caveats: [],
    releasedBy: [],
    salt: SALT,
    sent: null,
    ...given,
  };
}

/** What says that these bytes went out on this topic, under the salt of `decisionOf`. */
export function sentOf(topic: string, value: Buffer): NonNullable<RecipientDecision['sent']> {
  return { topic, schemaId: 1, commitment: commitmentOf(SALT, value) };
}

/** An entry about a contact in Gwent; give what the test is about. */
export function disclosureOf(given: Partial<Disclosure> = {}): Disclosure {
  return {
    eventId: 'event-1',
    eventType: 'ContactRecorded',
    sender: 'gwent-police',
    subjectId: 'subject-1',
    input: { topic: 'iom.events', partition: 0, offset: 0 },
    decidedAt: Date.UTC(2026, 5, 14, 12) * 1_000 + 123,
    currentVersion: 1,
    replay: null,
    decisions: [decisionOf()],
    ...given,
  };
}
