/**
 * Feeds the intake of probation with good records that were spoilt at random, and says what became of them:
 *
 *   npm exec -c 'node --import ./test/fuzz/from-source.js test/fuzz/intake-probation.ts --inputs 500000 --seed 1'
 *
 * It fails (exit code 1) when an input makes the translation throw, takes it longer than a quarter of a second, leaves it
 * with no answer or with two, gives an event that its schema does not fit, or lets a word of a record's content into what is
 * kept of a record that was set aside or passed over.
 */
import { parseArgs } from 'node:util';
import { Codec, encodeEvent, loadSchemas, MemorySchemaIds } from '@iom/codec';
import { translate } from '../../apps/intake-probation/src/translate.js';
import type { Translation } from '../../apps/intake-probation/src/translation.js';
import { FIXTURES } from '../../apps/intake-probation/test/fixtures/index.js';
import {
  contact,
  CONTEXT,
  offender,
  offenderManager,
  recordOf,
  registration,
  wrapped,
} from '../../apps/intake-probation/test/samples.js';
import { countOne, printCounts } from './counts.js';
import { chanceOf, mutated } from './mutate.js';

const SLOWEST_MS = 250;
const CANARY = 'canary-6f1d';
/** In every record: longer than anything that could be an identifier. */
const PROSE_TEXT = `${CANARY} `.repeat(30);

const JUNK: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '9'.repeat(38),
  '9'.repeat(40),
  true,
  'TRUE',
  'Y',
  'N',
  [],
  {},
  [[[[]]]],
  { scale: 0, value: 'AQ==' },
  { scale: 38, value: 'AQ==' },
  { scale: -38, value: '////////////////////////' },
  { scale: 0, value: '' },
  'x'.repeat(40_000),
  '\u0000\ud800\ufffd',
  '__proto__',
  'constructor',
  '__debezium_unavailable_value',
  '2026-02-30',
  '2026-03-29T01:30:00',
  '2026-10-25T01:30:00',
  '2026-06-14T21:40:11.362Z+01:00',
  'Sun Jun 14 21:40:11 BST 2026',
  Date.UTC(2026, 5, 14),
  Date.UTC(1970, 0, 1, 9),
  -8.64e15,
  8.64e15,
  '15/123L',
  'X000001',
  'A0001AA',
  'IIOM',
  'MAPP',
  'RHRH',
  'M2',
  '401',
  '404',
  '499',
  '502',
  '604',
  '712',
  '999',
  'c',
  'u',
  'd',
  'r',
  't',
  'REGISTRATION',
  'NSI',
  'probation-case.registration.deleted',
  'probation-case.merge.completed',
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
const messages = ['added', 'updated', 'deregistered', 'deleted'].map((verb) => registration(verb));
const seeds = [
  ...Object.values(FIXTURES).flatMap((family) => family.map(({ given }) => given)),
  contact({ NOTES: PROSE_TEXT }),
  contact({ NOTES: PROSE_TEXT, CONTACT_OUTCOME_TYPE_ID: '1' }, { op: 'u', before: {} }),
  offender({ EXCLUSION_MESSAGE: PROSE_TEXT }),
  offenderManager(),
  ...messages,
  ...messages.map((each) => wrapped(each, 'probation-case.registration.added')),
  wrapped({ ...messages[0], description: PROSE_TEXT }),
];

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
  return outcome !== 'said' && JSON.stringify(translation).includes(CANARY)
    ? 'kept content of a record that says nothing'
    : null;
}

/** What tightens is said also of a record that is set aside. */
function outcomeOf({ observed, feedback, skipped }: Translation): string | null {
  const kept = observed.filter(({ type }) => type === 'RecordSetAside').length;
  const [word, ...others] = feedback;
  if (kept !== feedback.length || others.length > 0) return null;
  if (skipped !== null) return observed.length > 0 ? null : `skipped ${skipped}`;
  if (word === undefined) return observed.length > 0 ? 'said' : null;
  return `set aside ${word.reasonCode}${observed.length > 1 ? ', what tightens taken' : ''}`;
}
