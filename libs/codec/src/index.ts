export * from './codec.js';
export * from './events.js';
export * from './packing.js';
export * from './schema.js';
export * from './schema-files.js';
export * from './schema-ids.js';
export * from './state-part.js';
