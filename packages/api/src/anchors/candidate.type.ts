import {
  CANDIDATE_STATES,
  type CalendarDate,
  type CandidateState,
  type ReferralState,
  type SafeWay,
} from '@weft/shared';
import type {
  CandidateConsentInput,
  CandidateView,
  OrganisationView,
  RefusedCandidate,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { ReferralStateEnum, SafeWayEnum } from '../referrals/referral.type.js';

const CandidateStateEnum = schemaEnum('CandidateState', CANDIDATE_STATES);

@ObjectType('Candidate', {
  simpleResolvers: true,
  description: 'Somebody of whom an anchor thinks: its own code and words, and nobody’s name.',
})
export class CandidateType implements CandidateView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => OrganisationType)
  readonly anchor!: OrganisationView;

  @Field(() => String, { description: 'By what the anchor knows them.' })
  readonly theirCode!: string;

  @Field(() => String)
  readonly reasons!: string;

  @Field(() => DateTimeScalar)
  readonly suggestedAt!: Date;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which a parent was asked.' })
  readonly askedOn!: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true })
  readonly consentedOn!: CalendarDate | null;

  @Field(() => CandidateStateEnum)
  readonly state!: CandidateState;

  @Field(() => String, { nullable: true, description: 'The reference of the referral that came of it.' })
  readonly reference!: string | null;

  @Field(() => ReferralStateEnum, { nullable: true })
  readonly referralState!: ReferralState | null;
}

@ObjectType('RefusedCandidate', {
  simpleResolvers: true,
  description: 'A refusal is erased: a number is kept.',
})
class RefusedCandidateType implements RefusedCandidate {
  @Field(() => ID)
  readonly anchorId!: string;

  @Field(() => Int)
  readonly refused!: number;
}

@InputType('CandidateConsentInput')
export class CandidateConsentInputType implements CandidateConsentInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateScalar, { description: 'The day on which the parent consented.' })
  readonly on!: CalendarDate;

  @Field(() => SafeWayEnum)
  readonly safeWay!: SafeWay;

  @Field(() => String, { nullable: true })
  readonly safeNote?: string | null;

  @Field(() => String)
  readonly givenName!: string;

  @Field(() => String)
  readonly familyName!: string;

  @Field(() => String, { nullable: true, description: 'A date as people write it: 2000-02-29, 29/2/2000.' })
  readonly birthDate?: string | null;

  @Field(() => String, { nullable: true })
  readonly phone?: string | null;

  @Field(() => String, { nullable: true })
  readonly email?: string | null;

  @Field(() => String, { nullable: true })
  readonly postcode?: string | null;

  @Field(() => String, { description: 'What the parent was told.' })
  readonly told!: string;
}

export const CandidateResult = resultUnion('CandidateResult', 'Candidate', CandidateType);
export const RefusedCandidateResult = resultUnion(
  'RefusedCandidateResult',
  'RefusedCandidate',
  RefusedCandidateType,
);
