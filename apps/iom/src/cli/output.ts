/** Results go to standard output, progress to standard error, so that either can be piped alone. */
export interface Output {
  readonly json: boolean;
  /** The result as a whole: one line of JSON with `--json`, else what `text` says. */
  readonly result: (value: unknown, text: () => string) => void;
  readonly progress: (text: string) => void;
}

export function outputTo(json: boolean): Output {
  return {
    json,
    result: (value, text) =>
      void process.stdout.write(`${json ? JSON.stringify(value) : text()}\n`),
    progress: (text) => void process.stderr.write(`${text}\n`),
  };
}
