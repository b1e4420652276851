/** An Avro schema as JSON. */
export type OutboundType = string | readonly OutboundType[] | OutboundSchema;

export interface OutboundSchema {
  readonly type: OutboundType;
  readonly name?: string;
  readonly namespace?: string;
  readonly doc?: string;
  readonly fields?: readonly OutboundSchemaField[];
  readonly items?: OutboundType;
  readonly symbols?: readonly string[];
  readonly default?: unknown;
  readonly logicalType?: string;
}

export interface OutboundSchemaField {
  readonly name: string;
  readonly type: OutboundType;
  readonly default?: unknown;
}
