import { FAULT_KINDS, type FaultKind, FAULTS_A_PERSON } from './fault-kinds.js';
import type { FeedOptions } from './feed-options.js';
import { inventPerson } from './invented-person.js';
import type { FeedPerson, Role } from './person.js';
import { BLOCK_SIZE, EVENTS_A_BLOCK, rolesOfBlock, troubledBefore } from './roles.js';
import { type Territory, territoryOf, unitAt } from './territory.js';
import { WELL_KNOWN_PEOPLE, type WellKnownPerson } from './well-known.js';

/** Everybody of one feed. Nobody is remembered: each is made anew, and is always the same. */
export interface Population {
  readonly size: number;
  readonly territory: Territory;
  readonly personAt: (index: number) => FeedPerson;
}

/** The people that a feed of so many events is about: the well-known ones, then blocks of invented ones. */
export function populationOf(options: FeedOptions): Population {
  const { seed, events, organisations, badShare } = options;
  const territory = territoryOf(organisations);
  const size = WELL_KNOWN_PEOPLE.length + Math.ceil((events * BLOCK_SIZE) / EVENTS_A_BLOCK);
  let known: { readonly block: number; readonly roles: readonly Role[] } | undefined;

  const rolesOf = (block: number): readonly Role[] => {
    if (known?.block !== block) known = { block, roles: rolesOfBlock(seed, block, badShare) };
    return known.roles;
  };

  const personAt = (index: number): FeedPerson => {
    const wellKnown = WELL_KNOWN_PEOPLE[index];
    if (wellKnown) return embody(wellKnown, territory);
    const place = index - WELL_KNOWN_PEOPLE.length;
    const block = Math.floor(place / BLOCK_SIZE);
    const roles = rolesOf(block);
    const at = place % BLOCK_SIZE;
    const role = roles[at] ?? 'ordinary';
    const before = roles.slice(0, at).filter((other) => other === 'troubled').length;
    const faults = role === 'troubled' ? faultsOf(troubledBefore(block, badShare) + before) : [];
    return { ...inventPerson(seed, index, role, territory), faults };
  };

  return { size, territory, personAt };
}

function embody(person: WellKnownPerson, territory: Territory): FeedPerson {
  const { index, role, pncId, surname, forenames, dateOfBirth, crn, offenderId } = person;
  const unit = territory.units.find(({ code }) => code === person.pdu) ?? unitAt(territory, index);
  const [team] = unit.teams;
  return {
    index,
    role,
    surname,
    forenames,
    dateOfBirth,
    pncId,
    croNumber: null,
    delius: { crn, offenderId, nomsNumber: null, pncText: pncId, unit, team },
    niche: [{ force: unit.force, nominalId: person.nicheNominalId, pncText: pncId }],
    categoryCode: 'I3',
    changeWeek: 1,
    faults: [],
  };
}

/** All kinds of fault in turn, so that few people show every one of them. */
function faultsOf(troubled: number): readonly FaultKind[] {
  const first = (troubled * FAULTS_A_PERSON) % FAULT_KINDS.length;
  return [...FAULT_KINDS, ...FAULT_KINDS].slice(first, first + FAULTS_A_PERSON);
}
