import type { Micros } from '../time.js';

/**
 * Time as an event: whatever depends on the day depends on the last of these before it. In `iom.events` every partition has
 * its copy, under a subject of its own that is no person (`clock-<partition>`), so that each partition's order has the time.
 */
export interface ClockTicked {
  readonly tickedAt: Micros;
}

/** A force has released what was under embargo in a record of it (Niche `EmbargoRelease`); it reaches nobody itself. */
export interface EmbargoLifted {
  /** The source's id of the record that is released. */
  readonly recordId: string;
}
