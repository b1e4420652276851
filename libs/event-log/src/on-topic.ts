import { applyDecorators, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { RethrowFilter } from './rethrow.filter.js';
import type { BatchHandlers } from './runnable-stage.js';
import type { BatchHandler } from './stage.js';

/** Keeps the stage server's handlers apart from those of other transports in the same process. */
export const STAGE_TRANSPORT = Symbol('iom:stage');

const HANDLED_TOPICS = Symbol('iom:handled-topics');

/**
 * Marks a controller method as the handler of these topics' batches: `(batch, transaction)`. A name that ends in `*` stands
 * for all declared topics that begin so. Parameter decorators are not needed, and an error keeps its identity.
 */
export function OnTopic(first: string, ...more: string[]): MethodDecorator {
  const topics = [first, ...more];
  return applyDecorators(
    EventPattern(topics, STAGE_TRANSPORT),
    UseFilters(RethrowFilter),
    passBatchAndTransaction,
    (target: object, name: string | symbol) => remember(target, name, topics),
  );
}

/** Nest hands a method without parameter decorators its payload only. */
const passBatchAndTransaction: MethodDecorator = (target, name) => {
  Payload()(target, name, 0);
  Ctx()(target, name, 1);
};

/** The handlers of a controller, without Nest: what a unit test gives to a `MemoryLog`. */
export function handlersOf<Value>(...controllers: readonly object[]): BatchHandlers<Value> {
  const handlers = new Map<string, BatchHandler<Value>>();
  for (const controller of controllers) {
    for (const [name, topics] of handledTopics(controller)) {
      const method = Reflect.get(controller, name) as BatchHandler<Value>;
      for (const topic of topics) handlers.set(topic, method.bind(controller));
    }
  }
  return handlers;
}

function remember(target: object, name: string | symbol, topics: readonly string[]): void {
  const known = handledTopics(target);
  Reflect.defineMetadata(HANDLED_TOPICS, new Map([...known, [name, topics]]), target);
}

function handledTopics(target: object): ReadonlyMap<string | symbol, readonly string[]> {
  const known: unknown = Reflect.getMetadata(HANDLED_TOPICS, target);
  return known instanceof Map ? known : new Map();
}
