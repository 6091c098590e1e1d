import type { CalendarDate, ReferralState } from '@weft/shared';
import type {
  EarlierReferralView,
  EpisodeView,
  KnownPersonView,
  OrganisationView,
  ParticipantView,
  PersonView,
} from '@weft/shared/server';
import { Field, ID, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { ParticipantType } from '../participants/participant.type.js';
import { ReferralStateEnum } from '../referrals/referral.type.js';

@ObjectType('SupportEpisode', { simpleResolvers: true, description: 'One episode of support.' })
export class SupportEpisodeType implements EpisodeView {
  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Its last day; null: it goes on, or none was recorded.',
  })
  readonly to!: CalendarDate | null;

  @Field(() => Boolean)
  readonly goesOn!: boolean;

  @Field(() => OrganisationType, {
    nullable: true,
    description: 'Null: another provider, which one is not the viewer’s to know.',
  })
  readonly provider!: OrganisationView | null;
}

@ObjectType('EarlierReferral', {
  simpleResolvers: true,
  description: 'A referral of the same person that came before.',
})
class EarlierReferralType implements EarlierReferralView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => DateScalar)
  readonly referredOn!: CalendarDate;

  @Field(() => OrganisationType, { nullable: true })
  readonly source!: OrganisationView | null;

  @Field(() => ReferralStateEnum)
  readonly state!: ReferralState;

  @Field(() => DateTimeScalar)
  readonly movedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  readonly reason!: string | null;
}

@ObjectType('KnownPerson', {
  simpleResolvers: true,
  description: 'What is known of the person of a referral from before it.',
})
export class KnownPersonType implements KnownPersonView {
  @Field(() => ID)
  readonly referralId!: string;

  @Field(() => ParticipantType, { nullable: true, description: 'Null: not the viewer’s to see.' })
  readonly participant!: ParticipantView | null;

  @Field(() => PersonType, { nullable: true, description: 'Who of the hub recognised them.' })
  readonly saidBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly saidAt!: Date | null;

  @Field(() => [SupportEpisodeType], {
    description: 'Support before this referral led to any, the first episode first.',
  })
  readonly episodes!: readonly EpisodeView[];

  @Field(() => [EarlierReferralType], { description: 'Those before this one, the latest first.' })
  readonly referrals!: readonly EarlierReferralView[];
}

export const KnownPersonResult = resultUnion('KnownPersonResult', 'KnownPerson', KnownPersonType);
