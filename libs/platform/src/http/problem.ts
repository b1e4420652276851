import { STATUS_CODES } from 'node:http';
import { SafeError } from '../logging/safe.error.js';

/** The body of an `application/problem+json` answer (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly faults?: readonly ProblemFault[];
}

/** What is wrong with one part of a request: where (a path of our own schema) and what (a constant). */
export interface ProblemFault {
  readonly field: string;
  readonly problem: string;
}

/**
 * The refusal of a request, told to whoever sent it. `detail` and `faults` are constants of ours: what was sent is never
 * said back, since answers end up in other people's logs.
 */
export class Problem extends SafeError {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly detail?: string,
    readonly faults?: readonly ProblemFault[],
  ) {
    super(detail ?? titleOf(status));
  }

  body(): ProblemBody {
    return {
      ...problemBody(this.status),
      ...(this.detail !== undefined && { detail: this.detail }),
      ...(this.faults !== undefined && { faults: this.faults }),
    };
  }
}

/** What is said of a status when there is nothing more that may be said. */
export function problemBody(status: number): ProblemBody {
  return { type: 'about:blank', title: titleOf(status), status };
}

function titleOf(status: number): string {
  return STATUS_CODES[status] ?? 'Error';
}
