import type { Offence } from '@iom/domain';
import type { Offence as SourceOffence } from '../contract/offence.js';

/** An allegation, by the force's own codes. */
export function offenceOf({ code, title, category }: SourceOffence): Offence {
  return { offenceCode: code, offenceTitle: title, offenceCategory: category };
}
