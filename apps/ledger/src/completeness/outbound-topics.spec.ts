import { rosterTopic, shareTopic, topicDeclarations } from '@iom/event-log';
import { ORGANISATIONS } from '../ledger.fixtures.js';
import { keptSince, outboundPartitions } from './outbound-topics.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const HOUR_MS = 60 * 60 * 1_000;
const NOW = 1_781_438_400_000;

describe('what must still be there', () => {
  const since = keptSince(ORGANISATIONS, NOW);

  it('is what went out within the declared retention, but for the hour in which it may go', () => {
    expect(since.get(shareTopic('gwent-police'))).toBe(NOW - 14 * DAY_MS + HOUR_MS);
  });

  it('is all of a roster, for as long as there is one', () => {
    expect(since.get(rosterTopic('gwent-police'))).toBe(0);
  });

  it('is said of every topic to which anything is sent', () => {
    const outbound = new Set(outboundPartitions(ORGANISATIONS).map(({ topic }) => topic));
    expect(new Set(since.keys())).toEqual(outbound);
    expect(topicDeclarations(ORGANISATIONS).length).toBeGreaterThan(outbound.size);
  });
});
