import type { JsonObject } from '@iom/codec';
import type { Route } from '../codes/known-event-types.js';
import { fails, type Reading, type Subject } from '../reading.js';
import { isSomebody } from '../reading/identifiers.js';
import type { Context, SourceRecord } from '../source-record.js';
import { readBreach, readRecallRaised } from './enforcement.js';
import { readErasure } from './erasure.js';
import { readLicence } from './licence.js';
import { readCaseMerge, readCaseUnmerge, readPrisonerMerge } from './merge.js';
import { isTime, messageOf, subjectOfMessage, type TimedMessage } from './message.js';
import { readArrival, readDeparture } from './move.js';
import { readRecallConsidered, readRecallDecision } from './recall.js';
import { readRegistration } from './registration.js';
import { readRiskBand } from './risk-band.js';

interface Arrived {
  readonly record: SourceRecord;
  readonly context: Context;
}

/** What a domain event of a type that is carried says. */
export function readMessage(
  type: string,
  route: Route,
  body: JsonObject,
  { record, context }: Arrived,
): Reading {
  const message = messageOf(type, body, { record, context });
  // The end of a membership and the removal of a case are taken also from a message that is broken otherwise.
  if (route.to === 'registration') return readRegistration(route.verb, message, context);
  if (route.to === 'erasure') return readErasure(message, context);
  const subject = subjectOfMessage(message);
  const { occurred } = message;
  if (!isTime(occurred)) return fails(subject, occurred);
  return readTimed(route, { ...message, occurred }, subject, context);
}

type Timed = Exclude<Route, { readonly to: 'registration' | 'erasure' }>;

function readTimed(
  route: Timed,
  message: TimedMessage,
  subject: Subject,
  context: Context,
): Reading {
  if (route.to === 'case-merge') return readCaseMerge(message, subject, context);
  if (route.to === 'case-unmerge') return readCaseUnmerge(message, subject, context);
  if (route.to === 'prisoner-merge') return readPrisonerMerge(message, subject, context);
  return isSomebody(message.person)
    ? readAboutPerson(route, message, subject, context)
    : fails(subject, { reason: 'WRONG_SHAPE', fieldPath: 'personReference.identifiers' });
}

type AboutPerson = Exclude<
  Timed,
  { readonly to: 'case-merge' | 'case-unmerge' | 'prisoner-merge' }
>;

function readAboutPerson(
  route: AboutPerson,
  message: TimedMessage,
  subject: Subject,
  context: Context,
): Reading {
  switch (route.to) {
    case 'recall-considered':
      return readRecallConsidered(message, subject, context);
    case 'recall-decision':
      return readRecallDecision(message, subject, context);
    case 'licence':
      return readLicence(route.what, message, subject, context);
    case 'breach':
      return readBreach(route.what, message, subject, context);
    case 'recall-raised':
      return readRecallRaised(message, subject, context);
    case 'move':
      return route.what === 'leaves'
        ? readDeparture(message, subject, context)
        : readArrival(message, subject, context);
    case 'risk-band':
      return readRiskBand(message, subject, context);
  }
}
