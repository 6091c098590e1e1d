import {
  type CalendarDate,
  type ClaimState,
  type Cohort,
  type EvidenceKind,
  LADDER_STATES,
  type LadderState,
} from '@weft/shared';
import {
  type LadderStep,
  type Money,
  type OrganisationView,
  PARTICIPANT_SORTS,
  type ParticipantInput,
  type ParticipantView,
  type PersonView,
  PHASES,
  type Phase,
} from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import {
  ClaimStateEnum,
  CohortEnum,
  connectionOf,
  DateScalar,
  EvidenceKindEnum,
  MoneyType,
  resultUnion,
  schemaEnum,
  sortInput,
} from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';

export const PhaseEnum = schemaEnum('Phase', PHASES);
const LadderStateEnum = schemaEnum('LadderState', LADDER_STATES);

@ObjectType('LadderStep', { simpleResolvers: true })
export class LadderStepType implements LadderStep {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly domain!: string;

  @Field(() => MoneyType)
  readonly price!: Money;

  @Field(() => [EvidenceKindEnum])
  readonly evidence!: EvidenceKind[];

  @Field(() => String, { nullable: true })
  readonly after!: string | null;

  @Field(() => LadderStateEnum)
  readonly state!: LadderState;

  @Field(() => DateScalar, { nullable: true })
  readonly achievedOn!: CalendarDate | null;

  @Field(() => ID, { nullable: true })
  readonly claimId!: string | null;

  @Field(() => ClaimStateEnum, { nullable: true })
  readonly claimState!: ClaimState | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which a sustained outcome can be claimed.',
  })
  readonly dueOn!: CalendarDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day for which it can be claimed, where the contract has ended.',
  })
  readonly latestOn!: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Why it can never be claimed, in words.' })
  readonly whyNot!: string | null;
}

@ObjectType('Participant', { simpleResolvers: true })
export class ParticipantType implements ParticipantView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => String, { nullable: true })
  readonly givenName!: string | null;

  @Field(() => String, { nullable: true })
  readonly familyName!: string | null;

  @Field(() => DateScalar, { nullable: true })
  readonly birthDate!: CalendarDate | null;

  @Field(() => String, { nullable: true })
  readonly postcode!: string | null;

  @Field(() => CohortEnum)
  readonly cohort!: Cohort;

  @Field(() => OrganisationType, { nullable: true })
  readonly provider!: OrganisationView | null;

  @Field(() => PersonType, { nullable: true })
  readonly linkWorker!: PersonView | null;

  @Field(() => OrganisationType, { nullable: true })
  readonly anchor!: OrganisationView | null;

  @Field(() => DateScalar, { nullable: true })
  readonly enrolledOn!: CalendarDate | null;

  @Field(() => PhaseEnum, { nullable: true })
  readonly phase!: Phase | null;
}

export const ParticipantSortInput = sortInput('Participant', PARTICIPANT_SORTS);
export const ParticipantConnection = connectionOf('Participant', () => ParticipantType);
export const ParticipantResult = resultUnion('ParticipantResult', 'Participant', ParticipantType);

@InputType('ParticipantInput')
export class ParticipantInputType implements ParticipantInput {
  @Field(() => String)
  readonly givenName!: string;

  @Field(() => String)
  readonly familyName!: string;

  @Field(() => DateScalar, { nullable: true })
  readonly birthDate?: CalendarDate;

  @Field(() => String, { nullable: true })
  readonly postcode?: string;

  @Field(() => CohortEnum, { defaultValue: 'NEW' })
  readonly cohort!: Cohort;

  @Field(() => ID)
  readonly providerId!: string;

  @Field(() => ID, { nullable: true })
  readonly anchorId?: string;

  @Field(() => DateScalar)
  readonly enrolledOn!: CalendarDate;
}
