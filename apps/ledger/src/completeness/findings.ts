import type { Finding } from '../recording/finding.js';

const LISTED = 1_000;
const OUR_ID = /^[0-9a-f-]{1,64}$/;

/** Findings as they are met: all of them counted, the first ones kept. */
export class Findings {
  private readonly kept: Finding[] = [];
  private found = 0;

  get total(): number {
    return this.found;
  }

  get listed(): readonly Finding[] {
    return this.kept;
  }

  add(finding: Finding): void {
    this.found++;
    if (this.kept.length < LISTED) this.kept.push(finding);
  }
}

/** An id, if it looks like one of ours: what somebody else wrote into a header could say anything. */
export function ourId(text: string | undefined): string | undefined {
  return text !== undefined && OUR_ID.test(text) ? text : undefined;
}
