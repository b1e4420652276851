import type { Codec } from '@iom/codec';
import type { Nominal } from '@iom/domain';
import type { EventLogClient } from '@iom/event-log';
import { findNominals } from './find-nominals.js';
import type { EntryRow, LedgerHistory } from './ledger-history.js';
import { readEvents } from './read-events.js';
import { type Story, tellStory } from './story.js';

/** One of them: a person by their case number or PNC number (canonical), or one event. */
export type TraceQuery =
  { readonly crn: string } | { readonly pncId: string } | { readonly eventId: string };

export interface TraceAccess {
  readonly client: EventLogClient;
  readonly codec: Codec;
  readonly history: LedgerHistory;
}

/**
 * What was said about a person, what went to whom, and what did not and why. More than one story: the number is on more
 * than one person. None: nobody is known by it, or there is no such event in the ledger.
 */
export async function trace(query: TraceQuery, access: TraceAccess): Promise<readonly Story[]> {
  const { client, codec, history } = access;
  if ('eventId' in query) {
    const entries = await history.aboutEvent(query.eventId);
    const [entry] = entries;
    if (entry === undefined) return [];
    const { subjectId } = entry;
    const [nominal] = await findNominals(client, codec, (n) => n.subjectId === subjectId);
    return [await storyOf(subjectId, nominal, entries, access)];
  }
  const stories: Story[] = [];
  for (const nominal of await findNominals(client, codec, (n) => isMeant(n, query))) {
    const entries = await history.aboutSubject(nominal.subjectId);
    stories.push(await storyOf(nominal.subjectId, nominal, entries, access));
  }
  return stories;
}

async function storyOf(
  subjectId: string,
  nominal: Nominal | undefined,
  entries: readonly EntryRow[],
  { client, codec }: TraceAccess,
): Promise<Story> {
  return tellStory(subjectId, nominal, entries, await readEvents(client, codec, entries));
}

function isMeant(
  { standing: { probation, police } }: Nominal,
  query: { readonly crn: string } | { readonly pncId: string },
): boolean {
  if ('crn' in query) return probation.crn === query.crn;
  const { pncId } = query;
  return probation.pncId === pncId || police.some((identity) => identity.pncId === pncId);
}
