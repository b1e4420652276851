import { z } from 'zod';
import { changeOf } from './envelope.js';
import { code, moment, optionalDay, requiredText } from './fields.js';

const ConferenceActionRecord = z.object({
  meetingDate: moment,
  action: code,
  forOrg: requiredText.describe('An organisation of the deployment'),
  dueOn: optionalDay,
});

/** An action that a case conference gave an organisation; its minutes are never sent. */
export const ConferenceAction = changeOf('ConferenceAction', ConferenceActionRecord);
export type ConferenceActionRecord = z.output<typeof ConferenceActionRecord>;
