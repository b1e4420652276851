/** A stream of chances that a seed makes, always the same. */
export interface Chance {
  /** A whole number from 0 to `count - 1`. */
  below(count: number): number;
  pick<T>(from: readonly T[]): T;
}

/** mulberry32: small, fast, and good enough to wander with. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const below = (count: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count);
  };
  return { below, pick: (from) => from[below(from.length)]! };
}

type Mutable = Record<string, unknown>;

/** A place in a record: an object or a list, and one of its names. */
interface Place {
  readonly at: Mutable;
  readonly name: string;
}

/** A record with up to four things changed, as bytes: in its values, its names, or the text itself. */
export function mutated(record: unknown, junk: readonly unknown[], chance: Chance): Buffer {
  const copy: unknown = structuredClone(record);
  for (let left = chance.below(4); left > 0; left--) changeField(copy, junk, chance);
  const bytes = Buffer.from(JSON.stringify(copy));
  return chance.below(4) === 0 ? changeBytes(bytes, chance) : bytes;
}

function changeField(record: unknown, junk: readonly unknown[], chance: Chance): void {
  const places = placesIn(record);
  if (places.length === 0) return;
  const { at, name } = chance.pick(places);
  const value = at[name];
  switch (chance.below(7)) {
    case 0:
      delete at[name];
      return;
    case 1:
      delete at[name];
      at[chance.pick([name.toUpperCase(), name.toLowerCase(), `${name}_`, ` ${name}`])] = value;
      return;
    case 2:
      at[name.toUpperCase()] = structuredClone(chance.pick(junk));
      return;
    case 3: {
      const other = chance.pick(places);
      at[name] = structuredClone(other.at[other.name]);
      return;
    }
    case 4:
      at[name] = chance.pick([[value], { value }, String(value), Number(value)]);
      return;
    default:
      at[name] = structuredClone(chance.pick(junk));
  }
}

function placesIn(record: unknown): readonly Place[] {
  if (typeof record !== 'object' || record === null) return [];
  const at = record as Mutable;
  return Object.keys(at).flatMap((name) => [{ at, name }, ...placesIn(at[name])]);
}

function changeBytes(bytes: Buffer, chance: Chance): Buffer {
  const at = chance.below(bytes.length + 1);
  switch (chance.below(5)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + chance.below(20))]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(chance.below(bytes.length + 1))]);
    case 3:
      return Buffer.from(bytes.toString('utf8'), chance.pick(['utf16le', 'latin1', 'base64']));
    default: {
      const flipped = Buffer.from(bytes);
      for (let left = 1 + chance.below(4); left > 0; left--) {
        flipped[chance.below(flipped.length)] = chance.below(256);
      }
      return flipped;
    }
  }
}
