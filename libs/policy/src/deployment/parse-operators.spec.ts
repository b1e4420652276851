import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseOperators, writtenPublicKey } from './parse-operators.js';

const PATH = 'agreements/operators.yaml';
const KEY = writtenPublicKey(generateKeyPairSync('ed25519').publicKey);
const OF_ANOTHER_KIND = writtenPublicKey(
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
);

const file = (...operators: readonly object[]) => JSON.stringify({ operators }, null, 1);
const operator = (given: object = {}) => ({
  id: 'a-synthetic-operator',
  publicKey: KEY,
  roles: ['quarantine'],
  ...given,
});

function messagesOf(text: string): readonly string[] {
  const parsed = parseOperators({ text, path: PATH });
  return parsed.ok ? [] : parsed.error.map(({ message }) => message);
}

describe('the operators of a deployment', () => {
  it('are nobody where the repository is concerned: a deployment names its own', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../../', PATH), 'utf8');
    expect(parseOperators({ text, path: PATH })).toEqual({ ok: true, value: [] });
  });

  it('are nobody where there is no such file', () => {
    expect(parseOperators(null)).toEqual({ ok: true, value: [] });
  });

  it('have an id, a key and roles', () => {
    const parsed = parseOperators({ text: file(operator()), path: PATH });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const [read] = parsed.value;
    expect(read).toMatchObject({ id: 'a-synthetic-operator', roles: ['quarantine'] });
    expect(read && writtenPublicKey(read.publicKey)).toBe(KEY);
  });

  it('are refused with a key that is none, or of another kind', () => {
    const message = 'is no Ed25519 public key: one line of base64 of its DER (SPKI)';
    expect(messagesOf(file(operator({ publicKey: 'no key' })))).toEqual([message]);
    expect(messagesOf(file(operator({ publicKey: OF_ANOTHER_KIND })))).toEqual([message]);
  });

  it('are refused when one id stands twice, for it would not be known who gave a command', () => {
    expect(messagesOf(file(operator(), operator()))).toEqual([
      "'a-synthetic-operator' stands here twice",
    ]);
  });

  it('name a misspelt role by line, with the one that was meant', () => {
    const parsed = parseOperators({
      text: file(operator({ roles: ['quarantin'] })),
      path: PATH,
    });
    expect(parsed).toMatchObject({
      ok: false,
      error: [{ file: PATH, line: 7, nearest: 'quarantine' }],
    });
  });
});
