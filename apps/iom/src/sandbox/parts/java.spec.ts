import { parseJavaVersion } from './java.js';

describe('what `java -version` says', () => {
  it.each([
    ['openjdk version "25.0.3" 2026-04-21 LTS\nOpenJDK Runtime Environment Temurin', 25],
    ['openjdk version "21" 2023-09-19\nOpenJDK Runtime Environment', 21],
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_402"\nJava(TM) SE Runtime Environment', 8],
    ['openjdk version "26-ea" 2026-03-17', 26],
    ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "21.0.2" 2024-01-16', 21],
  ])('%j is Java %i', (output, major) => {
    expect(parseJavaVersion(output)?.major).toBe(major);
  });

  it('names the build by its line, whatever is printed before it', () => {
    const output = 'Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "21.0.2" 2024-01-16\nmore';
    expect(parseJavaVersion(output)?.version).toBe('openjdk version "21.0.2" 2024-01-16');
  });

  it('is nothing when there is no Java behind the command', () => {
    expect(
      parseJavaVersion('The operation couldn’t be completed. Unable to locate a Java Runtime.'),
    ).toBeUndefined();
  });
});
