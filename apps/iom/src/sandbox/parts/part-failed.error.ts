/** An embedded part could not be fetched, did not come up, or ended by itself; carries its last words. */
export class PartFailedError extends Error {
  override readonly name = 'PartFailedError';

  constructor(sentence: string, lastLines: readonly string[] = []) {
    super([sentence, ...lastLines.map((line) => `    ${line}`)].join('\n'));
  }
}
