import type { Organisation } from '@iom/domain';
import type { OutgoingRecord } from '@iom/event-log';
import { type FeedStep, generateFeed } from '../../../apps/iom/src/feed/index.js';

/** Who people are, who is on IOM, and the first contact of each: what has to be known before the rest means anything. */
const BEGINNING = /^(?:code tables|people|registrations|week 1: (?:police|probation) contacts)/;
/** Of a feed's records so many at most are its beginning. */
const BEGINNING_SHARE = 0.35;

export interface BenchFeedRequest {
  readonly seed: string;
  /** How many records at least lie behind the beginning. */
  readonly events: number;
  readonly organisations: readonly Organisation[];
}

/** A feed as benchmarks use it, made as it is read: what must have gone through first, and then what is measured. */
export class BenchFeed {
  private readonly steps: Iterator<FeedStep, void>;
  private next: FeedStep | undefined;
  private records: Iterator<OutgoingRecord> = [].values();

  constructor(request: BenchFeedRequest) {
    const events = Math.ceil(request.events / (1 - BEGINNING_SHARE)) + 2_000;
    this.steps = generateFeed({ ...request, events });
    this.next = this.steps.next().value ?? undefined;
  }

  *beginning(): Generator<FeedStep, void> {
    while (this.next !== undefined && BEGINNING.test(this.next.label)) {
      yield this.next;
      this.next = this.steps.next().value ?? undefined;
    }
  }

  /** The next so many records behind the beginning: contacts of both sides, and the changes between them. */
  *take(count: number): Generator<OutgoingRecord, void> {
    for (let taken = 0; taken < count; taken++) yield this.record();
  }

  private record(): OutgoingRecord {
    for (;;) {
      const { value, done } = this.records.next();
      if (done !== true) return value;
      if (this.next === undefined) throw new Error('The feed is at its end');
      this.records = this.next.records.values();
      this.next = this.steps.next().value ?? undefined;
    }
  }
}
