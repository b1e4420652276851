import { type Day, type Micros, type Organisation, ukDayOf } from '@iom/domain';
import type { Agreement, AgreementSet } from '../agreement/agreement.js';
import { type Channels, channelsWith } from './channels.js';
import { type VisibleFields, visibleFieldsOf } from './visible-fields.js';

/** Agreements, arranged for deciding. */
export interface Policy {
  readonly organisations: ReadonlyMap<string, Organisation>;
  /** All versions; of one agreement the highest first. */
  readonly agreements: readonly Agreement[];
  /**
   * What holds at an instant between a sender and every organisation, itself included, by the agreements that have begun,
   * have not ended, and whose review is not overdue beyond its grace; of each its highest version of those. The same for
   * ever, since versions are kept.
   */
  channelsFrom(sender: string, at: Micros): Channels;
  /** What a recipient may ever have seen of a sender's events. */
  readonly visibleFields: VisibleFields;
}

/** Arranges agreements for deciding. */
export function compile({ organisations, agreements }: AgreementSet): Policy {
  const sorted = agreements.toSorted((a, b) =>
    a.id === b.id ? b.version - a.version : a.id < b.id ? -1 : 1,
  );
  const channelsOn = channelsWith(organisations, sorted);

  // All events of a batch are decided at one instant, and those of many batches on one day.
  let asked = { at: Number.NaN, day: '' as Day, channels: new Map<string, Channels>() };
  const askedAt = (at: Micros) => {
    if (at === asked.at) return asked;
    const day = ukDayOf(at);
    asked = { at, day, channels: day === asked.day ? asked.channels : new Map() };
    return asked;
  };

  return {
    organisations: new Map(organisations.map((organisation) => [organisation.id, organisation])),
    agreements: sorted,
    visibleFields: visibleFieldsOf(sorted),
    channelsFrom: (sender, at) => {
      const { day, channels } = askedAt(at);
      const known = channels.get(sender) ?? channelsOn(sender, day);
      channels.set(sender, known);
      return known;
    },
  };
}
