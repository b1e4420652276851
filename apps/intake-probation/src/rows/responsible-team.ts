import type { JsonObject } from '@iom/codec';
import type { Fault } from '../reading/fault.js';
import { readWhole } from '../reading/whole-number.js';
import { codeOf, isMissing, lookUp } from '../reference/lookup.js';
import type { ReferenceRows } from '../reference/reference-rows.js';

/** Where a case is supervised, in the codes of nDelius. */
export interface ResponsibleTeam {
  readonly team: string | null;
  readonly pdu: string | null;
  readonly provider: string | null;
}

/** A team leads to its district, that to its borough (the probation delivery unit), that to its provider. */
const CHAIN = [
  { table: 'TEAM', foreignKey: 'TEAM_ID' },
  { table: 'DISTRICT', foreignKey: 'DISTRICT_ID' },
  { table: 'BOROUGH', foreignKey: 'BOROUGH_ID' },
  { table: 'PROBATION_AREA', foreignKey: 'PROBATION_AREA_ID' },
] as const;

/** The codes of an allocation's team. Where the chain ends early, the allocation's own provider is taken. */
export function responsibleTeamOf(
  row: JsonObject,
  reference: ReferenceRows,
): ResponsibleTeam | Fault {
  const column = 'TEAM_ID';
  const codes = new Map<string, string | null>();
  let from = row;
  for (const { table, foreignKey } of CHAIN) {
    const id = readWhole(from[foreignKey]);
    if (id === undefined) return { reason: 'WRONG_SHAPE', fieldPath: column };
    if (id === null) break;
    const next = lookUp(reference, { table, id, column });
    if (isMissing(next)) return next;
    codes.set(table, codeOf(next));
    from = next;
  }
  const provider = codes.get('PROBATION_AREA') ?? providerOf(row, reference);
  if (typeof provider === 'object' && provider !== null) return provider;
  return { team: codes.get('TEAM') ?? null, pdu: codes.get('BOROUGH') ?? null, provider };
}

function providerOf(row: JsonObject, reference: ReferenceRows): string | null | Fault {
  const column = 'PROBATION_AREA_ID';
  const id = readWhole(row[column]);
  if (id === undefined) return { reason: 'WRONG_SHAPE', fieldPath: column };
  if (id === null) return null;
  const area = lookUp(reference, { table: 'PROBATION_AREA', id, column });
  return isMissing(area) ? area : codeOf(area);
}
