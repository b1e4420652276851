import { uuidOf } from '@iom/domain';
import { instantOf, localText, offsetText, type Wall } from './calendar.js';
import type { DeliusRecord } from './person.js';
import type { Random } from './random.js';

export interface DomainEvent {
  readonly eventType: string;
  readonly occurred: Wall;
  readonly additionalInformation: Readonly<Record<string, string | number>>;
}

/** How one event is written down, after what real messages have been seen to do. */
export interface DomainEventStyle {
  readonly envelope: 'bare' | 'wrapped' | 'wrapped-object';
  readonly time: (wall: Wall) => string;
  readonly version: number | string;
}

const TIMES: readonly ((wall: Wall) => string)[] = [
  (wall) => withFraction(offsetText(wall), '739'),
  (wall) => `${withFraction(offsetText(wall), '442')}[Europe/London]`,
  (wall) => withFraction(utcText(wall), '052'),
  (wall) => `${withFraction(utcText(wall), '3')}[Europe/London]`,
  (wall) => withFraction(offsetText(wall), '649098123'),
  (wall) => withFraction(offsetText(wall), '6490981').replace(/(\d\d):(\d\d)$/, '$1$2'),
  (wall) => utcText(wall),
];

export const PLAIN_EVENT: DomainEventStyle = {
  envelope: 'bare',
  time: (wall) => withFraction(offsetText(wall), '739'),
  version: 1,
};

export function domainEventStyle(random: Random): DomainEventStyle {
  return {
    envelope: random.pick(['bare', 'bare', 'wrapped', 'wrapped', 'wrapped', 'wrapped-object']),
    time: random.pick(TIMES),
    version: random.pick([1, 1, 1, '1', '1.0']),
  };
}

/** An HMPPS domain event about a person, as the bytes that arrive. */
export function domainEventBytes(
  style: DomainEventStyle,
  { crn, nomsNumber }: DeliusRecord,
  { eventType, occurred, additionalInformation }: DomainEvent,
): Buffer {
  const identifiers = [
    { type: 'CRN', value: crn },
    ...(nomsNumber === null ? [] : [{ type: 'NOMS', value: nomsNumber }]),
  ];
  const event = {
    eventType,
    version: style.version,
    description: 'Synthetic event of an invented person',
    detailUrl: 'https://synthetic.invalid/detail',
    occurredAt: style.time(occurred),
    personReference: { identifiers },
    additionalInformation,
  };
  if (style.envelope === 'bare') return Buffer.from(JSON.stringify(event));
  const notification = {
    Type: 'Notification',
    MessageId: uuidOf('synthetic-notification', eventType, crn, occurred),
    TopicArn: 'arn:aws:sns:eu-west-2:000000000000:synthetic-domain-events',
    Message: style.envelope === 'wrapped' ? JSON.stringify(event) : event,
    Timestamp: new Date(instantOf(occurred) + 1_250).toISOString(),
    MessageAttributes: { eventType: { Type: 'String', Value: eventType } },
  };
  return Buffer.from(JSON.stringify(notification));
}

function utcText(wall: Wall): string {
  return `${localText(instantOf(wall))}Z`;
}

function withFraction(text: string, digits: string): string {
  return text.replace(/^(.{19})/, `$1.${digits}`);
}
