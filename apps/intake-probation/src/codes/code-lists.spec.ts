import { CODES } from '../../test/samples.js';
import { contactOutcomeOf } from '../rows/contact-outcome.js';
import { KNOWN_OUTCOMES } from './contact-outcomes.js';
import {
  CUSTODIAL_STATUSES,
  DEPARTURES,
  MOVES,
  RECALL_REASONS,
  RELEASE_TYPES,
} from './custody-codes.js';
import { ENFORCEMENT_ACTIONS } from './enforcement-actions.js';
import { IDENTIFIER_TYPES } from './identifier-types.js';
import { isIgnored } from './ignored.js';
import { ignoredContactType, KNOWN_CONTACT_TYPES } from './known-contact-types.js';
import { knownEventType, knownEventTypes, routeOf } from './known-event-types.js';
import { idColumnOf, isCarriedTable } from './known-tables.js';
import { NSI_TYPES, RECALL_OUTCOMES, RECALL_STATUSES } from './nsi-codes.js';
import { mappaNumberOf, REGISTER_TYPES, registerMeaningOf } from './register-types.js';

const codes = (text: string): readonly string[] => text.split(' ');

/** Every code of a published list is either mapped or ignored with a reason; one that is neither fails here. */
describe('the codes of nDelius that are public', () => {
  it.each(
    codes(
      'IIOM MAPP AVIS IMAR RLRH RMRH RHRH RVHR RVRH RCCO RCPR RCHD CSEP RVAD REG22 REG15 REG16 REG17 AV2S AV2S2 ADVP ADVV REG30 WEAP STRG REG26 RTAO ARSO ANSO SHPO SOPS SPO RSTO ALSH AMHL RMDO RVLN MSV MSP CUCK IRMO RPIR HOIE ASFO WRSM INLL INVI REG24 APPO NOTMAPPA ALAN ALERT ADWC BWWA KDUP DOFF IKMF IKII RRR DORIS COR',
    ),
  )('register type %s has a meaning, or a reason for none', (code) => {
    const meaning = registerMeaningOf(code.toLowerCase());
    expect(meaning).toBeDefined();
    expect(meaning && (isIgnored(meaning) ? meaning.ignored : meaning.is)).toMatch(/^[A-Za-z_]+$/);
  });

  it.each(
    codes(
      'ROM IBR NFA EA02 EA03 EA05 EA06 EA07 EA08 EA09 EA10 EA11 EA12 EA13 BRE IMB LCL WLS C173',
    ),
  )('enforcement action %s is carried or ignored', (code) => {
    expect(ENFORCEMENT_ACTIONS.has(code)).toBe(true);
  });

  it.each(codes('A B C D I P R T AT'))('custodial status %s is carried or ignored', (code) => {
    expect(CUSTODIAL_STATUSES.has(code)).toBe(true);
  });

  it.each(codes('ADL ECSL ROTL'))('release type %s is a release or ignored', (code) => {
    expect(RELEASE_TYPES.has(code)).toBe(true);
  });

  it.each(codes('NN EOTL TSH IRC'))('recall reason %s is a recall or ignored', (code) => {
    expect(RECALL_REASONS.has(code)).toBe(true);
  });

  it.each(codes('DEC UAL MRG NCS HQ HO HD ECSL CR'))(
    'movement %s is a release or ignored',
    (code) => {
      expect(DEPARTURES.has(code)).toBe(true);
    },
  );

  it.each(
    codes(
      'RELEASED ADMISSION READMISSION NEW_ADMISSION TRANSFERRED TEMPORARY_ABSENCE_RELEASE TEMPORARY_ABSENCE_RETURN RELEASED_TO_HOSPITAL SENT_TO_COURT RETURN_FROM_COURT',
    ),
  )('reason %s of a prison is a way in or out, or ignored', (code) => {
    expect(MOVES.has(code)).toBe(true);
  });

  it.each(codes('NINO ASN DRL URN VISO MFCRN MTCRN LCRN PCRN SPNC NPNC APNC NHS PRNOMS'))(
    'additional identifier %s links nobody',
    (code) => {
      expect(IDENTIFIER_TYPES.get(code)?.ignored).toMatch(/^[A-Z_]+$/);
    },
  );

  it('tell statuses of a recall from its outcomes, although they are coded alike', () => {
    for (let number = 1; number <= 10; number++) {
      expect(RECALL_STATUSES.has(`REC${String(number).padStart(2, '0')}`)).toBe(true);
    }
    expect([...RECALL_OUTCOMES.keys()]).toEqual(codes('REC01 REC02 REC03 REC04 REC05'));
    expect(RECALL_STATUSES.get('REC03')).toBe('requested');
    expect(RECALL_OUTCOMES.get('REC03')?.outcome).toBe('NOT_RECALLED');
    expect([...NSI_TYPES.keys()]).toEqual(['BRE', 'REC']);
  });

  it('tell MAPPA’s categories from its levels, although they are coded alike', () => {
    expect(['M1', 'M2', 'M3', 'M4'].map((code) => mappaNumberOf(code, 4))).toEqual([1, 2, 3, 4]);
    expect(['M3', 'M4', '', null].map((code) => mappaNumberOf(code, 3))).toEqual([
      3,
      null,
      null,
      null,
    ]);
  });

  it('spell very high risk in two ways and mean one thing', () => {
    expect(REGISTER_TYPES.get('RVHR')).toEqual(REGISTER_TYPES.get('RVRH'));
  });
});

