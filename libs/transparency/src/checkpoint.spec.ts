import { generateKeyPairSync } from 'node:crypto';
import { openCheckpoint, signCheckpoint } from './checkpoint.js';
import { leafHash } from './hash.js';
import {
  BadNoteError,
  noteSigner,
  noteVerifier,
  openNote,
  signNote,
  verifierKeyOf,
} from './note.js';

const ORIGIN = 'example.org/synthetic-log';
const newSigner = (name = ORIGIN) => noteSigner(name, generateKeyPairSync('ed25519').privateKey);
const verifierOf = (signer: ReturnType<typeof newSigner>) => noteVerifier(verifierKeyOf(signer));
const older = newSigner();
const newer = newSigner();
const HEAD = { origin: ORIGIN, size: 42, root: leafHash('synthetic') };

describe('a checkpoint', () => {
  it('says what was signed', () => {
    const note = signCheckpoint(HEAD, [older]);
    expect(openCheckpoint(note, [verifierOf(older)], ORIGIN)).toEqual(HEAD);
  });

  it('is signed by both keys while one takes over from the other', () => {
    const note = signCheckpoint(HEAD, [older, newer]);
    for (const known of [[older], [newer], [older, newer]]) {
      expect(openCheckpoint(note, known.map(verifierOf), ORIGIN)).toEqual(HEAD);
    }
    expect(openNote(note, [verifierOf(older), verifierOf(newer)]).signedBy).toHaveLength(2);
  });

  it('counts for nothing when only others have signed it', () => {
    const note = signCheckpoint(HEAD, [newer]);
    expect(() => openCheckpoint(note, [verifierOf(older)], ORIGIN)).toThrow(
      'None of the known keys',
    );
    expect(() => openCheckpoint(note, [], ORIGIN)).toThrow(BadNoteError);
  });

  it('is not taken for that of another log of the same owner', () => {
    const other = newSigner('example.org/another-log');
    const note = signCheckpoint(HEAD, [other]);
    expect(() => openCheckpoint(note, [verifierOf(other)], 'example.org/another-log')).toThrow(
      'and not of',
    );
  });

  it('is refused when any letter of what was signed is another', () => {
    const note = signCheckpoint(HEAD, [older]);
    const end = note.indexOf('\n\n');
    for (let at = 0; at < end; at++) {
      const altered = `${note.slice(0, at)}${note[at] === 'A' ? 'B' : 'A'}${note.slice(at + 1)}`;
      expect(() => openCheckpoint(altered, [verifierOf(older)], ORIGIN)).toThrow(BadNoteError);
    }
  });

  it.each([
    ['without signatures', `${ORIGIN}\n1\nAA==\n\n`],
    ['of one line', 'nothing'],
    ['of nothing', ''],
    ['with a signature that is none', `${ORIGIN}\n1\nAA==\n\n— ${ORIGIN}\n`],
    ['with a carriage return', signNote('text\n', [older]).replaceAll('\n', '\r\n')],
  ])('is refused %s', (_, note) => {
    expect(() => openCheckpoint(note, [verifierOf(older)], ORIGIN)).toThrow(BadNoteError);
  });

  it.each([
    'x',
    'a\n-1\nAA==\n',
    'a\n01\nAA==\n',
    'a\n1\nAA==\n',
    'a\n1e3\n' + HEAD.root.toString('base64') + '\n',
  ])('is refused although it is signed when it says %j', (text) => {
    const note = signNote(text.endsWith('\n') ? text : `${text}\n`, [older]);
    expect(() => openCheckpoint(note, [verifierOf(older)], ORIGIN)).toThrow(BadNoteError);
  });

  it.each(['', 'name', 'name+00000000+AAAA', verifierKeyOf(older).replace('synthetic', 'another')])(
    'is not held against a key written %j',
    (written) => {
      expect(() => noteVerifier(written)).toThrow(BadNoteError);
    },
  );

  it('is not signed under a name that could not be read back', () => {
    expect(() => newSigner('two words')).toThrow(BadNoteError);
    expect(() => newSigner('plus+plus')).toThrow(BadNoteError);
    expect(() => signNote('no end of line', [older])).toThrow(BadNoteError);
  });
});
