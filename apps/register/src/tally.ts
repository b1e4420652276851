/** Why an observation left no event. Codes: they become metric labels. */
export type DropReason =
  | 'same-fact'
  | 'same-content'
  | 'older-or-same-version'
  | 'not-a-nominal'
  | 'nothing-to-retract'
  | 'nothing-to-lift'
  | 'nothing-to-settle'
  | 'record-unknown'
  | 'nobody'
  | 'order-unknown'
  | 'waiting-full'
  | 'waiting-expired'
  | 'unexpected-type';

/**
 * What became of every observation, since the register began. Each has one fate:
 * `observed` = `forwarded` + `kept` + `waiting` + all of `dropped`.
 */
export interface RegisterTally {
  readonly observed: number;
  /** Said in `iom.events`. */
  readonly forwarded: number;
  /** Changed what is known of someone who is no nominal; said nowhere. */
  readonly kept: number;
  /** In the waiting room now. */
  readonly waiting: number;
  /** People of whom a merge or an unmerge has been told: nothing is shared about them. */
  readonly unresolved: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
}

export const NO_TALLY: RegisterTally = {
  observed: 0,
  forwarded: 0,
  kept: 0,
  waiting: 0,
  unresolved: 0,
  dropped: {
    'same-fact': 0,
    'same-content': 0,
    'older-or-same-version': 0,
    'not-a-nominal': 0,
    'nothing-to-retract': 0,
    'nothing-to-lift': 0,
    'nothing-to-settle': 0,
    'record-unknown': 0,
    nobody: 0,
    'order-unknown': 0,
    'waiting-full': 0,
    'waiting-expired': 0,
    'unexpected-type': 0,
  },
};

export const DROP_REASONS = Object.keys(NO_TALLY.dropped) as readonly DropReason[];
