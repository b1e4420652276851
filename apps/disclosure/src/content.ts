import type { EventType, Micros } from '@iom/domain';
import {
  type OutboundValue,
  type Pointer,
  POINTER_TYPE,
  project,
  projectPointer,
} from '@iom/policy';

/** What a recipient is sent, and as what. */
export interface Content {
  readonly type: EventType;
  readonly time: Micros;
  readonly value: OutboundValue;
}

/**
 * What a decision sends: the permitted fields of the event; whom to ring instead, under the time of the decision, so that not
 * even the time of what happened is told; null: nothing.
 */
export function contentOf(pointer: Pointer): Content | null {
  const { event, decision, at } = pointer;
  switch (decision.outcome) {
    case 'SHARED':
      return { type: event.type, time: event.meta.occurredAt, value: project(event, decision) };
    case 'POINTER':
      return { type: POINTER_TYPE, time: at, value: projectPointer(pointer) };
    case 'HELD':
    case 'WITHHELD':
    case 'NOTICE_DUE':
    case 'NONE':
      return null;
  }
}
