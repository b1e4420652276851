import { hash } from 'node:crypto';

/**
 * Binds bytes without showing them: sha256(salt ‖ bytes), hex. Whoever has the salt (hex) and the bytes can check it; once
 * the salt has been erased nobody can, by trying what might have been said.
 */
export function commitmentOf(salt: string, bytes: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from(salt, 'hex'), bytes]), 'hex');
}

/** Binds a named text under one salt. */
export type NamedCommitment = (name: string, text: string) => string;

/** Where salt and text meet. Most are short: what is longer gets room of its own. */
const room = Buffer.allocUnsafeSlow(1_024);

/** For several texts under one salt: sha256(salt ‖ name ‖ 0x1f ‖ text), so that no two parts of a record are told apart by equality. */
export function namedCommitmentsUnder(salt: string): NamedCommitment {
  return (name, text) => {
    const named = `${name}\u001f${text}`;
    // A character is three bytes of UTF-8 at most, and a byte of salt two characters.
    const most = salt.length + 3 * named.length;
    const bytes = most <= room.length ? room : Buffer.allocUnsafe(most);
    const salted = bytes.write(salt, 'hex');
    return hash('sha256', bytes.subarray(0, salted + bytes.write(named, salted)), 'hex');
  };
}
