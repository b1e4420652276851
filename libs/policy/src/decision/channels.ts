import type { AgreementRef, Day, EventType, Organisation } from '@iom/domain';
import type { Agreement } from '../agreement/agreement.js';
import { type CompiledRow, compileRow } from '../agreement/compiled-row.js';
import { lastDayOf } from './in-force.js';

/** From a sender to a recipient. */
export interface Channel {
  readonly recipient: Organisation;
  /** What each agreement in force that names both of them says, by id; empty: there is none. */
  readonly terms: readonly Terms[];
}

export interface Terms {
  readonly agreement: Agreement;
  /** The same object in every decision, so that what is made of it can be remembered. */
  readonly ref: AgreementRef;
  /** The rows for an event on its way from sender to recipient, in the order in which they are tried. */
  readonly rows: ReadonlyMap<EventType, readonly CompiledRow[]>;
}

/** What holds between a sender and each organisation, by its id. */
export type Channels = ReadonlyMap<string, Channel>;

interface Compiled {
  readonly agreement: Agreement;
  readonly ref: AgreementRef;
  readonly lastDay: Day;
  readonly rows: readonly CompiledRow[];
}

/** Works out the channels of a sender on a day. `agreements`: of one agreement the highest version first. */
export function channelsWith(
  organisations: readonly Organisation[],
  agreements: readonly Agreement[],
): (sender: string, day: Day) => Channels {
  const compiled = agreements.map((agreement) => ({
    agreement,
    ref: refOf(agreement),
    lastDay: lastDayOf(agreement),
    rows: agreement.share.map(compileRow),
  }));
  return (sender, day) => {
    const inForce = inForceOn(compiled, day);
    return new Map(
      organisations.map((recipient) => {
        const terms = inForce
          .filter(({ agreement: { parties } }) => parties.includes(sender))
          .filter(({ agreement: { parties } }) => parties.includes(recipient.id))
          .map((each) => termsOf(each, sender, recipient.id));
        return [recipient.id, { recipient, terms }];
      }),
    );
  };
}

/** Those that have begun and hold still; of each agreement its highest version of those. */
function inForceOn(compiled: readonly Compiled[], day: Day): readonly Compiled[] {
  const found: Compiled[] = [];
  for (const each of compiled) {
    const { agreement, lastDay } = each;
    const holds = agreement.inForce.from <= day && day <= lastDay;
    if (holds && found.at(-1)?.agreement.id !== agreement.id) found.push(each);
  }
  return found;
}

function termsOf({ agreement, ref, rows }: Compiled, sender: string, recipient: string): Terms {
  const between = rows.filter(({ from, to }) => from === sender && to === recipient);
  return { agreement, ref, rows: Map.groupBy(between, ({ event }) => event) };
}

function refOf({ id, version, sha256 }: Agreement): AgreementRef {
  return { id, version, sha256 };
}
