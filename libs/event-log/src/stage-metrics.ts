/** Plain counters of one stage server, for whoever exposes them. */
export interface StageMetrics {
  /** Batches handed to handlers and committed. */
  batches: number;
  /** Records (of packed topics: entries) in those batches. */
  records: number;
  /** Outputs as emitted, committed ones only, by topic. */
  readonly emitted: Record<string, number>;
  /** Transactions that committed. */
  transactions: number;
  failedTransactions: number;
  takeOvers: number;
  /** `topic/partition` → offsets between what has been processed and the stable end as last seen. */
  readonly lag: Record<string, number>;
  /** How long the last transaction took, handler included. */
  lastCommitMs: number;
}

export function noMetricsYet(): StageMetrics {
  return {
    batches: 0,
    records: 0,
    emitted: {},
    transactions: 0,
    failedTransactions: 0,
    takeOvers: 0,
    lag: {},
    lastCommitMs: 0,
  };
}
