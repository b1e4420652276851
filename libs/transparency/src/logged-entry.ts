/** What became of one field, as a leaf says it. */
export interface LoggedField {
  readonly path: string;
  readonly action: string;
  readonly rule: string;
}

/** A decision as a leaf needs it: `RecipientDecision` of the domain. */
export interface LoggedDecision {
  readonly disclosureId: string;
  readonly recipient: string;
  readonly outcome: string;
  readonly attempt: number;
  readonly reasons: readonly string[];
  readonly fields: readonly LoggedField[];
  readonly agreement: {
    readonly id: string;
    readonly version: number;
    readonly sha256: string;
  } | null;
  readonly purpose: string | null;
  readonly basis: readonly string[];
  readonly caveats: readonly string[];
  readonly releasedBy: readonly string[];
  readonly salt: string;
  readonly sent: {
    readonly topic: string;
    readonly schemaId: number;
    readonly commitment: string;
  } | null;
}

/** What was decided about one event, as a leaf needs it: `Disclosure` of the domain. */
export interface LoggedEntry {
  readonly eventId: string;
  readonly eventType: string;
  readonly sender: string;
  readonly subjectId: string;
  readonly input: { readonly topic: string; readonly partition: number; readonly offset: number };
  readonly decidedAt: number;
  readonly currentVersion: number | null;
  readonly replay: {
    readonly replayId: string;
    readonly reason: string;
    readonly requestedBy: string;
    readonly authorisedBy: readonly string[];
  } | null;
  readonly decisions: readonly LoggedDecision[];
}
