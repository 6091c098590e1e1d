import {
  AGREED_HOW,
  AGREEMENT_STATES,
  type AgreedHow,
  type AgreementState,
  type CalendarDate,
  DECLINERS,
  type DeclineReason,
  type Decliner,
  LAWFUL_BASES,
  type LawfulBasis,
  REFERRAL_STATES,
  REFERRAL_VERBS,
  type ReferralState,
  type ReferralVerb,
  SAFE_WAYS,
  type SafeWay,
} from '@weft/shared';
import {
  type DeclineReasonList,
  type MovedReferralView,
  type OrganisationView,
  type OwnReferralView,
  type PersonView,
  REFERRAL_CHANNELS,
  type ReferralAgreementView,
  type ReferralChannel,
  type ReferralEventView,
  type ReferralView,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf, DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';

export const ReferralStateEnum = schemaEnum('ReferralState', REFERRAL_STATES);
export const SafeWayEnum = schemaEnum('SafeWay', SAFE_WAYS);
export const LawfulBasisEnum = schemaEnum('LawfulBasis', LAWFUL_BASES);
export const AgreedHowEnum = schemaEnum('AgreedHow', AGREED_HOW);
export const AgreementStepEnum = schemaEnum('AgreementStep', ['AGREED', 'TAKEN_BACK'] as const);
const AgreementStateEnum = schemaEnum('AgreementState', AGREEMENT_STATES);
const ReferralChannelEnum = schemaEnum('ReferralChannel', REFERRAL_CHANNELS);
const ReferralActionEnum = schemaEnum('ReferralAction', REFERRAL_VERBS);
export const DeclinerEnum = schemaEnum('Decliner', DECLINERS);

@ObjectType('DeclineReason', { simpleResolvers: true })
export class DeclineReasonType implements DeclineReason {
  @Field(() => String)
  readonly code!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => [DeclinerEnum], { description: 'Who may give it.' })
  readonly by!: readonly Decliner[];

  @Field(() => Boolean, { description: 'Not: given before, and offered no more.' })
  readonly offered!: boolean;
}

@ObjectType('DeclineReasonList', { simpleResolvers: true })
class DeclineReasonListType implements DeclineReasonList {
  @Field(() => [DeclineReasonType])
  readonly reasons!: readonly DeclineReason[];
}

@ObjectType('ReferralEvent', { simpleResolvers: true })
class ReferralEventType implements ReferralEventView {
  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => ReferralStateEnum, { nullable: true })
  readonly from!: ReferralState | null;

  @Field(() => ReferralStateEnum)
  readonly to!: ReferralState;

  @Field(() => DateScalar, { nullable: true, description: 'When it happened, where it was recorded later.' })
  readonly happenedOn!: CalendarDate | null;

  @Field(() => PersonType, { nullable: true, description: 'Null: the person themself.' })
  readonly by!: PersonView | null;

  @Field(() => String, { nullable: true, description: 'Of the partnership’s list.' })
  readonly reason!: string | null;

  @Field(() => String, { nullable: true })
  readonly words!: string | null;

  @Field(() => OrganisationType, { nullable: true })
  readonly provider!: OrganisationView | null;
}

@ObjectType('ReferralAgreement', { simpleResolvers: true })
class ReferralAgreementType implements ReferralAgreementView {
  @Field(() => AgreementStepEnum)
  readonly kind!: 'AGREED' | 'TAKEN_BACK';

  @Field(() => DateScalar)
  readonly on!: CalendarDate;

  @Field(() => AgreedHowEnum)
  readonly how!: AgreedHow;
}

