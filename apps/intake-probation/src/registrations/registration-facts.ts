import type {
  Assertion,
  CohortCategory,
  Day,
  EventType,
  Meta,
  Observed,
  PersonClaim,
} from '@iom/domain';
import type { DeploymentCodes } from '../codes/deployment-codes.js';
import { isIgnored } from '../codes/ignored.js';
import { mappaNumberOf, type RegisterMeaning } from '../codes/register-types.js';

const LONGEST_CODE = 50;

/** A registration that holds or has ended, in whichever shape it was told. */
export interface RegistrationTold {
  /** null: its end was told, which names no registration. */
  readonly id: string | null;
  readonly typeCode: string;
  readonly categoryCode: string | null;
  readonly levelCode: string | null;
  readonly registeredOn: Day | null;
  /** null: it holds. */
  readonly endedOn: Day | null;
}

/** The part of a record that an event of its own is made of. */
export type Part = 'itself' | 'level';

/** What an event about the registration says about itself. */
export type MetaOfRegistration = (
  type: EventType,
  given: { readonly part: Part; readonly assertion?: Assertion },
) => Meta;

/** The id of a part of a record: what is told of MAPPA's level is a record beside the registration. */
export function partOf(recordId: string, part: Part): string {
  return part === 'itself' ? recordId : `${recordId}/level`;
}

/** What a registration of risk, of MAPPA or of a marker says. Membership has words of its own. */
export function factsOfRegistration(
  told: RegistrationTold,
  meaning: Exclude<RegisterMeaning, { readonly is: 'cohort' }>,
  { person, metaOf }: { readonly person: PersonClaim; readonly metaOf: MetaOfRegistration },
): readonly Observed[] {
  if (isIgnored(meaning)) return [];
  const { id: registrationId, endedOn } = told;
  const risk = (
    given: Pick<
      Observed<'RiskLevelChanged'>,
      'scale' | 'group' | 'level' | 'mappaCategory' | 'mappaLevel'
    >,
    part: Part,
  ): Observed<'RiskLevelChanged'> => ({
    type: 'RiskLevelChanged',
    meta: metaOf('RiskLevelChanged', { part, assertion: 'ASSESSMENT' }),
    person,
    ...given,
    levelCode: told.levelCode ?? told.typeCode,
    registrationId,
    assessedOn: told.registeredOn,
    // Only the row has it, and both shapes of a fact have to say the same.
    reviewDue: null,
    endedOn,
  });
  const marker = (
    markerClass: Observed<'WarningMarkerSet'>['markerClass'],
    otherUnit: string | null,
  ): Observed<'WarningMarkerSet'> => ({
    type: 'WarningMarkerSet',
    meta: metaOf('WarningMarkerSet', { part: 'itself' }),
    person,
    markerCode: told.typeCode,
    markerClass,
    otherUnit,
    registrationId,
    setOn: told.registeredOn,
    reviewOn: null,
    endedOn,
  });
  switch (meaning.is) {
    case 'risk':
      return [
        risk(
          {
            scale: 'ROSH',
            group: meaning.group,
            level: meaning.level,
            mappaCategory: null,
            mappaLevel: null,
          },
          'itself',
        ),
      ];
    case 'mappa':
      return [
        marker('OTHER', 'MAPPA'),
        risk(
          {
            scale: 'MAPPA',
            group: 'UNKNOWN',
            level: 'UNKNOWN',
            mappaCategory: mappaNumberOf(told.categoryCode, 4),
            mappaLevel: mappaNumberOf(told.levelCode, 3),
          },
          'level',
        ),
      ];
    case 'marker':
      return [marker(meaning.markerClass, meaning.otherUnit)];
  }
}

/** Which parts of a record a registration of this meaning has told something of. */
export function partsOf(meaning: RegisterMeaning | undefined): readonly Part[] {
  if (meaning === undefined || isIgnored(meaning) || meaning.is === 'cohort') return [];
  return meaning.is === 'mappa' ? ['itself', 'level'] : ['itself'];
}

/** The category of a membership, and its code as it may be kept. */
export function cohortOf(
  code: string | null,
  codes: DeploymentCodes,
): { readonly category: CohortCategory; readonly categoryCode: string } {
  const categoryCode = code?.slice(0, LONGEST_CODE) ?? '';
  return { category: codes.register.get(categoryCode) ?? 'UNKNOWN', categoryCode };
}
