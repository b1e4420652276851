/** Either a value or what is wrong: expected outcomes of reading people's files are values, not exceptions. */
export type Result<Value, Failure> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };
