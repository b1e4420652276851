import { formatPnc } from '@iom/identity';
import { teamIdIn } from './code-tables.js';
import type { MadeUpPerson } from './source-records.js';

/** A person nobody is, supervised in Gwent unless told. */
export function madeUp(
  number: number,
  { force = '61', pdu = 'WPTGWT' }: { force?: MadeUpPerson['force']; pdu?: string } = {},
): MadeUpPerson {
  return {
    crn: `Z${String(number).padStart(6, '0')}`,
    offenderId: String(88_000_000 + number),
    pncId: formatPnc(2019, 500_000 + number),
    nicheNominalId: `N${force}-${String(8_000_000 + number)}`,
    force,
    teamId: teamIdIn(pdu),
  };
}
