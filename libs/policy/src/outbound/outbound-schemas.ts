import type { EventType, Organisation } from '@iom/domain';
import { ENUMS, type EnumName } from '../agreement/enums.js';
import { fieldTypesOf, type FieldType } from '../agreement/fields.js';
import type { Policy } from '../decision/policy.js';
import { outputOf } from '../agreement/compiled-row.js';
import { HANDLING, PERSONS } from './fixed-parts.js';
import type { OutboundSchema, OutboundType } from './outbound-schema.js';
import { POINTER_TYPE } from './pointer.js';
import { outboundName, outboundNamespace } from './project.js';

/**
 * The schemas of what organisations are sent, by full name, each self-contained. A field that no agreement can let out to an
 * organisation does not exist in its schemas. Every governed field may be null and every enum has UNKNOWN to fall back on,
 * so that agreements can change without breaking a reader.
 */
export function outboundSchemas(
  policy: Policy,
  organisations: readonly Organisation[] = [...policy.organisations.values()],
): ReadonlyMap<string, OutboundSchema> {
  const schemas = new Map<string, OutboundSchema>();
  for (const organisation of organisations) {
    for (const [type, fields] of outboundFields(policy, organisation.id)) {
      schemas.set(outboundName(organisation.id, type), recordFor(organisation, type, fields));
    }
  }
  return schemas;
}

/** What rows of any version of any agreement can put into an organisation's records, by event type. */
function outboundFields(
  { agreements }: Policy,
  recipient: string,
): ReadonlyMap<EventType, ReadonlyMap<string, FieldType>> {
  const types = new Map<EventType, Map<string, FieldType>>();
  const rows = agreements.flatMap(({ share }) => share).filter(({ to }) => to === recipient);
  if (rows.some(({ limited }) => limited === 'POINTER')) {
    const contact = [...fieldTypesOf(POINTER_TYPE)].filter(([field]) => field !== 'occurredAt');
    types.set(POINTER_TYPE, new Map(contact));
  }
  for (const { event, fields: rules } of rows) {
    const fields = types.get(event) ?? new Map<string, FieldType>();
    types.set(event, fields);
    for (const [field, type] of fieldTypesOf(event)) {
      const rule = rules.get(field);
      const output = rule === undefined ? null : outputOf(field, type, rule);
      if (output !== null) fields.set(output.name, output.type);
    }
  }
  return types;
}

function recordFor(
  { id, kind }: Organisation,
  type: EventType,
  fields: ReadonlyMap<string, FieldType>,
): OutboundSchema {
  const defined = new Set<string>();
  return {
    type: 'record',
    name: type,
    namespace: outboundNamespace(id),
    fields: [
      { name: 'person', type: PERSONS[kind] },
      ...[...fields]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, holds]) => ({
          name,
          type: ['null', avroType(holds, defined)],
          default: null,
        })),
      { name: 'handling', type: HANDLING },
    ],
  };
}

/** Defines a named type where it is mentioned first, and names it afterwards. */
function avroType(type: FieldType, defined: Set<string>): OutboundType {
  const once = (name: string, definition: OutboundSchema): OutboundType => {
    if (defined.has(name)) return name;
    defined.add(name);
    return definition;
  };
  switch (type.holds) {
    case 'text':
    case 'free-text':
    case 'day':
      return 'string';
    case 'flag':
      return 'boolean';
    case 'number':
      return 'long';
    case 'instant':
      return { type: 'long', logicalType: 'timestamp-micros' };
    case 'enum':
      return once(type.name, enumOf(type.name));
    case 'list':
      return {
        type: 'array',
        items: type.of === 'text' ? 'string' : once(type.of, ITEMS[type.of]),
      };
  }
}

/** What lists hold that is more than a text. */
const ITEMS: Readonly<Record<'ContactParty' | 'OffenceCount', OutboundSchema>> = {
  ContactParty: {
    type: 'record',
    name: 'ContactParty',
    fields: [
      { name: 'role', type: 'string' },
      { name: 'org', type: 'string' },
    ],
  },
  OffenceCount: {
    type: 'record',
    name: 'OffenceCount',
    fields: [
      { name: 'offenceClass', type: 'string' },
      { name: 'count', type: 'int' },
    ],
  },
};

function enumOf(name: EnumName): OutboundSchema {
  return { type: 'enum', name, symbols: ENUMS[name], default: 'UNKNOWN' };
}
