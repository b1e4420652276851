import { resolve } from 'node:path';
import { Codec, loadSchemas, MemorySchemaIds } from '@iom/codec';
import type { Deployment, Disclosure, Nominal, Observed, Recorded } from '@iom/domain';
import type { Change, StateWriter } from '@iom/event-log';
import { outboundSchemas, type Policy } from '@iom/policy';
import { readAgreements } from '../../../apps/disclosure/src/agreements-folder.js';
import { disclose, type DiscloseParts } from '../../../apps/disclosure/src/disclose.js';
import { OutboundRecords } from '../../../apps/disclosure/src/outbound-record.js';
import { saltDrawer } from '../../../apps/disclosure/src/salts.js';
import { readDeploymentFiles } from '../../../apps/intake-probation/src/deployment-files.js';
import { repositoryRoot } from '../../../apps/iom/src/sandbox/parts/repository-root.js';
import { evolve, Register } from '../../../apps/register/src/register.js';
import type { RegisterValue } from '../../../apps/register/src/register-value.js';
import { BenchFeed } from './feed.js';
import { type Placed, Translator } from './translator.js';

export const DEPLOYMENT_KEY = Buffer.alloc(32, 7);
/**
 * Noon of a day when all of the feed has happened, in microseconds: what is yet to happen would be set aside. No clock is read,
 * so that every run decides the same.
 */
export const AT = Date.UTC(2026, 9, 1, 12) * 1_000;
/** A feed holds a few bad records on purpose. */
const MOST_SET_ASIDE = 0.05;

/** Answers the observations. Throws when more of them than a feed's few tell of bad records: the cost of those is no figure. */
export function understood(observed: readonly Observed[]): readonly Observed[] {
  const bad = observed.filter(({ type }) => type === 'RecordSetAside').length;
  if (bad <= observed.length * MOST_SET_ASIDE) return observed;
  throw new Error(`${bad} of ${observed.length} observations say that a record could not be read`);
}

export interface Setting {
  readonly deployment: Deployment;
  readonly policy: Policy;
  readonly translator: Translator;
}

/** The repository's own agreements and codes. */
export function openSetting(): Setting {
  const folder = resolve(repositoryRoot(), 'agreements');
  const { deployment, policy } = readAgreements(folder);
  const { codes } = readDeploymentFiles(folder);
  return { deployment, policy, translator: new Translator(deployment, codes) };
}

/** One event after the register, and the nominal it is about. */
export interface Matter {
  readonly event: Recorded;
  readonly current: Nominal | null;
}

/** The same events at every stage of their way, in memory. */
export interface Corpus extends Setting {
  readonly codec: Codec;
  readonly parts: DiscloseParts;
  /** What the register must have taken first. */
  readonly beginning: readonly Observed[];
  readonly police: readonly Placed[];
  readonly probation: readonly Placed[];
  readonly observed: readonly Observed[];
  readonly matters: readonly Matter[];
  readonly nominals: readonly Nominal[];
  readonly disclosures: readonly Disclosure[];
}

export async function makeCorpus(seed: string, events: number): Promise<Corpus> {
  const setting = openSetting();
  const { deployment, policy, translator } = setting;
  const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
  await codec.add(outboundSchemas(policy));
  const parts: DiscloseParts = {
    policy,
    outbound: new OutboundRecords({
      codec,
      deploymentKey: DEPLOYMENT_KEY,
      registryUrl: 'http://registry.invalid',
    }),
    drawSalt: saltDrawer(),
  };
  const feed = new BenchFeed({ seed, events, organisations: deployment.organisations });
  const beginning = [...feed.beginning()].flatMap(({ records }) =>
    records.flatMap((record) => translator.observed(record, AT)),
  );
  const placed = [...feed.take(events)].map((record) => translator.placed(record));
  const observed = understood(placed.flatMap((record) => translator.translate(record, AT)));

  const register = newRegister(deployment);
  for (const each of beginning) register.take(each);
  register.forget();
  for (const each of observed) register.take(each);
  const { matters, nominals } = register;
  return {
    ...setting,
    codec,
    parts,
    beginning,
    police: placed.filter((record) => translator.isPolice(record)),
    probation: placed.filter((record) => !translator.isPolice(record)),
    observed,
    matters,
    nominals: [...nominals.values()],
    disclosures: matters.map((matter, offset) => disclosureOf(matter, offset, parts)),
  };
}

/** Nobody has been told anything, and nothing is held. */
const NOBODY = { recipients: [], heldBack: [] };

export function disclosureOf(
  { event, current }: Matter,
  offset: number,
  parts: DiscloseParts,
): Disclosure {
  const input = { topic: 'iom.events', partition: 0, offset };
  return disclose({ event, current, input, told: NOBODY, at: AT }, parts).disclosure;
}

/** A register over a plain map. */
export class MemoryRegister {
  matters: Matter[] = [];
  readonly nominals = new Map<string, Nominal>();
  private readonly state = new MapState();

  constructor(private readonly register: Register) {}

  take(observed: Observed): void {
    const effects = this.register.decide(this.state, observed);
    evolve(this.state, effects);
    for (const effect of effects) {
      if (effect.effect === 'nominal') this.nominals.set(effect.nominal.subjectId, effect.nominal);
    }
    for (const effect of effects) {
      if (effect.effect !== 'record') continue;
      const { event } = effect;
      this.matters.push({ event, current: this.nominals.get(event.subjectId) ?? null });
    }
  }

  /** Keeps the state, and nothing of what was said. */
  forget(): void {
    this.matters = [];
  }
}

export function newRegister(deployment: Deployment): MemoryRegister {
  return new MemoryRegister(new Register({ deployment, deploymentKey: DEPLOYMENT_KEY }));
}

class MapState implements StateWriter<RegisterValue> {
  private readonly held = new Map<string, RegisterValue>();

  get(key: string): RegisterValue | undefined {
    return this.held.get(key);
  }

  put(changes: Iterable<Change<RegisterValue>>): void {
    for (const [key, value] of changes) {
      if (value === undefined) this.held.delete(key);
      else this.held.set(key, value);
    }
  }
}
