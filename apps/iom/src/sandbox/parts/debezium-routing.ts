import type { ConnectSettings } from './connect-properties.js';

/** The prefix of Debezium's own names for topics, `<prefix>.<schema>.<table>`, which no record keeps. */
export const TOPIC_PREFIX = 'ndelius';
const SCHEMA = 'DELIUS_APP_SCHEMA';
const CODE_TABLES = 'R_[A-Z_]+|TEAM|DISTRICT|BOROUGH|PROBATION_AREA';

/**
 * How changes of nDelius come to the bridge's two topics: rows of code tables to `reference.<org>` under the key `TABLE/ID`,
 * all others to `source.<org>` in the order of their commits. The same for Oracle and for PostgreSQL.
 */
export function deliusRouting(org: string): ConnectSettings {
  return {
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'value.converter.schemas.enable': 'false',
    'value.converter.decimal.format': 'NUMERIC',

    transforms: 'name,gather,key,source',
    'transforms.name.type': 'io.debezium.transforms.ContentBasedRouter',
    'transforms.name.topic.regex': String.raw`${TOPIC_PREFIX}\.${SCHEMA}\.(${CODE_TABLES})`,
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
    'transforms.source.type': 'org.apache.kafka.connect.transforms.RegexRouter',
    'transforms.source.regex': String.raw`${TOPIC_PREFIX}\..*`,
    'transforms.source.replacement': `source.${org}`,

    predicates: 'isReference',
    'predicates.isReference.type':
      'org.apache.kafka.connect.transforms.predicates.TopicNameMatches',
    'predicates.isReference.pattern': String.raw`reference\..*`,
  };
}
