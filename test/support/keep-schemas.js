/**
 * Keeps the schemas of today under `schemas/fixtures`, each with a record written by it, where they differ from the last
 * version kept. Run it when a schema has changed on purpose: `npm run schemas:keep`.
 */
import { keepRelease, loadSchemas } from '../../dist/libs/codec/src/index.js';
import { EVENT_TYPES } from '../../dist/libs/domain/src/index.js';
import { observed, recorded } from '../../dist/libs/testing/src/index.js';

/** An event as full as one can be: observed and recorded at once, so that a fixture exercises every part. */
function example(name) {
  const type = name.slice('uk.iom.'.length);
  if (!EVENT_TYPES.includes(type)) return undefined;
  return { ...recorded(type), person: observed(type).person };
}

const kept = keepRelease(loadSchemas(), example);
process.stdout.write(
  kept.length === 0 ? 'nothing has changed\n' : kept.map((name) => `kept ${name}\n`).join(''),
);
