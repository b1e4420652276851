import {
  decodeDisclosure,
  decodeNominal,
  decodeObserved,
  decodeRecorded,
  encodeDisclosure,
  encodeEvent,
  encodeNominal,
  packingWith,
  parseJson,
  isObject,
} from '@iom/codec';
import { CARRIED, isCarried } from '../../../apps/intake-police/src/contract/entities.js';
import { isChange, readChange } from '../../../apps/intake-probation/src/rows/change.js';
import { payloadOf } from '../../../apps/intake-probation/src/rows/payload.js';
import { record } from '../../../apps/ledger/src/recording/recording.js';
import { TermsIndex } from '../../../apps/ledger/src/recording/terms.js';
import { NO_TREES } from '../../../apps/ledger/src/recording/trees.js';
import { leafRows } from '../../../apps/ledger/src/store/leaf-rows.js';
import { type Benchmark, sized, type Workshop } from '../benchmark.js';
import type { Figure } from '../figure.js';
import { AT, type Corpus, makeCorpus, newRegister } from '../ground/corpus.js';
import type { Placed } from '../ground/translator.js';
import { costFigure, costPerItem, cpuOf } from './cpu-cost.js';
import { disclosureCosts } from './disclosure-costs.js';
import { stageCosts } from './stage-costs.js';

const EVENTS = 20_000;
/** Of what has no state, passes over fewer events say the same. */
const SAMPLE = 4_000;
const RUNS = 5;
/** Disclosures that the ledger takes down at once when it is busy. */
const STRETCH = 500;

function measure<T>(name: string, items: readonly T[], work: (item: T) => unknown): Figure {
  return costPerItem(name, items, work, RUNS);
}

/** What one event costs at each step of its way, one step at a time. */
export const cost: Benchmark = {
  name: 'cost',
  about: 'CPU an event of each step: parsing, translating, coding, deciding, packing, recording',
  isLong: false,
  async run(workshop: Workshop): Promise<readonly Figure[]> {
    const corpus = await makeCorpus(workshop.seed, sized(EVENTS, workshop));
    workshop.say(
      `  ${corpus.police.length} records of the police, ${corpus.probation.length} of probation, ` +
        `${corpus.observed.length} observed, ${corpus.matters.length} events`,
    );
    return [
      ...intakeCosts(corpus),
      ...codecCosts(corpus),
      ...(await registerCosts(corpus)),
      ...(await disclosureCosts(corpus)),
      ...(await recordingCosts(corpus)),
      ...(await stageCosts(corpus, workshop)),
    ];
  },
};

function intakeCosts({ police, probation, translator }: Corpus): readonly Figure[] {
  const translate = (each: Placed) => translator.translate(each, AT);
  const changes = sample(probation);
  return [
    costPerItem('parse, police: JSON and its contract', sample(police), parsePolice, RUNS),
    costPerItem('translate, police, parsing included', sample(police), translate, RUNS),
    costPerItem('parse, probation: JSON and the change', changes, parseProbation, RUNS),
    costPerItem('translate, probation, parsing included', changes, translate, RUNS),
  ];
}

function parsePolice({ value }: Placed): unknown {
  const json = value === null ? undefined : parseJson(value);
  const entity = isObject(json) ? json['entity'] : undefined;
  return typeof entity === 'string' && isCarried(entity) ? CARRIED[entity].safeParse(json) : json;
}

function parseProbation(change: Placed): unknown {
  const json = change.value === null ? undefined : payloadOf(parseJson(change.value));
  return isObject(json) && isChange(json) ? readChange(json, change) : json;
}

function codecCosts({ codec, ...corpus }: Corpus): readonly Figure[] {
  const observed = sample(corpus.observed);
  const events = sample(corpus.matters).map(({ event }) => event);
  const nominals = sample(corpus.nominals);
  const disclosures = sample(corpus.disclosures);
  const bytesOf = {
    observed: observed.map((event) => encodeEvent(codec, event)),
    events: events.map((event) => encodeEvent(codec, event)),
    nominals: nominals.map((nominal) => encodeNominal(codec, nominal)),
    disclosures: disclosures.map((disclosure) => encodeDisclosure(codec, disclosure)),
  };
  const packing = packingWith(codec);
  const packed = packing.pack(bytesOf.observed);
  const entriesARecord = bytesOf.observed.length / packed.length;
  return [
    measure('encode, observed', observed, (event) => encodeEvent(codec, event)),
    measure('decode, observed', bytesOf.observed, (bytes) => decodeObserved(codec, bytes)),
    measure('encode, recorded', events, (event) => encodeEvent(codec, event)),
    measure('decode, recorded', bytesOf.events, (bytes) => decodeRecorded(codec, bytes)),
    measure('encode, nominal', nominals, (nominal) => encodeNominal(codec, nominal)),
    measure('decode, nominal', bytesOf.nominals, (bytes) => decodeNominal(codec, bytes)),
    measure('encode, disclosure', disclosures, (each) => encodeDisclosure(codec, each)),
    measure('decode, disclosure', bytesOf.disclosures, (bytes) => decodeDisclosure(codec, bytes)),
    shared(
      measure('pack', [bytesOf.observed], (entries) => packing.pack(entries)),
      observed.length,
    ),
    shared(
      measure('unpack', packed, (bytes) => packing.unpack(bytes)),
      entriesARecord,
    ),
  ];
}

/** What costs so much for many is a share of it for each. */
function shared({ name, runs }: Figure, count: number): Figure {
  return costFigure(
    name,
    runs.map((micros) => micros / count),
  );
}

/** A register over a plain map: the decisions alone. Each run begins with the same people. */
async function registerCosts({ deployment, beginning, observed }: Corpus): Promise<Figure[]> {
  const runs: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const register = newRegister(deployment);
    for (const each of beginning) register.take(each);
    const micros = await cpuOf(() => {
      for (const each of observed) register.take(each);
    });
    if (run > 0) runs.push(micros / observed.length);
  }
  return [costFigure('register: decide', runs)];
}

/** Hashes, tree and rows as they go to the database; what the database does with them is its own. */
async function recordingCosts({ disclosures }: Corpus): Promise<Figure[]> {
  const entries = disclosures.map((disclosure, offset) => ({ offset, index: 0, disclosure }));
  const runs: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const terms = new TermsIndex();
    let trees = NO_TREES;
    const micros = await cpuOf(() => {
      for (let at = 0; at < entries.length; at += STRETCH) {
        const recording = record(entries.slice(at, at + STRETCH), new Set(), trees, terms);
        leafRows(recording);
        ({ trees } = recording);
      }
    });
    if (run > 0) runs.push(micros / entries.length);
  }
  return [costFigure('ledger: leaves, tree and rows', runs)];
}

function sample<T>(items: readonly T[]): readonly T[] {
  return items.slice(0, SAMPLE);
}
