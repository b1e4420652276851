import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until `attempt` answers something other than `undefined`, or the time is up.
 * A throw counts as "not yet": the last one is the cause of the failure that is reported in the end.
 */
export async function until<T>(
  what: string,
  attempt: () => Promise<T | undefined> | T | undefined,
  { withinMs, everyMs = 50 }: { readonly withinMs: number; readonly everyMs?: number },
): Promise<T> {
  const deadline = performance.now() + withinMs;
  let lastFailure: unknown;
  while (performance.now() < deadline) {
    try {
      const answer = await attempt();
      if (answer !== undefined) return answer;
    } catch (failure) {
      lastFailure = failure;
    }
    await pause(everyMs);
  }
  throw new Error(`${what}: not within ${Math.round(withinMs / 1000)} s.`, { cause: lastFailure });
}
