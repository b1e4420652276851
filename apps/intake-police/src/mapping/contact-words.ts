import type { ContactKind, ContactOutcome, LocationClass, WelfareConcern } from '@iom/domain';
import type {
  OfficerContactRecord,
  SourceKind,
  SourceLocation,
} from '../contract/officer-contact.js';

const KINDS: Readonly<Record<Exclude<SourceKind, 'joint-visit'>, ContactKind>> = {
  'home-visit': 'HOME_VISIT',
  office: 'OFFICE',
  phone: 'PHONE',
  street: 'STREET',
  'custody-visit': 'CUSTODY_VISIT',
  other: 'OTHER',
};

const LOCATIONS: Readonly<Record<SourceLocation, LocationClass>> = {
  home: 'HOME',
  'probation-office': 'PROBATION_OFFICE',
  'police-station': 'POLICE_STATION',
  community: 'COMMUNITY',
  phone: 'PHONE',
  other: 'OTHER',
};

const OUTCOMES: Readonly<Record<OfficerContactRecord['outcome'], ContactOutcome>> = {
  seen: 'KEPT',
  'not-seen': 'NOT_KEPT',
  refused: 'NOT_KEPT',
  cancelled: 'EXCUSED',
};

const CONCERNS: Readonly<
  Record<NonNullable<OfficerContactRecord['welfareConcern']>, WelfareConcern>
> = {
  none: 'NONE',
  housing: 'HOUSING',
  health: 'HEALTH',
  substance: 'SUBSTANCE',
  safety: 'SAFETY',
};

interface Meeting {
  readonly kind: SourceKind;
  readonly location: SourceLocation;
  readonly joint: boolean;
}

/** Niche has a kind of its own for joint visits; here joint is a field, and the place says what kind of visit it was. */
export function kindOf({ kind, location }: Meeting): ContactKind {
  if (kind === 'joint-visit') return location === 'home' ? 'HOME_VISIT' : 'OTHER';
  return KINDS[kind];
}

export function isJoint({ kind, joint }: Meeting): boolean {
  return joint || kind === 'joint-visit';
}

export function locationOf({ location }: Meeting): LocationClass {
  return LOCATIONS[location];
}

export function outcomeOf({ outcome }: OfficerContactRecord): ContactOutcome {
  return OUTCOMES[outcome];
}

/** Not said is unknown: only the officer can say that there is no concern. */
export function concernOf({ welfareConcern }: OfficerContactRecord): WelfareConcern {
  return welfareConcern ? CONCERNS[welfareConcern] : 'UNKNOWN';
}
