import type { Codec } from '@iom/codec';
import type { ValueCodec } from '@iom/event-log';
import type { Told } from './told.js';

const NAME = 'uk.iom.state.Told';

/** How the stage's state is stored. */
export function toldWith(codec: Codec): ValueCodec<Told> {
  return {
    encode: (told) => codec.encode(NAME, told),
    decode: (bytes) => codec.decode<Told>(bytes).value,
    learn: (values) => codec.learn(values),
  };
}
