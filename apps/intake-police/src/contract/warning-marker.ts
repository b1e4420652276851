import { z } from 'zod';
import { changeOf } from './envelope.js';
import { code, moment, optionalDay } from './fields.js';

const WarningMarkerRecord = z.object({ code, setOn: moment, reviewOn: optionalDay });

/** A warning for whoever visits the person. */
export const WarningMarker = changeOf('WarningMarker', WarningMarkerRecord);
export type WarningMarkerRecord = z.output<typeof WarningMarkerRecord>;
