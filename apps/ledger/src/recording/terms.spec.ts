import type { Disclosure, RecipientDecision } from '@iom/domain';
import { decisionOf, disclosureOf } from './disclosures.fixtures.js';
import { TermsIndex } from './terms.js';

const SENT = { topic: 'share.probation-wales', schemaId: 1, commitment: 'ab'.repeat(32) };
const shared = decisionOf({ sent: SENT });

describe('the terms of decisions', () => {
  const index = new TermsIndex();
  const terms = index.of(disclosureOf(), shared);

  it.each<[string, Partial<Disclosure>, Partial<RecipientDecision>]>([
    ['person and event', { eventId: 'e', subjectId: 's', decidedAt: 1, currentVersion: null }, {}],
    ['id, attempt and salt', {}, { disclosureId: 'd', attempt: 2, salt: '00' }],
    ['bytes that were sent', {}, { sent: { ...SENT, commitment: 'cd'.repeat(32) } }],
    ['lists that were read anew', {}, { fields: shared.fields.map((field) => ({ ...field })) }],
  ])('are the same for another %s', (_, entry, decision) => {
    expect(index.of(disclosureOf(entry), { ...shared, ...decision })).toBe(terms);
  });

  it.each<[string, Partial<Disclosure>, Partial<RecipientDecision> | undefined]>([
    ['type', { eventType: 'ContactOffered' }, {}],
    ['sender', { sender: 'north-wales-police' }, {}],
    ['topic of events', { input: { topic: 'other', partition: 0, offset: 0 } }, {}],
    ['recipient', {}, { recipient: 'south-wales-police' }],
    ['outcome', {}, { outcome: 'HELD' }],
    ['reason', {}, { reasons: ['AGE_UNKNOWN'] }],
    ['number of fields', {}, { fields: shared.fields.slice(1) }],
    ['path', {}, { fields: shared.fields.map((f) => ({ ...f, path: 'other' })) }],
    ['action', {}, { fields: shared.fields.map((f) => ({ ...f, action: 'REDACT' })) }],
    ['rule', {}, { fields: shared.fields.map((f) => ({ ...f, rule: 'other' })) }],
    ['agreement', {}, { agreement: { ...shared.agreement!, id: 'iom-other' } }],
    ['version of it', {}, { agreement: { ...shared.agreement!, version: 4 } }],
    ['text of it', {}, { agreement: { ...shared.agreement!, sha256: '00' } }],
    ['agreement, or none', {}, { agreement: null }],
    ['purpose', {}, { purpose: null }],
    ['basis', {}, { basis: ['DPA35-2b'] }],
    ['caveat', {}, { caveats: ['NOT_FOR_COURT'] }],
    ['topic sent to', {}, { sent: { ...SENT, topic: 'replay.probation-wales' } }],
    ['schema sent with', {}, { sent: { ...SENT, schemaId: 2 } }],
    ['record sent, or none', {}, { sent: null }],
    ['decision, or none', {}, undefined],
  ])('are others for another %s, and the same each time', (_, entry, given) => {
    const decision = given && { ...shared, ...given };
    const others = index.of(disclosureOf(entry), decision);
    expect(others.id).not.toBe(terms.id);
    expect(index.of(disclosureOf(entry), decision)).toBe(others);
    expect(new TermsIndex().of(disclosureOf(entry), decision)).toEqual(others);
  });

  it('are known by a UUID of what they say', () => {
    expect(terms.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
