/**
 * "Ask this duty team about that reference": what is sent where something may not be said and silence would harm. It holds
 * nothing of what it is about.
 */
export interface DutyContactRequested {
  /** The organisation to ask. */
  readonly org: string;
  readonly teamMailbox: string | null;
  readonly dutyPhone: string | null;
  /** To be quoted; it means something to the organisation asked, and to nobody else. */
  readonly reference: string;
}
