import type { EventType, Observed } from '@iom/domain';
import type { Context } from '../src/source-record.js';
import { translate } from '../src/translate.js';
import type { Translation } from '../src/translation.js';
import { CONTEXT, recordOf } from './samples.js';

export function translated(value: unknown, context: Partial<Context> = {}): Translation {
  return translate(recordOf(value), { ...CONTEXT, ...context });
}

/** The events of a translation that found nothing wrong, which have to be of these types. */
export function accepted<const Types extends readonly EventType[]>(
  types: Types,
  value: unknown,
  context: Partial<Context> = {},
): { readonly [Index in keyof Types]: Observed<Types[Index]> } {
  const translation = translated(value, context);
  expect(translation).toMatchObject({ feedback: [], skipped: null, awaits: null });
  expect(translation.observed.map(({ type }) => type)).toEqual(types);
  return translation.observed as unknown as {
    readonly [Index in keyof Types]: Observed<Types[Index]>;
  };
}

/** What was set aside, and that the producer was told the same, in the same words. */
export function expectSetAside(value: unknown, context: Partial<Context> = {}) {
  const translation = translated(value, context);
  const event = translation.observed.find((each) => each.type === 'RecordSetAside');
  if (event === undefined) throw new Error('Nothing was set aside');
  expect(translation.skipped).toBeNull();
  expect(event).toMatchObject({ topic: 'source.probation-wales', partition: 0, offset: 77 });
  expect(translation.feedback).toEqual([
    {
      // What the bridge itself calls a record its producer is not told.
      recordId: /^(?:source\.|MESSAGE\/)/.test(event.meta.sourceRecordId)
        ? null
        : event.meta.sourceRecordId,
      recordVersion: event.meta.sourceVersion === '0' ? null : event.meta.sourceVersion,
      partition: 0,
      offset: 77,
      status: 'QUARANTINED',
      reasonCode: event.reason,
      fieldPath: event.fieldPath,
      requiredAction: expect.stringMatching(/^\w.+\.$/),
      at: '2026-06-15T09:00:00.000Z',
    },
  ]);
  const others = translation.observed.filter((each) => each !== event);
  return { event, others, awaits: translation.awaits, feedback: translation.feedback[0]! };
}
