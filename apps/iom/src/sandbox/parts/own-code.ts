import { join } from 'node:path';
import { repositoryRoot } from './repository-root.js';

const IS_SOURCE = import.meta.filename.endsWith('.ts');

/** The path of one of our modules as this process can run it: built, or straight from source. */
export function ownModule(pathWithoutSuffix: string): string {
  return `${pathWithoutSuffix}${IS_SOURCE ? '.ts' : '.js'}`;
}

/**
 * The Node options that a process running our code needs: those of this one, without a debugger's, whose port is taken. Source
 * needs its loader as well, which a test runner that compiles for itself does not have.
 */
export function argumentsForOwnCode(own: readonly string[] = process.execArgv): readonly string[] {
  const kept = own.filter((argument) => !argument.startsWith('--inspect'));
  if (!IS_SOURCE) return kept;
  const loader = join(repositoryRoot(), 'test/support/from-source.js');
  return kept.includes(loader) ? kept : [...kept, '--import', loader];
}
