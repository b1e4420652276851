import { createPublicKey, type KeyObject } from 'node:crypto';
import { type Operator, OPERATOR_ROLES } from '@iom/domain';
import { z } from 'zod';
import type { TextFile } from '../agreement/parse-agreements.js';
import type { Fault } from '../text/fault.js';
import type { Result } from '../text/result.js';
import { YamlFile } from '../text/yaml-file.js';

const OperatorShape = z.strictObject({
  id: z
    .string('expected a text')
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens'),
  publicKey: z.string('expected a text').min(1, 'must not be empty'),
  roles: z.array(z.enum(OPERATOR_ROLES)),
});

const OperatorsShape = z.strictObject({ operators: z.array(OperatorShape) });

const WORDS = [...Object.keys(OperatorsShape.shape), ...Object.keys(OperatorShape.shape)];

/**
 * Reads `operators.yaml`: who may give commands, and which. Names everything that is wrong with it at once. null: a deployment
 * without such a file has no operators.
 */
export function parseOperators(written: TextFile | null): Result<readonly Operator[], Fault[]> {
  if (written === null) return { ok: true, value: [] };
  const file = new YamlFile(written.text, written.path);
  const listed = file.shapedBy(OperatorsShape, WORDS)?.operators ?? [];
  const operators: Operator[] = [];
  const ids = new Set<string>();
  for (const [index, { id, publicKey: base64, roles }] of listed.entries()) {
    const at = ['operators', index];
    if (ids.has(id)) file.addFault([...at, 'id'], `'${id}' stands here twice`);
    ids.add(id);
    const publicKey = ed25519Key(base64);
    if (publicKey === undefined) {
      const message = 'is no Ed25519 public key: one line of base64 of its DER (SPKI)';
      file.addFault([...at, 'publicKey'], message);
    } else operators.push({ id, publicKey, roles });
  }
  return file.faults.length > 0
    ? { ok: false, error: [...file.faults] }
    : { ok: true, value: operators };
}

/** What `operators.yaml` holds of a key. */
export function writtenPublicKey(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

function ed25519Key(base64: string): KeyObject | undefined {
  try {
    const der = Buffer.from(base64, 'base64');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
