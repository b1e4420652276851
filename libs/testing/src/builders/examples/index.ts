import { contact } from './contact.js';
import { intelligence } from './intelligence.js';
import { licenceBreach } from './licence-breach.js';
import { recall } from './recall.js';
import { cohort } from './cohort.js';
import { licence } from './licence.js';
import { custody } from './custody.js';
import { person } from './person.js';
import { bridge } from './bridge.js';
import { notice } from './notice.js';
import type { Examples } from './examples.js';

/** A full example of every type of event. */
export const EXAMPLES: Examples = {
  ...contact,
  ...intelligence,
  ...licenceBreach,
  ...recall,
  ...cohort,
  ...licence,
  ...custody,
  ...person,
  ...bridge,
  ...notice,
};
