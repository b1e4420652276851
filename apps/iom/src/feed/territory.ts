import type { Organisation } from '@iom/domain';

export interface Team {
  readonly id: number;
  readonly code: string;
}

/** A probation delivery unit and the police force of the same ground. */
export interface DeliveryUnit {
  readonly code: string;
  readonly boroughId: number;
  readonly districtId: number;
  readonly teams: readonly [Team, ...Team[]];
  readonly force: Force;
}

export interface Force {
  readonly org: string;
  readonly code: string;
}

/** The ground a feed is about: one probation provider, its delivery units and their forces. */
export interface Territory {
  readonly probation: { readonly org: string; readonly code: string; readonly areaId: number };
  readonly units: readonly DeliveryUnit[];
  readonly forces: readonly Force[];
}

const TEAMS_OF_A_UNIT = 3;

/** Of all the organisations of a deployment, the first probation provider and the forces that share ground with it. */
export function territoryOf(organisations: readonly Organisation[]): Territory {
  const probation = organisations.find(({ kind }) => kind === 'probation');
  if (!probation) throw new RangeError('A feed needs a probation organisation');
  const grounds = organisations
    .filter(({ kind }) => kind === 'police')
    .flatMap(({ id, code, areas }) =>
      (areas[probation.id] ?? []).map((unit) => ({ unit, force: { org: id, code } })),
    );
  if (grounds.length === 0) throw new RangeError('A feed needs a force that shares an area');
  const units = grounds.map(({ unit, force }, i) => ({
    code: unit,
    boroughId: 4_001 + i,
    districtId: 3_001 + i,
    teams: teamsOf(probation.code, i),
    force,
  }));
  const forces = [...new Map(units.map(({ force }) => [force.org, force])).values()];
  return { probation: { org: probation.id, code: probation.code, areaId: 51 }, units, forces };
}

/** The delivery unit of somebody's place in the feed: all of them in turn. */
export function unitAt({ units }: Territory, index: number): DeliveryUnit {
  const unit = units[index % units.length];
  if (!unit) throw new RangeError('A territory has delivery units');
  return unit;
}

/** nDelius team codes: three characters of the provider, three of the team. */
function teamsOf(provider: string, unit: number): readonly [Team, ...Team[]] {
  const team = (ordinal: number): Team => {
    const number = unit * TEAMS_OF_A_UNIT + ordinal;
    return { id: 2_000 + number, code: `${provider}T${String(number).padStart(2, '0')}` };
  };
  return [team(1), team(2), team(3)];
}
