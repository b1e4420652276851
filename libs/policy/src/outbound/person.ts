import type { Organisation, Standing } from '@iom/domain';

/** How a recipient knows a person: by its own name for them, and the national one. */
export type OutboundPerson =
  | { readonly nicheNominalId: string | null; readonly pncId: string | null }
  | { readonly crn: string | null; readonly pncId: string | null };

/**
 * A force is told its own Niche nominal id and the PNC, by which it finds a nominal whom it has not linked yet; probation
 * its CRN and PNC. Never another organisation's name for the person.
 */
export function personFor({ id, kind }: Organisation, standing: Standing): OutboundPerson {
  const { probation, police } = standing;
  if (kind === 'probation') return { crn: probation.crn, pncId: probation.pncId };
  const own = police.find(({ org }) => org === id);
  return {
    nicheNominalId: own?.nominalId ?? null,
    pncId: own?.pncId ?? probation.pncId,
  };
}

/** Whether the recipient could not tell of whom is spoken. */
export function isEmpty(person: OutboundPerson): boolean {
  const own = 'crn' in person ? person.crn : person.nicheNominalId;
  return own === null && person.pncId === null;
}
