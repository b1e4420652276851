import type { OutgoingRecord } from '@iom/event-log';
import { codeTables } from './code-tables.js';
import { type FeedOptions, feedOptions, type FeedRequest } from './feed-options.js';
import type { Chapter } from './line.js';
import { type Population, populationOf } from './population.js';
import { storyOf } from './story.js';

/**
 * Records to be sent together, and to have had their effect before the next step is sent: no fact in a step depends on what
 * another source says in the same step.
 */
export interface FeedStep {
  readonly label: string;
  /** Code tables: no events, and not counted. */
  readonly reference?: boolean;
  readonly records: readonly OutgoingRecord[];
}

/**
 * A synthetic feed of IOM in the areas of the given organisations: exactly `events` source records beside the code tables,
 * the same byte for byte whenever the request is the same. It is made as it is read, a step at a time, so a feed of
 * millions needs no more memory than one of thousands. Throws a RangeError when the request asks for the impossible.
 */
export function* generateFeed(request: FeedRequest): Generator<FeedStep, void, void> {
  const options = feedOptions(request);
  const population = populationOf(options);
  yield { label: 'code tables', reference: true, records: [...codeTables(population.territory)] };
  for (const { label, lines } of chaptersOf(options, population)) {
    yield { label, records: lines.map(({ record }) => record) };
  }
}

/** The story, ended at the number of records that was asked for. */
export function* chaptersOf(options: FeedOptions, population: Population): Generator<Chapter> {
  let left = options.events;
  if (left === 0) return;
  for (const { label, lines } of storyOf(options, population)) {
    yield { label, lines: lines.slice(0, left) };
    left -= lines.length;
    if (left <= 0) return;
  }
}
