import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { UnsignedCommand } from './command.js';
import { judgeCommand } from './judge-command.js';
import type { Operator } from './operator.js';
import { bytesToSign, isSignedBy, signCommand } from './signing.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');

const OPERATOR: Operator = { id: 'a-synthetic-operator', publicKey, roles: ['quarantine'] };
const REDRIVE: UnsignedCommand = {
  commandId: '7a0c8a52-6b1d-4f0e-9a54-3d1f6f0f5c11',
  at: Date.UTC(2026, 5, 14, 12) * 1_000,
  operator: OPERATOR.id,
  kind: 'REDRIVE',
  target: { topic: 'source.gwent-police', partition: 1, offset: 42, setAside: null },
  reason: null,
};

const judged = (given: Partial<UnsignedCommand>, operators: readonly Operator[] = [OPERATOR]) =>
  judgeCommand(signCommand({ ...REDRIVE, ...given }, privateKey), operators);

describe('an operator’s command', () => {
  it('is obeyed when the operator has signed it and may give it', () => {
    expect(judged({})).toBeNull();
    expect(judged({ kind: 'DISCARD', reason: 'sent again in another record' })).toBeNull();
  });

  it('is refused when nobody of its operator’s name is known', () => {
    expect(judged({ operator: 'somebody-else' })).toBe('UNKNOWN_OPERATOR');
    expect(judged({}, [])).toBe('UNKNOWN_OPERATOR');
  });

  it('is refused when another key has signed it, or nobody', () => {
    const command = signCommand(REDRIVE, stranger.privateKey);
    expect(judgeCommand(command, [OPERATOR])).toBe('WRONG_SIGNATURE');
    const unsigned = { ...REDRIVE, signature: Buffer.alloc(0) };
    expect(judgeCommand(unsigned, [OPERATOR])).toBe('WRONG_SIGNATURE');
  });

  it.each<[string, Partial<UnsignedCommand>]>([
    ['its id', { commandId: '11111111-6b1d-4f0e-9a54-3d1f6f0f5c11' }],
    ['its time', { at: REDRIVE.at + 1 }],
    ['what it orders', { kind: 'DISCARD', reason: 'x' }],
    ['its reason', { reason: 'another' }],
    ['the record', { target: { ...REDRIVE.target!, offset: 43 } }],
    ['what it resolves', { target: { ...REDRIVE.target!, setAside: 'a' } }],
    ['whether it has a record', { target: null }],
  ])('is refused when %s was changed after it was signed', (_what, change) => {
    const { signature } = signCommand(REDRIVE, privateKey);
    expect(judgeCommand({ ...REDRIVE, ...change, signature }, [OPERATOR])).toBe('WRONG_SIGNATURE');
  });

  it('is refused when it asks for a role that the operator does not have', () => {
    expect(judged({ kind: 'CONTENT_SEEN' })).toBe('ROLE_MISSING');
    expect(
      judged({ kind: 'CONTENT_SEEN' }, [{ ...OPERATOR, roles: ['quarantine-content'] }]),
    ).toBeNull();
  });

  it('is refused when this version does not know what it orders', () => {
    expect(judged({ kind: 'UNKNOWN' })).toBe('UNKNOWN_KIND');
  });

  it('to discard is refused without a reason', () => {
    expect(judged({ kind: 'DISCARD', reason: null })).toBe('NO_REASON');
    expect(judged({ kind: 'DISCARD', reason: '  ' })).toBe('NO_REASON');
  });
});

describe('an operator’s word on who is who', () => {
  const link = {
    probationOrg: 'probation-wales',
    crn: 'X000001',
    policeOrg: 'gwent-police',
    nicheNominalId: 'N61-0000001',
  };
  const CONFIRM = { kind: 'CONFIRM_LINK', target: null, reason: 'seen on the file', link } as const;
  const jo: Operator = { ...OPERATOR, roles: ['identity'] };

  it('is taken from those who may give it, with a reason', () => {
    expect(judged(CONFIRM, [jo])).toBeNull();
    expect(judged(CONFIRM)).toBe('ROLE_MISSING');
    expect(judged({ ...CONFIRM, reason: null }, [jo])).toBe('NO_REASON');
  });

  it('is refused when the two records were changed after it was signed', () => {
    const { signature } = signCommand({ ...REDRIVE, ...CONFIRM }, privateKey);
    const changed = { ...REDRIVE, ...CONFIRM, link: { ...link, crn: 'X000002' }, signature };
    expect(judgeCommand(changed, [jo])).toBe('WRONG_SIGNATURE');
  });
});

describe('what is signed', () => {
  it('begins with what it is, so that a signature of something else is none of a command', () => {
    expect(bytesToSign(REDRIVE).toString()).toMatch(/^uk\.iom\.Command\/1\n/);
  });

  it('stays as it is, or every command ever given would be a forgery', () => {
    expect(bytesToSign(REDRIVE).toString()).toBe(
      'uk.iom.Command/1\n[["at",1781438400000000],["commandId","7a0c8a52-6b1d-4f0e-9a54-3d1f6f0f5c11"],' +
        '["kind","REDRIVE"],["operator","a-synthetic-operator"],["target",[["offset",42],["partition",1],' +
        '["topic","source.gwent-police"]]]]',
    );
  });

  it('is checked with the public half alone', () => {
    const command = signCommand(REDRIVE, privateKey);
    expect(isSignedBy(command, createPublicKey(privateKey))).toBe(true);
    expect(isSignedBy(command, stranger.publicKey)).toBe(false);
  });
});
