import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { argumentsForOwnCode, ownModule } from './own-code.js';

/** What the launcher tells its guardian, one JSON line each. */
export type GuardOrder =
  | { readonly order: 'watch'; readonly pid: number; readonly politely: NodeJS.Signals }
  | { readonly order: 'forget'; readonly pid: number }
  | { readonly order: 'remove'; readonly folder: string }
  | { readonly order: 'keep'; readonly folder: string }
  | { readonly order: 'at-once' };

/** The launcher's end of the pipe to its guardian. */
export interface Guard {
  /** End this process (leader of its group) if the launcher goes; `politely` is the first signal it gets. */
  watch(pid: number, politely: NodeJS.Signals): void;
  /** This process has ended: its id may soon be somebody else's. */
  forget(pid: number): void;
  /** Remove this folder after everything has ended. */
  removeAtEnd(folder: string): void;
  /** Leave this folder after all. */
  keepAtEnd(folder: string): void;
  /** No grace: what still runs when the launcher goes is killed. */
  skipGrace(): void;
  /** Ends the guardian, and with it whatever it still watches. */
  close(): Promise<void>;
}

/**
 * Starts the guardian: in a session of its own, so that Ctrl-C in the launcher's terminal does not reach it.
 * It holds nothing of the launcher but the reading end of one pipe.
 */
export function startGuard(): Guard {
  const guardian = spawn(
    process.execPath,
    [...argumentsForOwnCode(), ownModule(join(import.meta.dirname, 'guardian'))],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  const gone = once(guardian, 'exit');
  // A guardian that somebody killed must not take the launcher down; there is just no guard any more.
  guardian.stdin.on('error', () => {});
  guardian.unref();
  const tell = (order: GuardOrder): void => {
    if (guardian.stdin.writable) guardian.stdin.write(`${JSON.stringify(order)}\n`);
  };
  return {
    watch: (pid, politely) => tell({ order: 'watch', pid, politely }),
    forget: (pid) => tell({ order: 'forget', pid }),
    removeAtEnd: (folder) => tell({ order: 'remove', folder }),
    keepAtEnd: (folder) => tell({ order: 'keep', folder }),
    skipGrace: () => tell({ order: 'at-once' }),
    close: async () => {
      guardian.ref();
      guardian.stdin.end();
      await gone;
    },
  };
}
