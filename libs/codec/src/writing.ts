import avsc from 'avsc';

/** Writes values of one schema. */
export interface Writing {
  /** Answers where the value ends; negative: so many bytes did not fit. */
  encode(value: unknown, room: Buffer, from: number): number;
}

/**
 * A record type in parts: written one behind the other, they are the record. Nothing when the names are not its fields in
 * their order, as in another version of it.
 */
export function partsOf(
  type: avsc.Type | undefined,
  names: readonly (readonly string[])[],
): readonly avsc.types.RecordType[] {
  if (!(type instanceof avsc.types.RecordType)) return [];
  const { fields } = type;
  if (names.flat().join() !== fields.map(({ name }) => name).join()) return [];
  return names.map((part) => {
    const own = fields.filter(({ name }) => part.includes(name));
    // A type may stand for its schema. Without a name, parts of one record do not get in each other's way.
    const schema = {
      type: 'record',
      fields: own.map(({ name, type: of }) => ({ name, type: of })),
    };
    return avsc.Type.forSchema(schema as avsc.Schema) as avsc.types.RecordType;
  });
}

/** Puts bytes that are written already behind others; answers like a `Writing`. */
export function copyInto(room: Buffer, bytes: Buffer, from: number): number {
  const end = from + bytes.length;
  if (end > room.length) return room.length - end;
  bytes.copy(room, from);
  return end;
}
