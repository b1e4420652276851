/** A schema as an .avsc file holds it: JSON, named types by name or in full. */
export type AvroSchema = string | readonly AvroSchema[] | AvroSchemaObject;

export interface AvroSchemaObject {
  readonly type: AvroSchema;
  readonly name?: string;
  readonly namespace?: string;
  readonly doc?: string;
  readonly fields?: readonly AvroField[];
  readonly items?: AvroSchema;
  readonly symbols?: readonly string[];
  readonly default?: unknown;
  readonly logicalType?: string;
}

export interface AvroField {
  readonly name: string;
  readonly type: AvroSchema;
  readonly default?: unknown;
  readonly doc?: string;
}

/** Self-contained record schemas by full name: what the codec and the registry are given. */
export type SchemaSet = ReadonlyMap<string, AvroSchemaObject>;

/** `uk.iom` + `Meta` → `uk.iom.Meta`. */
export function fullNameOf(schema: AvroSchemaObject): string {
  if (schema.name === undefined) throw new Error('A schema without a name');
  return schema.namespace === undefined ? schema.name : `${schema.namespace}.${schema.name}`;
}

/**
 * Makes a named schema stand alone: the first mention of another named type becomes its definition, later ones stay names.
 * Throws when it mentions a type that is not among `types`.
 */
export function selfContained(
  root: AvroSchemaObject,
  types: ReadonlyMap<string, AvroSchemaObject>,
): AvroSchemaObject {
  const defined = new Set<string>();
  const resolve = (schema: AvroSchema, namespace: string | undefined): AvroSchema => {
    if (typeof schema === 'string') {
      if (PRIMITIVES.has(schema)) return schema;
      const name =
        schema.includes('.') || namespace === undefined ? schema : `${namespace}.${schema}`;
      const type = types.get(name);
      if (type === undefined) throw new Error(`Schema type ${name} is not defined`);
      return defined.has(name) ? name : resolve(type, namespace);
    }
    if (Array.isArray(schema))
      return schema.map((branch: AvroSchema) => resolve(branch, namespace));
    const object = schema as AvroSchemaObject;
    const here = object.namespace ?? namespace;
    if (object.name !== undefined)
      defined.add(here === undefined ? object.name : `${here}.${object.name}`);
    return {
      ...object,
      ...(object.name !== undefined && here !== undefined ? { namespace: here } : {}),
      ...(object.fields
        ? { fields: object.fields.map((field) => ({ ...field, type: resolve(field.type, here) })) }
        : {}),
      ...(object.items === undefined ? {} : { items: resolve(object.items, here) }),
    };
  };
  return resolve(root, root.namespace) as AvroSchemaObject;
}

const PRIMITIVES = new Set([
  'null',
  'boolean',
  'int',
  'long',
  'float',
  'double',
  'bytes',
  'string',
]);
