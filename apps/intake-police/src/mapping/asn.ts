import { parseAsn } from '@iom/identity';

interface SummonsNumber {
  /** Canonical; null: there is none, or none that can be relied on. */
  readonly asn: string | null;
  /** The record gave one that does not verify: nothing can be looked up by it. */
  readonly isLost: boolean;
}

/** The arrest summons number of a record. A wrong one is no reason to do without the arrest. */
export function asnOf(text: string | null): SummonsNumber {
  if (text === null) return { asn: null, isLost: false };
  const parsed = parseAsn(text);
  return parsed.kind === 'valid'
    ? { asn: parsed.canonical, isLost: false }
    : { asn: null, isLost: parsed.kind !== 'none' };
}
