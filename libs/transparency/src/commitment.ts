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

/** For several texts under one salt: sha256(salt ‖ name ‖ 0x1f ‖ text), so that no two parts of a record are told apart by equality. */
export function namedCommitmentsUnder(salt: string): NamedCommitment {
  const salted = Buffer.from(salt, 'hex');
  return (name, text) => {
    const named = `${name}\u001f${text}`;
    const bytes = Buffer.allocUnsafe(salted.length + Buffer.byteLength(named));
    salted.copy(bytes);
    bytes.write(named, salted.length);
    return hash('sha256', bytes, 'hex');
  };
}
