/** An embedded part could not be fetched, did not come up, or ended by itself; carries its last words. */
export class PartFailedError extends Error {
  override readonly name = 'PartFailedError';

  /** Another process was quicker to take the port; other ports may do. */
  readonly portWasTaken: boolean;

  constructor(sentence: string, lastLines: readonly string[] = []) {
    super([sentence, ...lastLines.map((line) => `    ${line}`)].join('\n'));
    this.portWasTaken = lastLines.some((line) =>
      /address already in use|EADDRINUSE|seems to be in use/i.test(line),
    );
  }
}
