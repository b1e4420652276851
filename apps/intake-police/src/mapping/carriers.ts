import type { JsonObject } from '@iom/codec';
import type { Observed } from '@iom/domain';
import type { z } from 'zod';
import { CARRIED, type CarriedEntity } from '../contract/entities.js';
import type { ChangeOf, Envelope } from '../contract/envelope.js';
import { type Fault, faultOf } from '../contract/fault.js';
import type { Context } from '../source-record.js';
import { arrestMade } from './arrest.js';
import { caseConferenceActionSet } from './conference-action.js';
import { disposalRecorded } from './disposal.js';
import { embargoLifted } from './embargo-release.js';
import { happened } from './happened.js';
import { intelligenceDisseminated } from './intelligence-report.js';
import { iomFlagObserved } from './iom-flag.js';
import { licenceBreachSuspected } from './licence-observation.js';
import { personMerged } from './nominal-merge.js';
import { nominalNominated } from './nomination.js';
import { addressReported } from './observed-address.js';
import { contactRecorded } from './officer-contact.js';
import { contactOffered } from './officer-contact-planned.js';
import { personOf } from './person.js';
import { recallArrestReported } from './recall-arrest.js';
import { recallViewGiven } from './recall-view.js';
import { takenBack } from './taken-back.js';
import { wantedStatusChanged } from './wanted-status.js';
import { warningMarkerSet } from './warning-marker.js';

/** What a change of one entity means: an event, or what keeps it from being one. Never throws. */
export type Carrier = (json: JsonObject, context: Context) => Observed | Fault;

/** One for every entity of the contract. */
export const CARRIERS: Readonly<Record<CarriedEntity, Carrier>> = {
  OfficerContact: carrier(CARRIED.OfficerContact, contactRecorded),
  OfficerContactPlanned: carrier(CARRIED.OfficerContactPlanned, contactOffered),
  IntelligenceReport: carrier(CARRIED.IntelligenceReport, intelligenceDisseminated),
  LicenceObservation: carrier(CARRIED.LicenceObservation, licenceBreachSuspected),
  Arrest: carrier(CARRIED.Arrest, arrestMade),
  Disposal: carrier(CARRIED.Disposal, disposalRecorded),
  RecallArrest: carrier(CARRIED.RecallArrest, recallArrestReported),
  WantedStatus: carrier(CARRIED.WantedStatus, wantedStatusChanged),
  IomFlag: carrier(CARRIED.IomFlag, iomFlagObserved),
  NominalMerge: carrier(CARRIED.NominalMerge, personMerged),
  WarningMarker: carrier(CARRIED.WarningMarker, warningMarkerSet),
  Nomination: carrier(CARRIED.Nomination, nominalNominated),
  RecallView: carrier(CARRIED.RecallView, recallViewGiven),
  ConferenceAction: carrier(CARRIED.ConferenceAction, caseConferenceActionSet),
  ObservedAddress: carrier(CARRIED.ObservedAddress, addressReported),
  EmbargoRelease: carrier(CARRIED.EmbargoRelease, embargoLifted),
};

type Change<Record> =
  | (ChangeOf<Record> & { readonly operation: 'created' | 'updated' })
  | (Envelope & { readonly operation: 'deleted'; readonly entity: string });

interface Contract<Record> {
  safeParse(json: unknown): z.ZodSafeParseResult<Change<Record>>;
}

function carrier<Record>(
  contract: Contract<Record>,
  say: (change: ChangeOf<Record>, context: Context) => Observed | Fault,
): Carrier {
  return (json, context) => {
    const { data, error } = contract.safeParse(json);
    if (data === undefined) return faultOf(error, json);
    if (data.operation !== 'deleted') {
      return happened(say(data, context), data.record, context);
    }
    const person = personOf(data.nominal, context.org.id, context.observedAt);
    return takenBack(data, { entity: data.entity, person }, context);
  };
}
