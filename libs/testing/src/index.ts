export * from './builders/events.js';
export * from './builders/operators.js';
export * from './builders/parts.js';
export * from './until.js';
