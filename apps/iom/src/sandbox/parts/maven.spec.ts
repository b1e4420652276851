import { relevantLines } from './maven.js';

describe('what is repeated of a failed Maven run', () => {
  it('is the reason, without advice about its options', () => {
    const output = [
      '[ERROR] Failed to execute goal on project sandbox-kafka: Could not resolve dependencies',
      '[ERROR] Unknown host central.example: Name or service not known -> [Help 1]',
      '[ERROR] ',
      '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
      '[ERROR] Re-run Maven using the -X switch to enable full debug logging.',
      '[ERROR] For more information about the errors and possible solutions, please read:',
      '[ERROR] [Help 1] http://cwiki.apache.example/MavenException',
    ].join('\n');
    expect(relevantLines(output)).toEqual([
      'Failed to execute goal on project sandbox-kafka: Could not resolve dependencies',
      'Unknown host central.example: Name or service not known -> [Help 1]',
    ]);
  });

  it('is the end of what it said when it marked nothing as an error', () => {
    expect(relevantLines('one\ntwo\nJAVA_HOME is not defined correctly\n')).toContain(
      'JAVA_HOME is not defined correctly',
    );
  });
});
