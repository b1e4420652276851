import { Codec, encodeCommand, loadSchemas, MemorySchemaIds, packingWith } from '@iom/codec';
import type { Command, Operator } from '@iom/domain';
import { operator } from '@iom/testing';
import { MemoryLog } from '../memory-log.js';
import { topicDeclarations } from '../topic-declarations.js';
import { COMMANDS } from '../topics.js';
import { CommandCounts } from './command-counts.js';
import { CommandDesk } from './command-desk.js';
import { memoryCommandLog } from './command-log.js';

const OWN = 'source.gwent-police';
const OTHER = 'source.probation-wales';
const place = (given: object = {}) => ({
  topic: OWN,
  partition: 1,
  offset: 0,
  setAside: null,
  ...given,
});

async function deskOn(operators: readonly Operator[]) {
  const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
  const topics = topicDeclarations([
    { id: 'gwent-police', kind: 'police' },
    { id: 'probation-wales', kind: 'probation' },
  ]);
  const log = new MemoryLog({ topics, packing: packingWith(codec) });
  log.append({ topic: OWN, partition: 1, key: null, value: Buffer.from('a record') });
  const refused: string[] = [];
  const counts = new CommandCounts(
    { count: () => ({ add: (labels = {}) => void refused.push(String(labels.reason)) }) },
    { info: () => undefined, warn: () => undefined },
  );
  const newDesk = () =>
    new CommandDesk({
      codec,
      operators,
      own: topics.filter(({ name }) => name === OWN),
      sources: new Set([OWN, OTHER]),
      log: memoryCommandLog(log),
      counts,
    });
  const write = (...values: readonly (Command | Buffer)[]) =>
    log.append(
      ...values.map((value) => ({
        topic: COMMANDS,
        partition: 0,
        key: null,
        value: Buffer.isBuffer(value) ? value : encodeCommand(codec, value),
      })),
    );
  const all = () => log.read(COMMANDS);
  return { newDesk, write, all, refused };
}

describe('a desk where commands are taken', () => {
  const jo = operator();

  it('answers a good command with the record that it is about', async () => {
    const { newDesk, write, all, refused } = await deskOn([jo]);
    write(jo.command({ target: place() }));
    const accepted = await newDesk().accept(all());
    expect(accepted.map(({ record }) => String(record?.value))).toEqual(['a record']);
    expect(refused).toEqual([]);
  });

  it('answers it without the record when the log no longer holds that', async () => {
    const { newDesk, write, all } = await deskOn([jo]);
    write(jo.command({ target: place({ offset: 7 }) }));
    expect(await newDesk().accept(all())).toMatchObject([{ record: undefined }]);
  });

  it('leaves to others what is about their records, and takes no notice of what was only seen', async () => {
    const { newDesk, write, all, refused } = await deskOn([jo]);
    write(
      jo.command({ target: place({ topic: OTHER }) }),
      jo.command({ target: place(), kind: 'CONTENT_SEEN' }),
    );
    expect(await newDesk().accept(all())).toEqual([]);
    expect(refused).toEqual([]);
  });

  it.each<[string, () => Command | Buffer]>([
    ['UNREADABLE', () => Buffer.from('no command')],
    ['UNREADABLE', () => Buffer.from([0, 0, 0, 255, 255, 1])],
    ['UNKNOWN_OPERATOR', () => operator({ id: 'nobody' }).command({ target: place() })],
    ['WRONG_SIGNATURE', () => operator().command({ target: place() })],
    ['NO_SUCH_RECORD', () => jo.command({ target: null })],
    ['NO_SUCH_RECORD', () => jo.command({ target: place({ partition: 9 }) })],
    ['NO_SUCH_RECORD', () => jo.command({ target: place({ offset: -1 }) })],
    ['NO_SUCH_RECORD', () => jo.command({ target: place({ topic: 'iom.events' }) })],
  ])('refuses and counts (%s)', async (reason, make) => {
    const { newDesk, write, all, refused } = await deskOn([jo]);
    write(make());
    expect(await newDesk().accept(all())).toEqual([]);
    expect(refused).toEqual([reason]);
  });

  it('does not obey a command again that somebody has copied, not even after a restart', async () => {
    const { newDesk, write, all, refused } = await deskOn([jo]);
    const command = jo.command({ target: place() });
    write(command);
    const desk = newDesk();
    expect(await desk.accept(all())).toHaveLength(1);
    write(command);
    expect(await desk.accept(all().slice(1))).toEqual([]);
    expect(await newDesk().accept(all().slice(1))).toEqual([]);
    expect(refused).toEqual(['REPEATED', 'REPEATED']);
  });

  it('obeys a command that it is handed a second time, because its transaction had failed', async () => {
    const { newDesk, write, all } = await deskOn([jo]);
    write(jo.command({ target: place() }));
    const desk = newDesk();
    await desk.accept(all());
    expect(await desk.accept(all())).toHaveLength(1);
  });

  it('is not kept from obeying by somebody who has used the id before without a right to', async () => {
    const { newDesk, write, all } = await deskOn([jo]);
    const command = jo.command({ target: place() });
    write({ ...command, signature: Buffer.alloc(64) }, command);
    expect(await newDesk().accept(all())).toHaveLength(1);
  });
});
