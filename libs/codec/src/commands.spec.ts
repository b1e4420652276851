import { generateKeyPairSync } from 'node:crypto';
import { isSignedBy, signCommand, type UnsignedCommand } from '@iom/domain';
import { Codec } from './codec.js';
import { decodeCommand, encodeCommand } from './commands.js';
import { MemorySchemaIds } from './schema-ids.js';
import { loadSchemas } from './schema-files.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const DISCARD: UnsignedCommand = {
  commandId: '7a0c8a52-6b1d-4f0e-9a54-3d1f6f0f5c11',
  at: Date.UTC(2026, 5, 14, 12) * 1_000,
  operator: 'a-synthetic-operator',
  kind: 'DISCARD',
  target: { topic: 'source.gwent-police', partition: 1, offset: 42, setAside: null },
  reason: 'the force has sent it again under another number',
};

describe('a command on the log', () => {
  it.each<[string, UnsignedCommand]>([
    ['with everything', DISCARD],
    ['with as little as there may be', { ...DISCARD, target: null, reason: null }],
  ])('%s is still signed when it has been written and read', async (_what, unsigned) => {
    const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
    const command = signCommand(unsigned, privateKey);
    const read = decodeCommand(codec, encodeCommand(codec, command));
    expect(read).toEqual({ ...command, link: command.link ?? null });
    expect(isSignedBy(read, publicKey)).toBe(true);
  });

  it('is no other record', async () => {
    const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
    const other = codec.encode('uk.iom.CommandTarget', DISCARD.target);
    expect(() => decodeCommand(codec, other)).toThrow('uk.iom.CommandTarget is no command');
  });
});
