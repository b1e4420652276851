/** Something wrong in a file that people write, where they will look for it. */
export interface Fault {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The valid name that comes nearest to a misspelt one. */
  readonly nearest?: string;
}

/** `agreements/iom-gwent.yaml:14:7 there is no field 'outcom' (did you mean 'outcome'?)` */
export function formatFault({ file, line, column, message, nearest }: Fault): string {
  const hint = nearest === undefined ? '' : ` (did you mean '${nearest}'?)`;
  return `${file}:${line}:${column} ${message}${hint}`;
}
