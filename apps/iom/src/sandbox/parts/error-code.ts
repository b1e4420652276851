/** The code of a system error, such as `ENOENT`; asked of the value alone, since tests see errors of another realm. */
export function codeOf(failure: unknown): unknown {
  return typeof failure === 'object' && failure !== null && 'code' in failure
    ? failure.code
    : undefined;
}
