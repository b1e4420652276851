import { logLevel } from 'kafkajs';
import { toClientLogEntry } from './client-log-entry.js';

const said = (log: Record<string, unknown> & { message: string }) => ({
  namespace: 'Connection',
  level: logLevel.ERROR,
  label: 'ERROR',
  log: { timestamp: '2026-11-23T00:00:00.000Z', ...log },
});

describe('what the Kafka client says', () => {
  it('is passed on in the fields that are on the list, and no others', () => {
    const entry = toClientLogEntry(
      said({
        message: 'Response Fetch(key: 1, version: 11)',
        broker: '127.0.0.1:9092',
        error: 'There is no leader for this topic-partition',
        payload: 'CANARY-NAME',
        stack: 'CANARY-NAME',
        messages: ['CANARY-NAME'],
      }),
    );

    expect(entry).toEqual({
      level: 'error',
      namespace: 'Connection',
      message: 'Response Fetch(key: 1, version: 11)',
      broker: '127.0.0.1:9092',
      error: 'There is no leader for this topic-partition',
    });
  });

  it('leaves out the refusals that come after every commit and are retried', () => {
    const error =
      'The producer attempted to update a transaction while another concurrent operation on the same transaction was ongoing';

    expect(
      toClientLogEntry(said({ message: 'Response AddPartitionsToTxn', error })),
    ).toBeUndefined();
  });
});
