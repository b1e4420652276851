import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventType } from '@iom/domain';
import { parseAgreed } from '../agreed.js';
import { fieldTypesOf } from './fields.js';

const FOLDER = join(import.meta.dirname, '../../../../agreements');
const read = (name: string) => ({ path: name, text: readFileSync(join(FOLDER, name), 'utf8') });
const agreed = parseAgreed({
  organisations: read('organisations.yaml'),
  agreements: readdirSync(FOLDER)
    .filter((name) => name.startsWith('iom-'))
    .map(read),
});
if (!agreed.ok) throw new Error(JSON.stringify(agreed.error));
const rows = agreed.value.policy.agreements
  .flatMap(({ share }) => share)
  .filter(({ from }) => from === 'probation-wales');

/**
 * What HMPPS lets its police intelligence consumers have, in our words: addresses, dates, risk as bands, MAPPA, licence
 * conditions, alerts, the responsible team. Scores, officers, words and offences are masked or not to be had.
 */
const BASELINE: Readonly<Partial<Record<EventType, readonly string[]>>> = {
  AddressReported: ['address', 'noFixedAbode', 'statusCode', 'confidence', 'from', 'until'],
  LicenceActivated: licence(),
  LicenceVaried: licence(),
  LicenceEnded: licence(),
  RiskLevelChanged: [
    'scale',
    'group',
    'level',
    'mappaCategory',
    'mappaLevel',
    'assessedOn',
    'reviewDue',
    'endedOn',
  ],
  WarningMarkerSet: ['markerClass', 'setOn', 'reviewOn', 'endedOn'],
  ResponsibleTeamChanged: ['provider', 'pdu', 'team', 'from', 'active'],
  ReleasePlanned: [
    'plannedOn',
    'releaseType',
    'institution',
    'firstReportingOn',
    'firstReportingAt',
  ],
  PersonReleased: ['releasedOn', 'releaseType', 'institution'],
  PersonReceivedIntoCustody: ['receivedOn', 'custodyReason', 'institution'],
};

/** What the agreements share beyond that, because IOM is for it: who is on it, contacts, enforcement and recalls. */
const FOR_IOM: readonly EventType[] = [
  'NominalSelected',
  'NominalRecategorised',
  'NominalDeselected',
  'ContactOffered',
  'ContactRecorded',
  'EnforcementActionTaken',
  'RecallRequested',
  'RecallDecided',
];

describe('what the police may have of probation', () => {
  it('is no looser than what HMPPS lets police consumers have, but for what IOM is for', () => {
    for (const { event, fields, rule } of rows) {
      if (FOR_IOM.includes(event)) continue;
      const allowed = ['occurredAt', ...(BASELINE[event] ?? [])];
      for (const [field, { action }] of fields) {
        if (action === 'WITHHOLD') continue;
        expect(allowed.includes(field) ? null : `${rule}: ${event}.${field}`).toBeNull();
      }
    }
    expect(rows.length).toBeGreaterThan(4 * 20);
  });

  it('is never what somebody wrote in words, nor a code that may tell the reason of an absence or of health', () => {
    const NEVER = [
      'outcomeCode',
      'actionCode',
      'categoryCode',
      'levelCode',
      'markerCode',
      'answers',
    ];
    for (const { event, fields, rule } of rows) {
      for (const [field, { action }] of fields) {
        const hidden =
          fieldTypesOf(event).get(field)?.holds === 'free-text' || NEVER.includes(field);
        expect(hidden && action !== 'WITHHOLD' ? `${rule}.${field}` : null).toBeNull();
      }
    }
  });
});

function licence(): readonly string[] {
  return [
    'concerns',
    'conditionCode',
    'conditionMainCode',
    'conditionCategory',
    'conditionText',
    'startsOn',
    'expectedEndOn',
    'endedOn',
  ];
}
