import type { CalendarDate } from '@weft/shared';
import {
  type EvidenceWayView,
  type MatchOfferState,
  type MatchOfferView,
  type Money,
  OFFER_STATES,
  type ParticipantView,
  type PersonView,
  type RunEffectView,
} from '@weft/shared/server';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import {
  connectionOf,
  DateScalar,
  DateTimeScalar,
  MoneyType,
  resultUnion,
  schemaEnum,
} from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { ParticipantType } from '../participants/participant.type.js';

export const MatchOfferStateEnum = schemaEnum('MatchOfferState', OFFER_STATES);

@ObjectType('EvidenceWay', {
  simpleResolvers: true,
  description: 'The way from a claim back to its match, run, extract and agreement.',
})
export class EvidenceWayType implements EvidenceWayView {
  @Field(() => ID)
  readonly agreementId!: string;

  @Field(() => Int)
  readonly agreementNumber!: number;

  @Field(() => String)
  readonly agreementTitle!: string;

  @Field(() => String, { description: 'The law or power under which it was shared.' })
  readonly legalGateway!: string;

  @Field(() => [String], { description: 'The parties that send the extracts.' })
  readonly suppliers!: readonly string[];

  @Field(() => DateScalar, { nullable: true, description: 'When the person was told of it.' })
  readonly toldOn!: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'A code: LETTER, SPOKEN, ONLINE or SIGNED.' })
  readonly toldHow!: string | null;

  @Field(() => ID, { nullable: true, description: 'Null for whoever the agreement does not name.' })
  readonly extractId!: string | null;

  @Field(() => Int)
  readonly extractNumber!: number;

  @Field(() => String)
  readonly fileName!: string;

  @Field(() => PersonType, { nullable: true })
  readonly sentBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly sentAt!: Date;

  @Field(() => DateScalar, { description: 'The last day of which the extract tells.' })
  readonly describesUntil!: CalendarDate;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly extractDeletedAt!: Date | null;

  @Field(() => ID, { nullable: true, description: 'Null for whoever the agreement does not name.' })
  readonly runId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The pair itself; null like the run’s id, and where it is not shown now.',
  })
  readonly pairId!: string | null;

  @Field(() => Int)
  readonly runNumber!: number;

  @Field(() => DateTimeScalar)
  readonly runEndedAt!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly startedBy!: PersonView | null;

  @Field(() => Float, { description: 'How likely the run held it that the two are one person, 0 to 1.' })
  readonly probability!: number;

  @Field(() => PersonType, { nullable: true, description: 'Who decided about the two; null: nobody had to.' })
  readonly decidedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly decidedAt!: Date | null;

  @Field(() => Boolean, { description: 'False: since then the two are not held to be one person any more.' })
  readonly stands!: boolean;
}

@ObjectType('MatchOffer', { simpleResolvers: true, description: 'A claim that a match would prove.' })
class MatchOfferType implements MatchOfferView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => MatchOfferStateEnum)
  readonly state!: MatchOfferState;

  @Field(() => ParticipantType, { nullable: true })
  readonly participant!: ParticipantView | null;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => MoneyType, { nullable: true, description: 'Null: the card pays for it no more.' })
  readonly price!: Money | null;

  @Field(() => DateScalar)
  readonly achievedOn!: CalendarDate;

  @Field(() => String, { description: 'What the records show; the evidence’s statement.' })
  readonly statement!: string;

  @Field(() => DateTimeScalar)
  readonly offeredAt!: Date;

  @Field(() => String, { nullable: true, description: 'Why it was set aside or taken back.' })
  readonly reason!: string | null;

  @Field(() => PersonType, { nullable: true })
  readonly settledBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly settledAt!: Date | null;

  @Field(() => EvidenceWayType)
  readonly way!: EvidenceWayView;

  @Field(() => Boolean, { description: 'The viewer can claim it, or set it aside.' })
  readonly mine!: boolean;
}

export const MatchOfferConnection = connectionOf('MatchOffer', () => MatchOfferType);
export const MatchOfferResult = resultUnion('MatchOfferResult', 'MatchOffer', MatchOfferType);

@ObjectType('MatchRunEffect', {
  simpleResolvers: true,
  description: 'What a run’s matches led to, for one outcome.',
})
export class MatchRunEffectType implements RunEffectView {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => Int, { description: 'Milestones that rest on what was taken over.' })
  readonly milestones!: number;

  @Field(() => Int, { description: 'Of them, those that are reached or claimed.' })
  readonly reached!: number;

  @Field(() => Int)
  readonly offered!: number;

  @Field(() => Int)
  readonly claimed!: number;

  @Field(() => Int)
  readonly setAside!: number;

  @Field(() => Int)
  readonly withdrawn!: number;
}
