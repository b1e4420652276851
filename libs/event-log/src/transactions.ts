import type { Producer } from 'kafkajs';

/** Does not wait: requests of a broken producer may stay open for long. An open transaction is left to who takes its id next. */
export function discard(producer: Producer): void {
  producer.disconnect().catch(() => undefined);
}
