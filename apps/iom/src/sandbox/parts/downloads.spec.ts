import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedVersion } from './downloads.js';
import { repositoryRoot } from './repository-root.js';

describe('the version of a part', () => {
  it.each([
    ['kafka', 'kafka_2.13'],
    ['registry', 'apicurio-registry-app'],
  ])('of %s is pinned exactly, in its pom and nowhere else', (part, artifact) => {
    const pom = readFileSync(join(repositoryRoot(), 'apps/iom/parts', part, 'pom.xml'), 'utf8');
    expect(pinnedVersion(pom, artifact)).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('is of the very artifact that was asked for', () => {
    const pom = `
      <artifactId>kafka_2113</artifactId> <version>1.0.0</version>
      <artifactId>kafka_2.13</artifactId>
      <version>4.3.1</version>`;
    expect(pinnedVersion(pom, 'kafka_2.13')).toBe('4.3.1');
    expect(() => pinnedVersion(pom, 'kafka')).toThrow('The pom pins no version of kafka.');
  });
});
