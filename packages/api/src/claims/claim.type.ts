import { type CalendarDate, CLAIM_ACTIONS, type ClaimAction, type ClaimState } from '@weft/shared';
import type {
  ClaimEventView,
  ClaimMessageView,
  ClaimsTogetherView,
  ClaimView,
  EarlierClaimView,
  EvidenceView,
  Money,
  OrganisationView,
  ParticipantView,
  PersonView,
  ShareView,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import {
  ClaimStateEnum,
  connectionOf,
  DateScalar,
  DateTimeScalar,
  MoneyType,
  resultUnion,
  schemaEnum,
} from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { ParticipantType } from '../participants/participant.type.js';
import { EvidenceType } from './evidence.type.js';

const ClaimActionEnum = schemaEnum('ClaimAction', CLAIM_ACTIONS);

@ObjectType('ClaimEvent', { simpleResolvers: true })
class ClaimEventType implements ClaimEventView {
  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly by!: PersonView | null;

  @Field(() => ClaimStateEnum, { nullable: true })
  readonly from!: ClaimState | null;

  @Field(() => ClaimStateEnum)
  readonly to!: ClaimState;

  @Field(() => String, { nullable: true })
  readonly reason!: string | null;
}

@ObjectType('ClaimMessage', { simpleResolvers: true })
class ClaimMessageType implements ClaimMessageView {
  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => PersonType)
  readonly by!: PersonView;

  @Field(() => String)
  readonly text!: string;

  @Field(() => Boolean)
  readonly awaitsAnswer!: boolean;
}

@ObjectType('Share', { simpleResolvers: true })
class ShareType implements ShareView {
  @Field(() => OrganisationType)
  readonly funder!: OrganisationView;

  @Field(() => String, { nullable: true })
  readonly label!: string | null;

  @Field(() => MoneyType)
  readonly amount!: Money;
}

@ObjectType('EarlierClaim', { simpleResolvers: true })
class EarlierClaimType implements EarlierClaimView {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => DateScalar)
  readonly achievedOn!: CalendarDate;

  @Field(() => String, { description: 'The state of a claim, or BASELINE.' })
  readonly state!: string;
}

@ObjectType('Claim', { simpleResolvers: true })
export class ClaimType implements ClaimView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly domain!: string;

  @Field(() => DateScalar)
  readonly achievedOn!: CalendarDate;

  @Field(() => ClaimStateEnum)
  readonly state!: ClaimState;

  @Field(() => MoneyType)
  readonly price!: Money;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly submittedAt!: Date | null;

  @Field(() => Boolean, { description: 'The last word of the conversation is a question.' })
  readonly awaitsAnswer!: boolean;

  @Field(() => Boolean, {
    description: 'Its record is sealed: those whom the seal names see whose it is, and decide on it.',
  })
  readonly isSealed!: boolean;

  @Field(() => Boolean, { description: 'An earlier outcome it rests on was reversed.' })
  readonly restsOnReversed!: boolean;

  @Field(() => Boolean, { description: 'An assessment that it rests on was corrected or withdrawn since.' })
  readonly restsOnCorrected!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Of a milestone: why what is recorded since no longer bears the claim out.',
  })
  readonly doubt!: string | null;

  @Field(() => Boolean, { description: 'Reversed, and no payment run has given its money back yet.' })
  readonly awaitsGiveBack!: boolean;

  @Field(() => String, { nullable: true, description: 'Why nobody can pay it, said by the last run.' })
  readonly unfundedReason!: string | null;

  @Field(() => Boolean, { description: 'Achieved in a period paid by grant: nothing more is due.' })
  readonly paidByGrant!: boolean;

  @Field(() => OrganisationType)
  readonly provider!: OrganisationView;

  @Field(() => ParticipantType, { nullable: true, description: 'Null for those who may not know who it is.' })
  readonly participant!: ParticipantView | null;

  @Field(() => [EvidenceType])
  readonly evidence!: EvidenceView[];

  @Field(() => [ClaimEventType])
  readonly history!: ClaimEventView[];

  @Field(() => [ClaimMessageType])
  readonly conversation!: ClaimMessageView[];

  @Field(() => [ShareType])
  readonly shares!: ShareView[];

  @Field(() => [EarlierClaimType], {
    description: 'What the participant has already achieved, for whoever checks this.',
  })
  readonly earlierClaims!: EarlierClaimView[];

  @Field(() => [String], { description: 'A cap or the contract’s maximum is near or reached.' })
  readonly warnings!: string[];

  @Field(() => [String], { description: 'How the price was divided, step by step.' })
  readonly split!: string[];

  @Field(() => [ClaimActionEnum], { description: 'What the viewer may do with it now.' })
  readonly actions!: ClaimAction[];
}

export const ClaimConnection = connectionOf('Claim', () => ClaimType);
export const ClaimResult = resultUnion('ClaimResult', 'Claim', ClaimType);

@ObjectType('ClaimsTogether', {
  simpleResolvers: true,
  description: 'What several claims come to, before they are approved or verified in one action.',
})
export class ClaimsTogetherType implements ClaimsTogetherView {
  @Field(() => Int, { description: 'Those that are not verified yet.' })
  readonly claimCount!: number;

  @Field(() => MoneyType)
  readonly total!: Money;

  @Field(() => [String], { description: 'Limits that they come near or go over with one another.' })
  readonly warnings!: string[];
}
