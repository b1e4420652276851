import { z } from 'zod';
import { changeOf } from './envelope.js';
import { nominalId } from './fields.js';

const NominalMergeRecord = z.object({
  intoNominalId: nominalId.describe(
    'The record that is kept; the nominal of the change is given up',
  ),
});

/** Two records of a person in Niche became one. A deletion of this record undoes it. */
export const NominalMerge = changeOf('NominalMerge', NominalMergeRecord);
export type NominalMergeRecord = z.output<typeof NominalMergeRecord>;
