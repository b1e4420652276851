import { z } from 'zod';
import { changeOf } from './envelope.js';
import { requiredId } from './fields.js';

const EmbargoReleaseRecord = z.object({
  recordId: requiredId.describe('The record that was sent under embargo and may now travel'),
});

/** A record that was sent with `embargoedUntilReleased` is released. */
export const EmbargoRelease = changeOf('EmbargoRelease', EmbargoReleaseRecord);
export type EmbargoReleaseRecord = z.output<typeof EmbargoReleaseRecord>;