@ObjectType('Referral', {
  simpleResolvers: true,
  description: 'As the hub and the provider it is offered to see it.',
})
export class ReferralType implements ReferralView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => ReferralChannelEnum)
  readonly channel!: ReferralChannel;

  @Field(() => OrganisationType, { nullable: true, description: 'Null: the person refers themself.' })
  readonly source!: OrganisationView | null;

  @Field(() => PersonType, { nullable: true })
  readonly referredBy!: PersonView | null;

  @Field(() => String, { nullable: true })
  readonly theirReference!: string | null;

  @Field(() => SafeWayEnum)
  readonly safeWay!: SafeWay;

  @Field(() => String, { nullable: true })
  readonly safeNote!: string | null;

  @Field(() => String)
  readonly givenName!: string;

  @Field(() => String)
  readonly familyName!: string;

  @Field(() => DateScalar, { nullable: true })
  readonly birthDate!: CalendarDate | null;

  @Field(() => String, { nullable: true })
  readonly phone!: string | null;

  @Field(() => String, { nullable: true })
  readonly email!: string | null;

  @Field(() => String, { nullable: true })
  readonly postcode!: string | null;

  @Field(() => String, { nullable: true })
  readonly hopes!: string | null;

  @Field(() => String, { nullable: true })
  readonly strengths!: string | null;

  @Field(() => String, { nullable: true })
  readonly prefers!: string | null;

  @Field(() => String, { nullable: true })
  readonly avoids!: string | null;

  @Field(() => LawfulBasisEnum)
  readonly lawfulBasis!: LawfulBasis;

  @Field(() => String, { nullable: true })
  readonly told!: string | null;

  @Field(() => DateScalar, { nullable: true })
  readonly toldOn!: CalendarDate | null;

  @Field(() => String, { nullable: true })
  readonly notToldBecause!: string | null;

  @Field(() => DateScalar)
  readonly referredOn!: CalendarDate;

  @Field(() => DateTimeScalar)
  readonly receivedAt!: Date;

  @Field(() => ReferralStateEnum)
  readonly state!: ReferralState;

  @Field(() => DateTimeScalar, { description: 'Since when it stands there.' })
  readonly movedAt!: Date;

  @Field(() => OrganisationType, { nullable: true })
  readonly provider!: OrganisationView | null;

  @Field(() => ID, { nullable: true })
  readonly participantId!: string | null;

  @Field(() => AgreementStateEnum, { description: 'Whether the person agrees to take part today.' })
  readonly agreement!: AgreementState;

  @Field(() => [ReferralAgreementType])
  readonly agreements!: readonly ReferralAgreementView[];

  @Field(() => [ReferralEventType])
  readonly history!: readonly ReferralEventView[];

  @Field(() => Int, {
    nullable: true,
    description: 'Days in which somebody owed the person an answer or support; null for a provider.',
  })
  readonly daysWaited!: number | null;

  @Field(() => [ReferralActionEnum], { description: 'What the viewer may do to it now.' })
  readonly actions!: readonly ReferralVerb[];
}

@ObjectType('OwnReferral', { simpleResolvers: true, description: 'As whoever referred sees it.' })
class OwnReferralType implements OwnReferralView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => String)
  readonly givenName!: string;

  @Field(() => String)
  readonly familyName!: string;

  @Field(() => String, { nullable: true })
  readonly theirReference!: string | null;

  @Field(() => DateScalar)
  readonly referredOn!: CalendarDate;

  @Field(() => DateTimeScalar)
  readonly receivedAt!: Date;

  @Field(() => ReferralStateEnum)
  readonly state!: ReferralState;

  @Field(() => DateTimeScalar)
  readonly movedAt!: Date;
}

@ObjectType('MovedReferral', { simpleResolvers: true })
class MovedReferralType implements MovedReferralView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => ReferralStateEnum)
  readonly state!: ReferralState;

  @Field(() => ReferralType, { nullable: true, description: 'Null: no longer the viewer’s to see.' })
  readonly referral!: ReferralView | null;
}

export const DeclineReasonListResult = resultUnion(
  'DeclineReasonListResult',
  'DeclineReasonList',
  DeclineReasonListType,
);
export const ReferralConnection = connectionOf('Referral', () => ReferralType);
export const OwnReferralConnection = connectionOf('OwnReferral', () => OwnReferralType);
export const ReferralResult = resultUnion('ReferralResult', 'Referral', ReferralType);
export const OwnReferralResult = resultUnion('OwnReferralResult', 'OwnReferral', OwnReferralType);
export const MovedReferralResult = resultUnion('MovedReferralResult', 'MovedReferral', MovedReferralType);
