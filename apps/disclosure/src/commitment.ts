import { hash } from 'node:crypto';

/** Room for all but the rarest values. */
let room = Buffer.allocUnsafeSlow(4_096);

/** sha256(salt ‖ value bytes), hex: binds the bytes without showing them. The salt is hex. */
export function commitmentTo(bytes: Buffer, salt: string): string {
  const saltBytes = salt.length / 2;
  const end = saltBytes + bytes.length;
  if (room.length < end) room = Buffer.allocUnsafeSlow(2 * end);
  // In one call and one place: a hash object, or a buffer for each, costs as much again as the hashing.
  room.write(salt, 0, 'hex');
  bytes.copy(room, saltBytes);
  return hash('sha256', room.subarray(0, end), 'hex');
}