describe('contact types', () => {
  it('are all accounted for: each that no deployment carries is ignored for a reason', () => {
    expect(KNOWN_CONTACT_TYPES).toBe(709);
    expect([...CODES.contact.keys()].map((code) => ignoredContactType(code))).not.toContain(
      undefined,
    );
    expect(ignoredContactType('C204')).toBe('FROM_POLICE');
    expect(ignoredContactType('DRGTST')).toBe('HEALTH');
    expect(ignoredContactType('C041')).toBe('TOLD_BY_ROWS');
    // Filed under appointments as well, it is what it says of health that counts.
    expect(ignoredContactType('C089')).toBe('HEALTH');
    expect(ignoredContactType('ZZZZ')).toBeUndefined();
  });
});

describe('outcomes of contacts', () => {
  const columns = {
    KEPT: { OUTCOME_ATTENDANCE: 'Y', OUTCOME_COMPLIANT_ACCEPTABLE: 'N' },
    NOT_KEPT: { OUTCOME_ATTENDANCE: 'N', OUTCOME_COMPLIANT_ACCEPTABLE: 'N' },
    EXCUSED: { OUTCOME_ATTENDANCE: 'N', OUTCOME_COMPLIANT_ACCEPTABLE: 'Y' },
    UNKNOWN: {},
  };

  it.each([...KNOWN_OUTCOMES])('%s is %s', (code, expected) => {
    const row = { CODE: code, ...columns[expected] };
    const reference = new Map([['R_CONTACT_OUTCOME_TYPE/1', row]]);
    expect(contactOutcomeOf('1', reference)).toBe(expected);
  });

  it.each(codes('ATSS RSSR APPW'))('%s excuses whatever its columns say', (code) => {
    const row = { CODE: code, ...columns.KEPT };
    const reference = new Map([['R_CONTACT_OUTCOME_TYPE/1', row]]);
    expect(contactOutcomeOf('1', reference)).toBe('EXCUSED');
  });
});

describe('types of messages', () => {
  it('are each read in one way, or ignored for a reason', () => {
    const known = [...knownEventTypes()];
    expect(known.length).toBeGreaterThan(70);
    for (const type of known) {
      const route = routeOf(type);
      expect(route && (isIgnored(route) ? route.ignored : route.to)).toMatch(/^[A-Za-z_-]+$/);
      expect(knownEventType(type)).toBe(type);
    }
  });

  it('are known in their old spellings', () => {
    expect(knownEventType('Prison-Recall.recommendation.managementOversight')).toBe(
      'prison-recall.recommendation.management-oversight',
    );
    expect(knownEventType('prison-recall.recommendation.oversight')).toBeNull();
  });
});

describe('tables', () => {
  it('are named in upper case, and their ids after them', () => {
    expect(isCarriedTable('LIC_CONDITION')).toBe(true);
    expect(isCarriedTable('STAFF')).toBe(false);
    expect(idColumnOf('R_CONTACT_TYPE')).toBe('CONTACT_TYPE_ID');
    expect(idColumnOf('TEAM')).toBe('TEAM_ID');
  });
});
