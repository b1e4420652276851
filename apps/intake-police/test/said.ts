import type { EventType, Observed } from '@iom/domain';
import { translate } from '../src/translate.js';
import type { Feedback, Translation } from '../src/translation.js';
import { CONTEXT, recordOf } from './samples.js';

/** The only event of a translation that says nothing else. */
export function only<Type extends EventType>(type: Type, translation: Translation): Observed<Type> {
  const [event] = translation.observed;
  expect(translation.observed.map((each) => each.type)).toEqual([type]);
  return event as unknown as Observed<Type>;
}

/** What a good change is taken to say. */
export function expectAccepted<Type extends EventType>(
  type: Type,
  change: unknown,
): Observed<Type> {
  const translation = translate(recordOf(change), CONTEXT);
  expect(translation.feedback).toEqual([]);
  expect(translation.skipped).toBeNull();
  return only(type, translation);
}

/** The only word to the producer of a record that is refused, and of which nothing is said to anybody else. */
export function expectRefused(change: unknown, reasonCode: string): Feedback {
  const translation = translate(recordOf(change), CONTEXT);
  expect(translation).toMatchObject({ observed: [], skipped: null });
  expect(translation.feedback).toMatchObject([
    { status: 'DISCARDED', reasonCode, partition: 2, offset: 41 },
  ]);
  return translation.feedback[0]!;
}

/** A record that its person's later records wait behind, and of which its force is told. */
export function expectSetAside(change: unknown, key: string | null = 'N61-4450012') {
  const record = recordOf(change, { key: key === null ? null : Buffer.from(key) });
  const translation = translate(record, CONTEXT);
  const event = only('RecordSetAside', translation);
  expect(translation.skipped).toBeNull();
  expect(translation.feedback).toHaveLength(1);
  const { reason, fieldPath } = event;
  expect(translation.feedback[0]).toMatchObject({
    status: 'QUARANTINED',
    reasonCode: reason,
    fieldPath,
    partition: 2,
    offset: 41,
    at: '2026-06-14T23:00:00.000Z',
    requiredAction: expect.stringMatching(/^\w.+\.$/),
  });
  return { event, feedback: translation.feedback[0] };
}
