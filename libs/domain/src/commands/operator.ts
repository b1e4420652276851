import type { KeyObject } from 'node:crypto';

export const OPERATOR_ROLES = ['quarantine', 'quarantine-content', 'identity'] as const;

/** `quarantine`: redrive and discard what was set aside. `quarantine-content`: see what is in it. `identity`: say who is who. */
export type OperatorRole = (typeof OPERATOR_ROLES)[number];

/** Somebody who may give commands, as `operators.yaml` describes them. */
export interface Operator {
  readonly id: string;
  /** Ed25519. */
  readonly publicKey: KeyObject;
  readonly roles: readonly OperatorRole[];
}
