import { generateKeyPairSync } from 'node:crypto';
import { openCheckpoint, signCheckpoint, sha256 } from '@iom/transparency';
import { BadLogKeysError, readLogKeys } from './log-keys.js';
import { originOf, signersOf, verifiersOf, writtenKeysOf } from './log-names.js';

const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    priv: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    pub: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};
const [older, newer] = [pair(), pair()];
const HEAD = { origin: originOf(null), size: 1, root: sha256('synthetic') };

describe('the keys of the logs', () => {
  it('sign together while one takes over from the other, and what the old one signed is still known afterwards', () => {
    const before = readLogKeys(older.priv);
    const during = readLogKeys(`${newer.priv}${older.priv}`);
    const after = readLogKeys(`${newer.priv}\n${older.pub}`);
    const signedBefore = signCheckpoint(HEAD, signersOf(before, null));
    const signedDuring = signCheckpoint(HEAD, signersOf(during, null));
    for (const keys of [before, during, after]) {
      expect(openCheckpoint(signedDuring, verifiersOf(keys, null), HEAD.origin)).toEqual(HEAD);
      expect(openCheckpoint(signedBefore, verifiersOf(keys, null), HEAD.origin)).toEqual(HEAD);
    }
    expect(signersOf(after, null)).toHaveLength(1);
    expect(writtenKeysOf(after, null)).toHaveLength(2);
  });

  it('have another name for each log, so that a checkpoint of one is none of another', () => {
    const keys = readLogKeys(older.priv);
    const note = signCheckpoint(HEAD, signersOf(keys, 'gwent-police'));
    expect(() => openCheckpoint(note, verifiersOf(keys, null), HEAD.origin)).toThrow(
      'None of the known keys',
    );
  });

  it.each([
    ['nothing', ''],
    ['a public key alone', older.pub],
    ['what cannot be read', older.priv.replace(/MC4/, 'xx')],
    [
      'a key of another kind',
      generateKeyPairSync('ec', { namedCurve: 'P-256' })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    ],
  ])('are not read from a file that holds %s', (_, pem) => {
    expect(() => readLogKeys(pem)).toThrow(BadLogKeysError);
  });
});
