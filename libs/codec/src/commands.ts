import type { Command } from '@iom/domain';
import type { Codec } from './codec.js';

const NAME = 'uk.iom.Command';

/** A record of `iom.commands`, framed. */
export function encodeCommand(codec: Codec, command: Command): Buffer {
  return codec.encode(NAME, { ...command, link: command.link ?? null });
}

/** Throws when the record is anything else than a command. */
export function decodeCommand(codec: Codec, bytes: Buffer): Command {
  const { name, value } = codec.decode<Command>(bytes);
  if (name !== NAME) throw new Error(`${name} is no command`);
  return value;
}
