import { HOUR, offsetText, dayText } from './calendar.js';
import { asnOf, nominalNumber } from './identifiers.js';
import type { NicheChange } from './niche-line.js';
import { type ForceWeek, NEXT_DAY, policeRecordId, someTime, soonAfter } from './police-teller.js';

const ARRESTS = 0.03;
const UNDER_EMBARGO = 0.2;
const OFFENCES = [
  { code: 'SYN-28E', title: 'Burglary, dwelling (synthetic)', category: '28E' },
  { code: 'SYN-46', title: 'Theft from shop (synthetic)', category: '46' },
  { code: 'SYN-45', title: 'Theft from vehicle (synthetic)', category: '45' },
] as const;
const DISPOSALS = [
  'charged',
  'charged',
  'bailed',
  'released-under-investigation',
  'no-further-action',
  'caution',
] as const;

/** An arrest, what became of it the next day, and the release of what was under embargo. */
export function custodyChanges(week: ForceWeek): readonly NicheChange[] {
  const { random, niche } = week;
  if (!random.chance(ARRESTS)) return [];
  const arrested = someTime(week);
  const offence = random.pick(OFFENCES);
  const type = random.pick(DISPOSALS);
  const asn = asnOf(2026, niche.force.code, nominalNumber(niche.nominalId) * 100 + week.week);
  const isUnderEmbargo = random.chance(UNDER_EMBARGO);
  const disposed = arrested + 20 * HOUR;
  const arrest: NicheChange = {
    entity: 'Arrest',
    operation: 'created',
    recordId: policeRecordId('AR', week),
    recordVersion: 1,
    changed: soonAfter(random, arrested),
    embargoedUntilReleased: isUnderEmbargo,
    record: {
      arrestedAt: offsetText(arrested),
      offence,
      custodyStation: 'Dalfa Ffug (synthetic custody suite)',
      inCustody: true,
      asn,
      occurrence: `SYN${nominalNumber(niche.nominalId)}`,
      domesticAbuse: random.chance(0.1),
      district: 'Ardal Ffug',
    },
  };
  const disposal: NicheChange = {
    entity: 'Disposal',
    operation: 'created',
    recordId: policeRecordId('DI', week),
    recordVersion: 1,
    changed: soonAfter(random, disposed),
    record: {
      at: offsetText(disposed),
      type,
      offence,
      asn,
      ...(type === 'charged'
        ? {
            nextCourt: { date: dayText(disposed + NEXT_DAY), court: 'Llys Ffug (synthetic court)' },
            remanded: random.chance(0.4),
          }
        : {}),
      ...(type === 'bailed' ? { conditions: ['SYN-RESIDE', 'SYN-CURFEW'] } : {}),
    },
  };
  const release: NicheChange = {
    entity: 'EmbargoRelease',
    operation: 'created',
    recordId: policeRecordId('ER', week),
    recordVersion: 1,
    changed: disposal.changed + HOUR,
    record: { recordId: arrest.recordId },
  };
  return isUnderEmbargo && random.chance(0.7) ? [arrest, disposal, release] : [arrest, disposal];
}
