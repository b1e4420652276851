import type { Organisation } from '@iom/domain';
import { LARGEST_BAD_SHARE } from './roles.js';

/** What to make a feed of. */
export interface FeedRequest {
  /** The same seed gives the same feed, byte for byte. */
  readonly seed: string | number;
  /** Source records in all, beside the code tables. */
  readonly events: number;
  /** The deployment's organisations: the first probation provider and the forces that share ground with it. */
  readonly organisations: readonly Organisation[];
  /** How many of all records are wrong: 0.003 unless told, at most 0.05. 0: none. */
  readonly badShare?: number | undefined;
}

/** The same, complete and checked. */
export interface FeedOptions {
  readonly seed: string;
  readonly events: number;
  readonly organisations: readonly Organisation[];
  readonly badShare: number;
}

export const DEFAULT_BAD_SHARE = 0.003;
/** There are no CRNs left for the people of a longer one. */
const MOST_EVENTS = 50_000_000;

/** Throws a RangeError that says what cannot be made. */
export function feedOptions(request: FeedRequest): FeedOptions {
  const { seed, events, organisations, badShare = DEFAULT_BAD_SHARE } = request;
  if (!Number.isInteger(events) || events < 0 || events > MOST_EVENTS) {
    throw new RangeError(`A feed has a whole number of events from 0 to ${MOST_EVENTS}`);
  }
  if (!(badShare >= 0 && badShare <= LARGEST_BAD_SHARE)) {
    throw new RangeError(`The share of bad records lies from 0 to ${LARGEST_BAD_SHARE}`);
  }
  return { seed: String(seed), events, organisations, badShare };
}
