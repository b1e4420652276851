/**
 * Feeds the intake of the police with good records that were spoilt at random, and says what became of them:
 *
 *   npm exec -c 'node --import ./test/fuzz/from-source.js test/fuzz/intake-police.ts --inputs 500000 --seed 1'
 *
 * It fails (exit code 1) when an input makes the translation throw, takes it longer than a quarter of a second, leaves it
 * with no answer or with two, gives an event that its schema does not fit, or lets a word of a record's content into what is
 * kept of a record that was refused or set aside.
 */
import { parseArgs } from 'node:util';
import { Codec, encodeEvent, loadSchemas, MemorySchemaIds } from '@iom/codec';
import { CARRIED, type CarriedEntity } from '../../apps/intake-police/src/contract/entities.js';
import { translate } from '../../apps/intake-police/src/translate.js';
import type { Translation } from '../../apps/intake-police/src/translation.js';
import { changeOf, CONTEXT, deletionOf, recordOf } from '../../apps/intake-police/test/samples.js';
import { countOne, printCounts } from './counts.js';
import { chanceOf, mutated } from './mutate.js';

const SLOWEST_MS = 250;
/** In every record that holds prose. */
const PROSE_TEXT = 'canary-6f1d '.repeat(30);
/** What of it is longer than anything that could be an identifier. */
const CONTENT = 'canary-6f1d '.repeat(18);
const PROSE = ['notes', 'sanitisedText', 'narrative', 'address', 'summaryForProbation'];

const JUNK: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  true,
  false,
  [],
  {},
  [[[[]]]],
  'x'.repeat(40_000),
  'A'.repeat(5_000),
  ' '.repeat(5_000),
  '\u0000\ud800\ufffd',
  '__proto__',
  'constructor',
  'SECRET',
  'Confidential',
  'OFFICIAL',
  'created',
  'updated',
  'deleted',
  '2026-02-30',
  '2026-03-29T01:30:00',
  '2026-10-25T01:30:00',
  '2026-06-14T21:40:11.362Z+01:00',
  'Sun Jun 14 21:40:11 BST 2026',
  '2026-06-1T10:00:00+0100',
  '15/123L',
  'N61-1',
  '61',
  '60',
  1,
  2,
  'A',
  'C',
  { code: 'A1', text: 'x' },
  { chisRef: 'x' },
  { marking: 'TOP SECRET' },
  ...Object.keys(CARRIED),
];

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const inputs = Number(values.inputs);
const chance = chanceOf(Number(values.seed));
const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
const seeds = (Object.keys(CARRIED) as CarriedEntity[]).flatMap((entity) => [
  withCanary(changeOf(entity)),
  withCanary(changeOf(entity, { operation: 'updated', recordVersion: 2 })),
  deletionOf(entity),
]);

const outcomes = new Map<string, number>();
const events = new Map<string, number>();
const faults = new Map<string, number>();
let slowestMs = 0;

const startedAt = performance.now();
for (let at = 0; at < inputs; at++) {
  const bytes = mutated(chance.pick(seeds), JUNK, chance);
  const fault = faultWith(bytes);
  if (fault === null) continue;
  countOne(faults, fault);
  if (faults.size === 1) process.stdout.write(`${fault}: ${bytes.toString('base64')}\n`);
}
const seconds = (performance.now() - startedAt) / 1_000;

printCounts('inputs, by what became of them', outcomes);
printCounts('events', events);
printCounts('faults', faults);
process.stdout.write(
  `${seconds.toFixed(1)} s in all, the slowest ${slowestMs.toFixed(1)} ms, seed ${values.seed}\n`,
);
process.exitCode = faults.size > 0 ? 1 : 0;

/** What is wrong with how an input was dealt with. */
function faultWith(bytes: Buffer): string | null {
  const started = performance.now();
  let translation: Translation;
  try {
    translation = translate(recordOf(bytes), CONTEXT);
    for (const event of translation.observed) encodeEvent(codec, event);
  } catch (error) {
    return `threw ${error instanceof Error ? error.name : 'something'}`;
  }
  const ms = performance.now() - started;
  slowestMs = Math.max(slowestMs, ms);
  if (ms > SLOWEST_MS) return 'took too long';
  const outcome = outcomeOf(translation);
  if (outcome === null) return 'ended as nothing, or as two things';
  countOne(outcomes, outcome);
  for (const { type } of translation.observed) countOne(events, type);
  return outcome !== 'said' && JSON.stringify(translation).includes(CONTENT)
    ? 'kept content of a record that says nothing'
    : null;
}

function outcomeOf({ observed, feedback, skipped }: Translation): string | null {
  const [event, ...more] = observed;
  const [word, ...others] = feedback;
  if (more.length > 0 || others.length > 0) return null;
  if (skipped !== null) return event || word ? null : `skipped ${skipped}`;
  if (event === undefined) {
    return word?.status === 'DISCARDED' ? `refused ${word.reasonCode}` : null;
  }
  if (event.type !== 'RecordSetAside') return word ? null : 'said';
  return word?.status === 'QUARANTINED' ? `set aside ${word.reasonCode}` : null;
}

function withCanary(change: Readonly<Record<string, unknown>>): unknown {
  const record = change['record'] as Readonly<Record<string, unknown>>;
  const prose = PROSE.filter((name) => name in record).map((name) => [name, PROSE_TEXT]);
  return { ...change, record: { ...record, ...Object.fromEntries(prose) } };
}
