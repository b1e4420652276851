import type { OutgoingRecord } from '@iom/event-log';
import { WALES } from './feed.fixtures.js';
import { generateFeed } from './generate-feed.js';
import { sendStep } from './send-step.js';

describe('sending a step', () => {
  it('hands all of it over at once, and waits for the acknowledgement', async () => {
    const sent: (readonly OutgoingRecord[])[] = [];
    const producer = {
      send: (records: readonly OutgoingRecord[]) => Promise.resolve(void sent.push(records)),
    };
    const steps = [...generateFeed({ seed: 1, events: 50, organisations: WALES })];
    for (const step of steps) await sendStep(producer, step);
    expect(sent).toEqual(steps.map(({ records }) => records));
  });

  it('fails when the log does not take it', async () => {
    const producer = { send: () => Promise.reject(new Error('no broker')) };
    await expect(sendStep(producer, { label: 'people', records: [] })).rejects.toThrow('no broker');
  });
});
