import type { Guard } from './guard.js';
import { MissingPrerequisiteError } from './missing-prerequisite.error.js';
import { PartFailedError } from './part-failed.error.js';
import { run } from './run.js';

const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

/** One copying: `title` is what a person calls it. */
export interface MavenCopy {
  readonly title: string;
  readonly pom: string;
  readonly folder: string;
  readonly guard: Guard;
}

/** Maven, found: copies the dependencies of a pom, as the user's own settings and mirrors say. */
export interface Maven {
  /** Copies what `pom` names into `folder`; what was fetched before a failure is not fetched again. */
  copyDependencies(fetch: MavenCopy): Promise<void>;
}

/** Finds `mvn`; when it finds no Java of its own it is given the one that runs the parts. */
export async function findMaven(javaHome: string, command = 'mvn'): Promise<Maven> {
  const plain = await run(command, ['-v']);
  const prefix = plain.code === 0 ? [command] : ['env', `JAVA_HOME=${javaHome}`, command];
  if (plain.code !== 0 && (await run(prefix[0]!, [...prefix.slice(1), '-v'])).code !== 0) {
    throw new MissingPrerequisiteError(
      'Maven (mvn) is needed to fetch Kafka and the schema registry once: install it (for example `apt-get install maven`, `brew install maven`), or set KAFKA_BROKERS, SCHEMA_REGISTRY_URL and DATABASE_URL to use servers that run already.',
    );
  }
  return {
    copyDependencies: async ({ title, pom, folder, guard }) => {
      const quietly = ['-B', '-q', '-ntp', '--strict-checksums'];
      const what = [COPY, '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
      const args = [...prefix.slice(1), ...quietly, '-f', pom, ...what];
      const { code, output } = await run(prefix[0]!, args, { guard });
      if (code === 0) return;
      throw new PartFailedError(
        `${title} could not be fetched. Check the network, the proxy and the mirror in ~/.m2/settings.xml, then run the same command again: what was fetched is kept. Maven said`,
        relevantLines(output),
      );
    },
  };
}

/** Maven repeats itself and explains its options; a reader needs the first errors. */
export function relevantLines(output: string): readonly string[] {
  const errors = output
    .split('\n')
    .filter((line) => line.includes('[ERROR]'))
    .map((line) => line.replace(/^.*\[ERROR\]\s*/, '').trim())
    .filter((line) => line !== '' && !/^(?:To see|Re-run|For more|-> \[Help|\[Help)/.test(line));
  return errors.length > 0 ? errors.slice(0, 6) : output.trim().split('\n').slice(-6);
}
