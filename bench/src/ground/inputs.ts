import { setTimeout as pause } from 'node:timers/promises';
import {
  EVENTS,
  type GroupProgress,
  OBSERVED,
  sourceTopic,
  type TopicDeclaration,
} from '@iom/event-log';
import type { AppName, Bridge } from '../../../apps/iom/src/sandbox/bridge.js';

/** The apps that read with a consumer group, in the order of an event's way. */
export const STAGES = ['intake-police', 'intake-probation', 'register', 'disclosure'] as const;
export type StageName = (typeof STAGES)[number];

/** Seldom, because each look is work for the broker that is being measured. */
const LOOK_EVERY_MS = 500;
const GIVE_UP_AFTER_MS = 180_000;

/** Resolves when a stage has read everything that its inputs hold. Throws when it stops reading. */
export async function hasReadAll(
  bridge: Bridge,
  progress: GroupProgress,
  stage: StageName,
): Promise<void> {
  const topics = inputsOf(bridge, stage);
  let last = '';
  for (let since = performance.now(); ;) {
    const unread = await progress.unread(stage, topics);
    if (unread.length === 0) return;
    const now = JSON.stringify(unread);
    if (now !== last) since = performance.now();
    last = now;
    if (performance.now() - since > GIVE_UP_AFTER_MS) {
      throw new Error(`${stage} has stopped reading`);
    }
    await pause(LOOK_EVERY_MS);
  }
}

export function isStage(app: AppName): app is StageName {
  return (STAGES as readonly AppName[]).includes(app);
}

function inputsOf({ topics, deployment }: Bridge, stage: StageName): readonly TopicDeclaration[] {
  const sources = (kind: 'police' | 'probation'): string[] =>
    deployment.organisations.filter((org) => org.kind === kind).map(({ id }) => sourceTopic(id));
  const names: Readonly<Record<StageName, readonly string[]>> = {
    'intake-police': sources('police'),
    'intake-probation': sources('probation'),
    register: [OBSERVED],
    disclosure: [EVENTS],
  };
  return topics.filter(({ name }) => names[stage].includes(name));
}
