import type { ConnectSettings } from './connect-properties.js';

/** The prefix of Debezium's own names for topics, `<prefix>.<schema>.<table>`, under which nothing is kept. */
export const TOPIC_PREFIX = 'ndelius';
const CODE_TABLE = String.raw`ndelius\.DELIUS_APP_SCHEMA\.(R_[A-Z_]+|TEAM|DISTRICT|BOROUGH|PROBATION_AREA)`;

/**
 * What a row of a code table is known by on the reference topic: its primary key as JSON, as every Connect can write it, or
 * `TABLE/ID`, for which Debezium's scripting and Groovy have to be installed.
 */
export type ReferenceKeys = 'primary-key' | 'table-and-id';

/**
 * How changes of nDelius come to the bridge's two topics: rows of code tables to `reference.<org>`, all others to
 * `source.<org>` in the order of their commits. The same for Oracle and for PostgreSQL.
 */
export function deliusRouting(org: string, keys: ReferenceKeys): ConnectSettings {
  return {
    'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'value.converter.schemas.enable': 'false',
    'value.converter.decimal.format': 'NUMERIC',
    ...(keys === 'primary-key' ? byPrimaryKey(org) : byTableAndId(org)),
    'transforms.source.type': 'org.apache.kafka.connect.transforms.RegexRouter',
    'transforms.source.regex': String.raw`ndelius\..*`,
    'transforms.source.replacement': `source.${org}`,
  };
}

function byPrimaryKey(org: string): ConnectSettings {
  return {
    'key.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'key.converter.schemas.enable': 'false',
    'key.converter.decimal.format': 'NUMERIC',
    transforms: 'reference,source',
    'transforms.reference.type': 'org.apache.kafka.connect.transforms.RegexRouter',
    'transforms.reference.regex': CODE_TABLE,
    'transforms.reference.replacement': `reference.${org}`,
  };
}

function byTableAndId(org: string): ConnectSettings {
  return {
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    transforms: 'name,gather,key,source',
    'transforms.name.type': 'io.debezium.transforms.ContentBasedRouter',
    'transforms.name.topic.regex': CODE_TABLE,
    'transforms.name.language': 'jsr223.groovy',
    'transforms.name.topic.expression':
      "topic.tokenize('.').last() + '/' + key.get(keySchema.fields().first())",
    'transforms.name.null.handling.mode': 'evaluate',
    'transforms.gather.type': 'io.debezium.transforms.ByLogicalTableRouter',
    'transforms.gather.topic.regex': '([A-Z_]+/.+)',
    'transforms.gather.topic.replacement': `reference.${org}`,
    'transforms.gather.key.field.name': 'named',
    'transforms.gather.key.field.regex': '(.+)',
    'transforms.gather.key.field.replacement': '$1',
    'transforms.key.type': 'org.apache.kafka.connect.transforms.ExtractField$Key',
    'transforms.key.field': 'named',
    'transforms.key.predicate': 'isReference',
    predicates: 'isReference',
    'predicates.isReference.type':
      'org.apache.kafka.connect.transforms.predicates.TopicNameMatches',
    'predicates.isReference.pattern': String.raw`reference\..*`,
  };
}
