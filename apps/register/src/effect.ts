import type { Nominal, Recorded } from '@iom/domain';
import type { RegisterValue } from './register-value.js';

/** What follows from one observation. */
export type RegisterEffect =
  | { readonly effect: 'record'; readonly event: Recorded }
  | { readonly effect: 'nominal'; readonly nominal: Nominal }
  /** Values by key, of which `undefined` removes one. */
  | {
      readonly effect: 'state';
      readonly changes: ReadonlyMap<string, RegisterValue | undefined>;
    };
