import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './give-orders.js';
import { writtenPlace } from './place.js';
import { askQuarantine } from './quarantined.js';

/** An answer with the register's word on it. */
export interface Outcome extends Answer {
  /** Whether it holds nobody up any more. */
  readonly settled: boolean;
}

const LOOK_EVERY_MS = 250;

/** Waits until the register has taken what was answered as settled, but no longer than `withinMs`. */
export async function outcomesOf(
  answers: readonly Answer[],
  { registerUrl, withinMs }: { readonly registerUrl: string; readonly withinMs: number },
): Promise<readonly Outcome[]> {
  const until = Date.now() + withinMs;
  for (;;) {
    const open = new Set((await askQuarantine(registerUrl)).map(writtenPlace));
    const outcomes = answers.map((answer) => ({
      ...answer,
      settled: isSettling(answer) && !open.has(writtenPlace(answer.record)),
    }));
    const isDone = outcomes.every((outcome) => outcome.settled || !isSettling(outcome));
    if (isDone || Date.now() > until) return outcomes;
    await pause(LOOK_EVERY_MS);
  }
}

/** One line an order. */
export function renderOutcome(outcome: Outcome): string {
  const place = writtenPlace(outcome.record);
  const { status, reasonCode, fieldPath, requiredAction, settled } = outcome;
  const why = fieldPath === null ? reasonCode : `${reasonCode} at ${fieldPath}`;
  switch (status) {
    case 'REDRIVEN':
    case 'DISCARDED': {
      const word = status === 'REDRIVEN' ? 'redriven' : 'discarded';
      return `${place}  ${settled ? word : `${word}, and the register has not taken it yet`}`;
    }
    case 'QUARANTINED':
      return reasonCode === 'NO_LONGER_KEPT'
        ? `${place}  gone: it is older than its topic keeps. Discard it, and ask for it to be sent again`
        : `${place}  still set aside: ${why}. ${requiredAction ?? ''}`.trimEnd();
    case 'UNANSWERED':
      return (
        `${place}  no answer: is its intake running, and is the command refused there ` +
        '(iom_commands_total{outcome="refused"} says why)?'
      );
  }
}

function isSettling({ status }: Answer): boolean {
  return status === 'REDRIVEN' || status === 'DISCARDED';
}
