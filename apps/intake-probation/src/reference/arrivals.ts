/** Lets a reader wait for something that is announced by name. */
export class Arrivals {
  private readonly waiting = new Map<string, Set<() => void>>();

  /** Resolves with true when the name arrives, with false when the signal is aborted first. */
  of(name: string, signal: AbortSignal): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const arrive = (): void => resolve(true);
    const giveUp = (): void => resolve(false);
    const waiting = this.waiting.get(name) ?? new Set();
    this.waiting.set(name, waiting.add(arrive));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
    return promise.finally(() => {
      signal.removeEventListener('abort', giveUp);
      waiting.delete(arrive);
      if (waiting.size === 0 && this.waiting.get(name) === waiting) this.waiting.delete(name);
    });
  }

  /** Whoever waits for the name goes on, once what is announced has been put in its place. */
  arrived(name: string): void {
    for (const arrive of this.waiting.get(name) ?? []) arrive();
  }
}
