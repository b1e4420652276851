import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { STAGE_TRANSPORT } from './on-topic.js';
import type { Readiness } from './readiness.js';
import type { BatchHandlers, StateView } from './runnable-stage.js';
import type { BatchHandler } from './stage.js';
import { noMetricsYet, type StageMetrics } from './stage-metrics.js';
import { StageRunner, type StageServerOptions } from './stage-runner.js';
import { StageError } from './stage.error.js';

/**
 * Runs a Nest app's `@OnTopic` handlers as consume, transform, produce: what a handler emits and changes, and the position
 * in its input, land in one Kafka transaction or none of them does.
 *
 * It comes up at `app.listen()` (or `startAllMicroservices()`), and at `app.close()` finishes its batches and leaves the
 * group; so what handlers need is to be closed in `onApplicationShutdown`, never in `onModuleDestroy`.
 */
export class StageServer<Value = never>
  extends Server<Record<string, never>, 'connected' | 'disconnected'>
  implements CustomTransportStrategy
{
  override readonly transportId = STAGE_TRANSPORT;
  /** A failed handler ends its tenure, so Nest need not report it a second time. */
  override readonly propagatesEventHandlerErrors = true;
  private runner: StageRunner<Value> | undefined;
  private readonly nothing = noMetricsYet();

  constructor(private readonly options: StageServerOptions<Value>) {
    super();
  }

  get metrics(): StageMetrics {
    return this.runner?.metrics ?? this.nothing;
  }

  /** Before `listen` and after `close`: alive, and not ready. */
  readiness(): Readiness {
    return (
      this.runner?.readiness() ?? { ready: false, live: true, lag: {}, lastProgressAt: undefined }
    );
  }

  /** What has been committed of a partition's state; `undefined`: this instance does not hold it, or not yet. */
  state(partition: number): StateView<Value> | undefined {
    return this.runner?.state(partition);
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      this.runner = new StageRunner(this.options, this.batchHandlers());
      await this.runner.start();
      this._status$.next('connected');
      callback();
    } catch (error) {
      callback(error);
    }
  }

  async close(): Promise<void> {
    await this.runner?.stop();
    this.runner = undefined;
    this._status$.next('disconnected');
  }

  on(): never {
    throw new StageError('A stage server has a status and observations, not events');
  }

  unwrap<T>(): T {
    return this.runner as T;
  }

  private batchHandlers(): BatchHandlers<Value> {
    return new Map(
      [...this.messageHandlers].map(([topic, handler]) => {
        if (handler.next)
          throw new StageError(`Two handlers for ${topic}: which one would come first?`);
        return [topic, throughNest<Value>(handler)];
      }),
    );
  }
}

/** Nest answers with a value or, when a filter or an interceptor had a say, with a stream. */
function throughNest<Value>(handler: MessageHandler): BatchHandler<Value> {
  return async (batch, transaction) => {
    const answer: unknown = await handler(batch, transaction);
    if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
  };
}
