import { globSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { MissingPrerequisiteError } from './missing-prerequisite.error.js';
import { run } from './run.js';

/** The schema registry asks for 21; Kafka would be content with 17. */
export const LEAST_JAVA = 21;

/** A Java that can run the parts. */
export interface Java {
  readonly command: string;
  readonly major: number;
  /** The version line as the program gives it: which build this is, too. */
  readonly version: string;
}

/**
 * The first Java of at least 21 among JAVA_HOME, the one on the PATH, and those in the places where
 * operating systems and SDKMAN put them: the default `java` is often older than one that stands beside it.
 */
export async function findJava(javaHome: string | undefined): Promise<Java> {
  const tooOld: string[] = [];
  for (const command of candidates(javaHome)) {
    const { code, output } = await run(command, ['-version']);
    const java = code === 0 ? parseJavaVersion(output) : undefined;
    if (java && java.major >= LEAST_JAVA) return { command, ...java };
    if (java) tooOld.push(`${command} is ${java.major}`);
  }
  const found = tooOld.length === 0 ? 'none was found' : `found: ${tooOld.join(', ')}`;
  throw new MissingPrerequisiteError(
    `Java ${LEAST_JAVA} or newer is needed (${found}): install a JDK, for example Temurin 25 from https://adoptium.net, or set JAVA_HOME to one.`,
  );
}

/** Reads what `java -version` says; `undefined` when that is no Java. */
export function parseJavaVersion(output: string): Omit<Java, 'command'> | undefined {
  const match = /^.*version "(?:1\.)?(\d+)[^"]*".*$/m.exec(output);
  return match ? { major: Number(match[1]), version: match[0].trim() } : undefined;
}

function candidates(javaHome: string | undefined): readonly string[] {
  const named = javaHome ? [join(javaHome, 'bin/java')] : [];
  const usual = [
    '/usr/lib/jvm/*/bin/java',
    '/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java',
    '/opt/homebrew/opt/openjdk*/bin/java',
    join(homedir(), '.sdkman/candidates/java/*/bin/java'),
  ].flatMap((pattern) => globSync(pattern).toSorted());
  return [...new Set([...named, 'java', ...usual])];
}
