import { createHash } from 'node:crypto';
import { canonicalJson, type CanonicalValue } from './canonical-json.js';
import { leafOfDecision, leavesOf } from './disclosure-leaf.js';
import { leafFormOf, leafInForm } from './leaf-form.js';
import type { LoggedDecision, LoggedEntry } from './logged-entry.js';

const decision: LoggedDecision = {
  disclosureId: 'disclosure-Canarysson',
  recipient: 'probation-wales',
  outcome: 'SHARED',
  attempt: 1,
  reasons: [],
  fields: [{ path: 'kind', action: 'SHARE', rule: 'iom-gwent:3#share[0].fields.kind' }],
  agreement: { id: 'iom-gwent', version: 3, sha256: 'ab'.repeat(32) },
  purpose: 'integrated-offender-management',
  basis: ['OMA14'],
  caveats: [],
  releasedBy: [],
  salt: '00112233445566778899aabbccddeeff',
  sent: { topic: 'share.probation-wales', schemaId: 7, commitment: 'cd'.repeat(32) },
};
const entry: LoggedEntry = {
  eventId: 'event-Canarysson',
  eventType: 'ContactRecorded',
  sender: 'gwent-police',
  subjectId: 'subject-Canarysson',
  input: { topic: 'iom.events', partition: 2, offset: 123_454_321 },
  decidedAt: 1_781_431_200_000_000,
  currentVersion: 4,
  replay: null,
  decisions: [decision],
};
const withheld: LoggedDecision = {
  ...decision,
  outcome: 'WITHHELD',
  reasons: ['ACCESS_RESTRICTED', 'AGE_UNKNOWN'],
  fields: [],
  agreement: null,
  purpose: null,
  caveats: ['with "quotes", \\ and é'],
  releasedBy: ['somebody'],
  sent: null,
};
const replay = {
  replayId: 'replay-1',
  reason: 'lost by Canarysson',
  requestedBy: 'officer Canarysson',
  authorisedBy: ['officer Canarysson'],
};

describe('the leaf of a decision', () => {
  it('is this text, for ever', () => {
    const commitment = (name: string, text: string): string =>
      createHash('sha256')
        .update(Buffer.from(decision.salt, 'hex'))
        .update(`${name}\u001f${text}`)
        .digest('hex');
    expect(leafOfDecision(entry, decision)).toBe(
      [
        `{"agreement":{"id":"iom-gwent","sha256":"${'ab'.repeat(32)}","version":3},"attempt":1,"basis":["OMA14"],"caveats":[],`,
        `"currentVersion":4,"decidedAt":1781431200000000,"disclosure":"${commitment('disclosure', entry.decisions[0]!.disclosureId)}",`,
        `"event":"${commitment('event', entry.eventId)}","eventType":"ContactRecorded",`,
        `"fields":[{"action":"SHARE","path":"kind","rule":"iom-gwent:3#share[0].fields.kind"}],`,
        `"input":"${commitment('input', 'iom.events/2/123454321')}","outcome":"SHARED","purpose":"integrated-offender-management",`,
        `"reasons":[],"recipient":"probation-wales","record":"uk.iom.decision/1","releasedBy":null,"replay":null,"sender":"gwent-police",`,
        `"sent":{"payload":"${'cd'.repeat(32)}","schemaId":7,"topic":"share.probation-wales"},`,
        `"subject":"${commitment('subject', entry.subjectId)}"}`,
      ].join(''),
    );
  });

  it.each<[string, LoggedEntry]>([
    ['what was shared', entry],
    ['what was withheld on a replay', { ...entry, replay, decisions: [withheld] }],
  ])('is canonical JSON of %s', (_, logged) => {
    const [leaf = ''] = leavesOf(logged);
    expect(canonicalJson(JSON.parse(leaf) as CanonicalValue)).toBe(leaf);
  });

  it('names neither the person, nor the event, nor who released or replayed it', () => {
    const released = { ...decision, releasedBy: ['officer Canarysson'] };
    const [leaf] = leavesOf({ ...entry, replay, decisions: [released] });
    expect(leaf).not.toMatch(/Canarysson|123454321/);
  });

  it.each<[string, LoggedEntry]>([
    ['the person', { ...entry, subjectId: 'another' }],
    ['the event', { ...entry, eventId: 'another' }],
    ['where the event stands', { ...entry, input: { ...entry.input, offset: 4 } }],
    ['the time', { ...entry, decidedAt: entry.decidedAt + 1 }],
    ['the version of the nominal', { ...entry, currentVersion: null }],
    ['the replay', { ...entry, replay }],
    ['the outcome', { ...entry, decisions: [{ ...decision, outcome: 'WITHHELD' }] }],
    ['the agreement', { ...entry, decisions: [{ ...decision, agreement: null }] }],
    ['what was sent', { ...entry, decisions: [{ ...decision, sent: null }] }],
    ['who released it', { ...entry, decisions: [{ ...decision, releasedBy: ['somebody'] }] }],
    ['the salt', { ...entry, decisions: [{ ...decision, salt: 'ff'.repeat(16) }] }],
  ])('is another leaf when %s is another', (_, other) => {
    expect(leavesOf(other)).not.toEqual(leavesOf(entry));
  });
});

describe('the form of a leaf', () => {
  it('is filled in by every decision under the same terms', () => {
    const form = leafFormOf(entry, decision);
    const again: LoggedDecision = {
      ...decision,
      disclosureId: 'another with "quotes" and é',
      attempt: 2,
      releasedBy: ['somebody'],
      salt: 'ff'.repeat(16),
      sent: { topic: 'share.probation-wales', schemaId: 7, commitment: 'ef'.repeat(32) },
    };
    const later = { ...entry, eventId: 'e', subjectId: 's'.repeat(2_000), decidedAt: 1, replay };
    expect(leafInForm(form, later, again)).toBe(leafOfDecision(later, again));
  });
});

describe('the leaves of an entry', () => {
  it('are one for each recipient, in order', () => {
    const second = { ...decision, recipient: 'gwent-police' };
    const recipients = leavesOf({ ...entry, decisions: [decision, second] }).map(
      (leaf) => (JSON.parse(leaf) as { recipient: string }).recipient,
    );
    expect(recipients).toEqual(['probation-wales', 'gwent-police']);
  });

  it('are one that says so when nobody was in scope, and does not say of which event', () => {
    const leaves = leavesOf({ ...entry, decisions: [] });
    expect(leaves).toEqual([
      '{"currentVersion":4,"decidedAt":1781431200000000,"eventType":"ContactRecorded",' +
        '"record":"uk.iom.no-decision/1","sender":"gwent-police"}',
    ]);
  });
});
