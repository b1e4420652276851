import type { Micros } from '../time.js';

/**
 * Time as an event: whatever depends on the day depends on the last of these before it. In `iom.events` every partition has
 * its copy, under a subject of its own that is no person (`clock-<partition>`), so that each partition's order has the time.
 */
export interface ClockTicked {
  readonly tickedAt: Micros;
}

/**
 * An organisation says that a record of its own (`meta.sourceRecordId`) was made or changed because of something that the bridge
 * had delivered to it: the record is a copy, never shared back and never counted. It reaches nobody itself.
 */
export interface CopyDeclared {
  /** The disclosure that the record is a copy of, as the organisation was given it. */
  readonly disclosureId: string;
}

/** A force has released what was under embargo in a record of it (Niche `EmbargoRelease`); it reaches nobody itself. */
export interface EmbargoLifted {
  /** The source's id of the record that is released. */
  readonly recordId: string;
}
