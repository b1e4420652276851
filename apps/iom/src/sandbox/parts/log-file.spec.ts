import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogFile, lastTelling } from './log-file.js';

describe('the log of a part', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'iom-log-spec-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('grows from start to start, and only its owner may read it', () => {
    const log = new LogFile(join(folder, 'logs/kafka.log'));
    for (const line of ['first start\n', 'second start\n']) {
      log.open((descriptor) => appendFileSync(descriptor, line));
    }
    log.close();
    expect(log.lastLines()).toEqual(['first start', 'second start']);
    expect(statSync(log.path).mode & 0o077).toBe(0);
  });

  it('is moved aside when it has grown large, so that two files bound what it takes', () => {
    const path = join(folder, 'kafka.log');
    writeFileSync(path, Buffer.alloc(21 * 1024 * 1024, 'x'));
    const log = new LogFile(path);
    log.open((descriptor) => appendFileSync(descriptor, 'begins anew\n'));
    log.close();
    expect(readFileSync(path, 'utf8')).toBe('begins anew\n');
    expect(statSync(`${path}.1`).size).toBe(21 * 1024 * 1024);
  });

  it('gives its telling lines to a message about a failure, not its stack frames', () => {
    const log = [
      'ERROR Exiting Kafka due to fatal exception',
      'Caused by: java.net.BindException: Address already in use',
      '\tat java.base/sun.nio.ch.Net.bind0(Native Method)',
      '\t... 18 more',
      'WARNING: sun.misc.Unsafe::invokeCleaner will be removed in a future release',
      '',
    ].join('\n');
    expect(lastTelling(log, 5)).toEqual([
      'ERROR Exiting Kafka due to fatal exception',
      'Caused by: java.net.BindException: Address already in use',
    ]);
  });

  it('says nothing when nothing was ever said', () => {
    expect(new LogFile(join(folder, 'none.log')).lastLines()).toEqual([]);
  });
});
