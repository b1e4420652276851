/** The path of one of our modules as this process can run it: built, or straight from source. */
export function ownModule(pathWithoutSuffix: string): string {
  return `${pathWithoutSuffix}${import.meta.filename.endsWith('.ts') ? '.ts' : '.js'}`;
}

/**
 * The Node options that a process running our code needs: those of this one (source needs its loader),
 * without a debugger's, whose port is taken.
 */
export function argumentsForOwnCode(): readonly string[] {
  return process.execArgv.filter((argument) => !argument.startsWith('--inspect'));
}
