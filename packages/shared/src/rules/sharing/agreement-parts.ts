import type { CalendarDate } from '../calendar/index.js';
import type { LawfulBasis } from '../referrals/index.js';
import type { ExtractKind, PersonField, RecordField } from './shared-fields.js';

/** CLEAR: with names; ENCODED: the data owner encodes at home, and no name arrives. */
export const SHARING_FORMS = ['CLEAR', 'ENCODED'] as const;
export type SharingForm = (typeof SHARING_FORMS)[number];

/** What a party is before the law (UK GDPR, articles 4, 26 and 28). */
export const PARTY_PARTS = ['CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR'] as const;
export type PartyPart = (typeof PARTY_PARTS)[number];

/** STARTED: that the record began; SUSTAINED: that it went on for as long as the tariff asks. */
export const SHARING_PROOFS = ['STARTED', 'SUSTAINED'] as const;
export type SharingProof = (typeof SHARING_PROOFS)[number];

/** Whoever gives or gets; none of this partnership has no organisation. */
export interface SharingPartyDraft {
  readonly name: string;
  readonly organisationId: string | null;
  readonly part: PartyPart;
  /** it sends the extracts */
  readonly supplies: boolean;
}

/** What a matched record is evidence of. */
export interface SharingEvidence {
  readonly outcomeCode: string;
  readonly proves: SharingProof;
}

/** An information-sharing agreement before anybody signed it. */
export interface SharingDraft {
  readonly title: string;
  readonly purpose: string;
  readonly lawfulBasis: LawfulBasis;
  /** the law or power under which the data owner may give it */
  readonly legalGateway: string;
  readonly kind: ExtractKind;
  readonly form: SharingForm;
  /** by what people are compared, and what else of a record is taken in */
  readonly compares: readonly PersonField[];
  readonly receives: readonly RecordField[];
  readonly startsOn: CalendarDate;
  /** the last day on which it is in force */
  readonly expiresOn: CalendarDate;
  /** an extract is deleted so many days after it came */
  readonly keepDays: number;
  readonly parties: readonly SharingPartyDraft[];
  /** who of the partnership sees what is matched */
  readonly personIds: readonly string[];
  readonly evidence: readonly SharingEvidence[];
}

/** An outcome that a match can prove: its tariff accepts one (domain.md, Evidence). */
export interface ProvableOutcome {
  readonly outcomeCode: string;
  readonly title: string;
  /** whether a tariff asks that something goes on, and whether it adds up hours for that */
  readonly isSustained: boolean;
  readonly addsUpHours: boolean;
}
