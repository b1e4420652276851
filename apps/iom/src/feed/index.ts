/**
 * The synthetic feed: what the police forces and the probation service of an area might write of people who do not exist.
 *
 * Make      `generateFeed({ seed, events, organisations })`: steps of records, the same for the same request
 * Know      `describeFeed(…)` says what is true of each of its people; `WELL_KNOWN` are in every feed
 * Keep      `writeFeed(steps, file)` · `readFeed(file)`
 * Send      `sendStep(producer, step)`
 */
export { CANARY } from './canaries.js';
export { describeFeed, type DescribedPerson, type Span } from './describe-feed.js';
export { BadFeedFileError, readFeed, writeFeed, type WrittenFeed } from './feed-file.js';
export { DEFAULT_BAD_SHARE, type FeedRequest } from './feed-options.js';
export { type FeedStep, generateFeed } from './generate-feed.js';
export type { Role } from './person.js';
export { LARGEST_BAD_SHARE } from './roles.js';
export { sendStep, type StepProducer } from './send-step.js';
export { WELL_KNOWN, type WellKnownName, type WellKnownPerson } from './well-known.js';
