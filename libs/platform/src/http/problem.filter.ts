import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';
import type { Log } from '../logging/log.js';
import { Problem, problemBody } from './problem.js';

/** The part of Fastify's reply that is used here. */
interface Reply {
  readonly sent: boolean;
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: string): unknown;
}

/**
 * Every error's way out. Over HTTP it becomes problem+json that says nothing of the error but its status (Nest's own
 * bodies quote the URL), unless it is a `Problem`. On the log it goes on to the transport as it was thrown: Nest would
 * replace it by a bare object, and its cause would be lost.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter<unknown> {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): Observable<never> | void {
    if (host.getType() !== 'http') return throwError(() => error);
    const body = error instanceof Problem ? error.body() : problemBody(statusOf(error));
    if (body.status >= 500 && !(error instanceof Problem)) {
      this.log.error('request failed', error, { httpStatus: body.status });
    }
    const reply = host.switchToHttp().getResponse<Reply>();
    if (reply.sent) return;
    reply
      .status(body.status)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify(body));
  }
}

/** Nest's exceptions know their status; so do Fastify's (a body that is no JSON, or too long). */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error ? (Reflect.get(error, 'statusCode') as unknown) : undefined;
  return typeof status === 'number' && status >= 400 && status <= 499 ? status : 500;
}
