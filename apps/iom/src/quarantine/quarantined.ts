import { z } from 'zod';
import { CommandFailedError } from '../cli/command-failed.error.js';

const Entry = z.object({
  topic: z.string(),
  partition: z.number().int(),
  offset: z.number().int(),
  org: z.string(),
  entity: z.string().nullable(),
  reason: z.string(),
  fieldPath: z.string().nullable(),
  since: z.string(),
  setAside: z.string(),
  queue: z.number().int(),
  waiting: z.number().int(),
});

const Answer = z.object({ quarantined: z.array(Entry) });

/** A record that is set aside, as the register tells of it: nothing of its content, and nobody's name. */
export type Quarantined = z.output<typeof Entry>;

/** Asks a register what is set aside, in the order in which it came. Throws `CommandFailedError` when it cannot be asked. */
export async function askQuarantine(registerUrl: string): Promise<readonly Quarantined[]> {
  let response: Response;
  try {
    response = await fetch(new URL('/quarantine', registerUrl));
  } catch {
    throw new CommandFailedError(`No register answers at ${registerUrl}: is it running?`);
  }
  if (response.status === 503) {
    throw new CommandFailedError(
      `The register at ${registerUrl} stands by, or is taking over: name the one that works with REGISTER_URL, or try again`,
    );
  }
  if (!response.ok) {
    throw new CommandFailedError(`The register at ${registerUrl} answered ${response.status}`);
  }
  const parsed = Answer.safeParse(await response.json());
  if (parsed.success) return parsed.data.quarantined;
  throw new CommandFailedError(`What answers at ${registerUrl} is no register of this version`);
}
