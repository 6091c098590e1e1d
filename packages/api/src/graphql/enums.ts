import {
  CLAIM_STATES,
  COHORTS,
  EVIDENCE_KINDS,
  PARTNERSHIP_TEMPLATES,
  RATE_CARD_STATUSES,
  REFUSAL_CODES,
  ROLES,
  SUSTAIN_UNITS,
} from '@weft/shared';
import { registerEnumType } from 'type-graphql';

/** An enum of the schema from a list of its names; use it as `@Field(() => RoleEnum) role: Role`. */
export function schemaEnum<Name extends string>(
  name: string,
  values: readonly Name[],
): Readonly<Record<Name, Name>> {
  const members = Object.fromEntries(values.map((value) => [value, value])) as Record<Name, Name>;
  registerEnumType(members, { name });
  return members;
}

// The enums that several features speak; one that a single feature uses is made beside its type.
export const RefusalCodeEnum = schemaEnum('RefusalCode', REFUSAL_CODES);
export const RoleEnum = schemaEnum('Role', ROLES);
export const PartnershipTemplateEnum = schemaEnum('PartnershipTemplate', PARTNERSHIP_TEMPLATES);
export const CohortEnum = schemaEnum('Cohort', COHORTS);
export const EvidenceKindEnum = schemaEnum('EvidenceKind', EVIDENCE_KINDS);
export const SustainUnitEnum = schemaEnum('SustainUnit', SUSTAIN_UNITS);
export const RateCardStatusEnum = schemaEnum('RateCardStatus', RATE_CARD_STATUSES);
export const ClaimStateEnum = schemaEnum('ClaimState', CLAIM_STATES);
export const JobStateEnum = schemaEnum('JobState', [
  'QUEUED',
  'RUNNING',
  'DONE',
  'FAILED',
  'CANCELLED',
] as const);
