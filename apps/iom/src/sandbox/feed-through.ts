import {
  ackTopic,
  EventLogProducer,
  GroupProgress,
  OBSERVED,
  EVENTS,
  type OutgoingRecord,
  sourceTopic,
  type TopicDeclaration,
} from '@iom/event-log';
import type { Organisation } from '@iom/domain';
import { type AppName, APPS, type Bridge } from './bridge.js';

/** One portion of a feed: nothing in it depends on another source's part of the same step. */
export interface Step {
  readonly label: string;
  /** Code tables: not counted as fed. */
  readonly reference?: boolean;
  readonly records: readonly OutgoingRecord[];
}

const GIVE_UP_AFTER_MS = 120_000;
const LOOK_EVERY_MS = 25;

/** Sends each step and waits until it has gone all the way, so that the next may build on it. Answers how many it sent. */
export async function feedThrough(
  bridge: Bridge,
  steps: Iterable<Step>,
  onStep: (label: string, sent: number) => void,
): Promise<number> {
  const producer = await EventLogProducer.connect(bridge.client);
  const progress = await GroupProgress.open(bridge.client);
  let sent = 0;
  try {
    for (const { label, records, reference } of steps) {
      await producer.send(records);
      if (!reference) sent += records.length;
      await allRead(bridge, progress);
      onStep(label, sent);
    }
    return sent;
  } finally {
    await progress.close();
    await producer.close();
  }
}

/** Resolves when these stages have read everything there is for them. Throws when one stops reading. */
export async function allRead(
  bridge: Bridge,
  progress: GroupProgress,
  apps: readonly AppName[] = APPS,
): Promise<void> {
  for (const [app, topics] of stages(bridge).filter(([name]) => apps.includes(name))) {
    let since = Date.now();
    let last = '';
    for (;;) {
      const unread = await progress.unread(app, topics);
      if (unread.length === 0) break;
      const now = JSON.stringify(unread);
      if (now !== last) since = Date.now();
      last = now;
      if (Date.now() - since > GIVE_UP_AFTER_MS) {
        const where = unread.map(({ topic, partition }) => `${topic}/${partition}`).join(', ');
        throw new Error(`${app} has stopped reading ${where}; its log says why`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}

/** The stages in the order of an event's way, each with what it reads. */
function stages(bridge: Bridge): readonly (readonly [AppName, readonly TopicDeclaration[]])[] {
  const named = (names: readonly string[]): TopicDeclaration[] =>
    bridge.topics.filter(({ name }) => names.includes(name));
  const saidBy = (kind: Organisation['kind']): string[] =>
    bridge.deployment.organisations
      .filter((org) => org.kind === kind)
      .flatMap(({ id }) => [sourceTopic(id), ackTopic(id)]);
  return [
    ['intake-police', named(saidBy('police'))],
    ['intake-probation', named(saidBy('probation'))],
    ['register', named([OBSERVED])],
    ['disclosure', named([EVENTS])],
  ];
}
