import avsc from 'avsc';
import type { Disclosure, RecipientDecision } from '@iom/domain';
import { copyInto, partsOf, type Writing } from './writing.js';

const HEAD = [
  'eventId',
  'eventType',
  'sender',
  'subjectId',
  'input',
  'decidedAt',
  'currentVersion',
  'replay',
];
const OWN = ['disclosureId', 'recipient', 'outcome', 'attempt', 'reasons'];
const GROUNDS = ['fields', 'agreement', 'purpose', 'basis', 'caveats', 'releasedBy'] as const;
const SENT = ['salt', 'sent'];

type Grounds = Pick<RecipientDecision, (typeof GROUNDS)[number]>;

const LONG = avsc.Type.forSchema('long');
const NO_AGREEMENT = {};

/**
 * Writes a disclosure in parts. What a decision rests on is half a page of text and the same for every event under a row of
 * an agreement, so for the same objects it is written once, and copied from then on: they are taken as immutable.
 */
export class DisclosureWriting implements Writing {
  /** By the list of fields and by the agreement: it is forgotten with them. */
  private readonly written = new WeakMap<object, WeakMap<object, [Grounds, Buffer]>>();

  private constructor(
    private readonly head: avsc.Type,
    private readonly own: avsc.Type,
    private readonly grounds: avsc.Type,
    private readonly sent: avsc.Type,
  ) {}

  /** undefined: it is a version of the schema with other fields. */
  static of(type: avsc.Type): DisclosureWriting | undefined {
    const [head, decisions] = partsOf(type, [HEAD, ['decisions']]);
    const list = decisions?.fields[0]?.type as avsc.types.ArrayType | undefined;
    const [own, grounds, sent] = partsOf(list?.itemsType, [OWN, GROUNDS, SENT]);
    if (!head || !own || !grounds || !sent) return undefined;
    return new DisclosureWriting(head, own, grounds, sent);
  }

  encode(disclosure: Disclosure, room: Buffer, from: number): number {
    const { decisions } = disclosure;
    let end = this.head.encode(disclosure, room, from);
    // Of a list: how many, each of them, and that none follow.
    if (end >= 0 && decisions.length > 0) end = LONG.encode(decisions.length, room, end);
    for (const decision of decisions) {
      if (end >= 0) end = this.own.encode(decision, room, end);
      if (end >= 0) end = copyInto(room, this.groundsOf(decision), end);
      if (end >= 0) end = this.sent.encode(decision, room, end);
    }
    return end >= 0 ? LONG.encode(0, room, end) : end;
  }

  private groundsOf(decision: RecipientDecision): Buffer {
    const agreement = decision.agreement ?? NO_AGREEMENT;
    let known = this.written.get(decision.fields);
    if (known === undefined) this.written.set(decision.fields, (known = new WeakMap()));
    const [grounds, bytes] = known.get(agreement) ?? [];
    if (grounds !== undefined && bytes !== undefined && isSame(grounds, decision)) return bytes;
    const anew = this.grounds.toBuffer(decision);
    known.set(agreement, [decision, anew]);
    return anew;
  }
}

function isSame(one: Grounds, other: Grounds): boolean {
  return GROUNDS.every((name) => one[name] === other[name]);
}
