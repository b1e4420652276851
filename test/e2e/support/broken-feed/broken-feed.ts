import type { OutgoingRecord } from '@iom/event-log';
import { codeTables } from '../code-tables.js';
import { becomesNominal } from '../source-records.js';
import { allotKinds } from './allotment.js';
import type { BadKind, Occasion } from './bad-kind.js';
import { KNOWN_ROWS } from './code-rows.js';
import { eventTime } from './moments.js';
import { contact } from './ndelius-changes.js';
import { visit } from './niche-changes.js';
import { type Neighbour, neighbours } from './people.js';

const HELD_UP = 36;
const OTHERS = 24;
/** Contacts of each person and side. */
const BEFORE = 4;
const MEANWHILE = 5;
const AFTER = 12;
/** What is said of somebody who is held up, behind the bad records of that side. */
const BEHIND = 2;
/** Right before them. */
const AHEAD = 3;

const SEVEN_O_CLOCK = Date.UTC(2026, 6, 1, 7);
const TEN_MINUTES = 600_000;

type Side = BadKind['side'];
const SIDES = ['police', 'probation'] as const;

/** A contact that is to reach the other side. */
interface Told {
  /** As its recipient sees it. */
  readonly time: string;
  /** It waits, or is set aside, until things are put right. */
  readonly isHeldBack: boolean;
  /** Said just before a bad record: it arrives at once or when things are put right, and in its place. */
  readonly isRaced: boolean;
}

/** What is sent about somebody, and what of it is to arrive. */
export class Tale {
  readonly told: Readonly<Record<Side, Told[]>> = { police: [], probation: [] };
  readonly spoilt: { readonly kind: BadKind; readonly occasion: Occasion }[] = [];
  private spoken = 0;
  private readonly last: Record<Side, number> = { police: 0, probation: 0 };
  private knownContactId = '';

  constructor(
    readonly neighbour: Neighbour,
    readonly kinds: readonly BadKind[],
    readonly isHeldUp: boolean,
  ) {}

  /** Every side's contacts once. */
  good(side: Side, isHeldBack: boolean, isRaced = false): OutgoingRecord {
    const occasion = this.occasion(side);
    this.told[side].push({ time: eventTime(occasion.wallMs), isHeldBack, isRaced });
    if (side === 'probation') this.knownContactId = occasion.number;
    return side === 'police' ? visit(occasion) : contact(occasion);
  }

  bad(kind: BadKind): OutgoingRecord {
    const occasion = this.occasion(kind.side);
    this.spoilt.push({ kind, occasion });
    const willArrive =
      kind.fate === 'set-aside' && kind.remedy.by !== 'discard' && kind.remedy.isContact;
    if (willArrive) {
      this.told[kind.side].push({
        time: eventTime(occasion.wallMs),
        isHeldBack: true,
        isRaced: false,
      });
    }
    return kind.spoil(occasion);
  }

  private occasion(side: Side): Occasion {
    const { person } = this.neighbour;
    this.spoken += 1;
    const wallMs = SEVEN_O_CLOCK + this.last[side]++ * TEN_MINUTES;
    const number = `${person.offenderId}${String(this.spoken).padStart(3, '0')}`;
    return { person, number, wallMs, knownContactId: this.knownContactId };
  }
}

export interface BrokenFeed {
  readonly tales: readonly Tale[];
  /** Each to have gone all the way before the next is sent. */
  readonly steps: readonly {
    readonly label: string;
    readonly reference?: boolean;
    readonly records: readonly OutgoingRecord[];
  }[];
}

/** A feed of both sides in which every kind of bad record is once. */
export function brokenFeed(): BrokenFeed {
  const people = neighbours(HELD_UP + OTHERS);
  const { heldUp, others } = allotKinds({ heldUp: HELD_UP, others: OTHERS });
  const tales = [
    ...heldUp.map((kinds, i) => new Tale(people[i] as Neighbour, kinds, true)),
    ...others.map((kinds, i) => new Tale(people[HELD_UP + i] as Neighbour, kinds, false)),
  ];
  return {
    tales,
    steps: [
      { ...codeTables(), records: [...codeTables().records, ...KNOWN_ROWS] },
      { label: 'nominals', records: people.flatMap(({ person }) => becomesNominal(person)) },
      { label: 'a visit each', records: tales.map((tale) => tale.good('police', false)) },
      { label: 'before', records: inTurn(tales.map((tale) => contactsOf(tale, BEFORE, false))) },
      { label: 'broken', records: inTurn(tales.map(meanwhile)) },
      {
        label: 'after',
        records: inTurn(tales.map((tale) => contactsOf(tale, AFTER, tale.isHeldUp))),
      },
    ],
  };
}

function contactsOf(tale: Tale, count: number, isHeldBack: boolean): OutgoingRecord[] {
  return Array.from({ length: count }, () =>
    SIDES.map((side) => tale.good(side, isHeldBack)),
  ).flat();
}

/**
 * The bad records of somebody, and what good ones come with them. Of who is held up each side speaks only behind its own bad
 * record: what the other says at the same moment may come before or after. Where one side alone says bad things, it says good
 * ones right before them, too.
 */
function meanwhile(tale: Tale): OutgoingRecord[] {
  const ahead = speaksAhead(tale).map((side) => tale.good(side, false, true));
  const bad = tale.kinds.map((kind) => tale.bad(kind));
  if (!tale.isHeldUp) return [...bad, ...contactsOf(tale, MEANWHILE, false)];
  const sides = SIDES.filter((side) => tale.kinds.some((kind) => kind.side === side));
  const behind = sides.flatMap((side) =>
    Array.from({ length: BEHIND }, () => tale.good(side, true)),
  );
  return [...ahead, ...bad, ...behind];
}

/** Who speaks right before the bad records, as often as each is named. */
function speaksAhead({ kinds, isHeldUp }: Tale): readonly Side[] {
  const [side, ...others] = SIDES.filter((each) => kinds.some((kind) => kind.side === each));
  const limitsCase = kinds.some((kind) => kind.fate === 'set-aside' && kind.limitsCase);
  if (!isHeldUp || limitsCase || side === undefined || others.length > 0) return [];
  return Array.from({ length: AHEAD }, () => side);
}

/** Everybody's first, then everybody's second, and so on. */
function inTurn(lists: readonly (readonly OutgoingRecord[])[]): OutgoingRecord[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) =>
    lists.flatMap((list) => list.slice(i, i + 1)),
  ).flat();
}
