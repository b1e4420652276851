import { CODES, CODES_TEXT } from '../../test/samples.js';
import { BadCodesError, parseCodes } from './deployment-codes.js';
import { isKnownContactType, KNOWN_CONTACT_TYPES } from './known-contact-types.js';

function complaintOf(text: string): string {
  try {
    parseCodes(text, 'codes.yaml');
    return 'none';
  } catch (error) {
    return error instanceof BadCodesError ? error.message : 'some other error';
  }
}

describe('the codes of the deployment', () => {
  it('are those contact types that become contact events, agencies’ own told apart', () => {
    expect(
      Object.fromEntries(
        [...CODES.contact].map(([code, { kind, agency }]) => [code, `${kind} ${agency}`]),
      ),
    ).toEqual({
      CAIS: 'OFFICE PROBATION',
      IOHV: 'HOME_VISIT PROBATION',
      IOAV: 'OTHER PROBATION',
      COAP: 'OFFICE PROBATION',
      CHVS: 'HOME_VISIT PROBATION',
      COAI: 'OFFICE PROBATION',
      COHV: 'HOME_VISIT PROBATION',
      COPT: 'PHONE PROBATION',
      COVC: 'VIDEO PROBATION',
      CODC: 'HOME_VISIT PROBATION',
      CRSAPT: 'OTHER OTHER',
      APAT: 'OTHER OTHER',
      DRGAPT: 'OTHER OTHER',
    });
  });

  it('name Fixed as nDelius does, and Flex and Free as the sandbox chose', () => {
    expect([...CODES.register]).toEqual([
      ['I3', 'FIXED'],
      ['I4', 'FLEX'],
      ['I5', 'FREE'],
    ]);
    expect(CODES_TEXT).toMatch(/I4: FLEX.*sandbox/);
  });

  it('are refused by line and field when one is misspelt', () => {
    const line = CODES_TEXT.split('\n').findIndex((each) => each.includes('CAIS:')) + 1;
    expect(complaintOf(CODES_TEXT.replace('kind: OFFICE', 'kind: OFICE'))).toMatch(
      new RegExp(`^codes.yaml:${line} contact.CAIS.kind: .*"OFFICE"`),
    );
    expect(complaintOf(CODES_TEXT.replace('I4: FLEX', 'I4: FLEXI'))).toMatch(/register\.I4: /);
    expect(complaintOf(CODES_TEXT.replace('agency: PROBATION', 'agent: PROBATION'))).toMatch(
      /"agent"/,
    );
  });

  it('are refused when a part is missing, or the file is no YAML', () => {
    expect(complaintOf('contact: {}')).toMatch(/^codes.yaml:1 register: /);
    expect(complaintOf('')).toMatch(/^codes.yaml:1 the file: /);
    expect(complaintOf('contact: [')).toMatch(/^codes.yaml:1 is no YAML/);
  });
});

describe('the contact types that are known', () => {
  it('are all of nDelius’s published list, those that the deployment carries among them', () => {
    expect(KNOWN_CONTACT_TYPES).toBe(709);
    expect([...CODES.contact.keys()].filter((code) => !isKnownContactType(code))).toEqual([]);
    expect(isKnownContactType('C204')).toBe(true);
    expect(isKnownContactType('ZZZZ')).toBe(false);
  });
});
