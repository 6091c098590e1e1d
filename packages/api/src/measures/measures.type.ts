import {
  ASKED_STANDS,
  type AskedFigures,
  type AskedStands,
  type CalendarDate,
  type Decliner,
  type SeenEvery,
} from '@weft/shared';
import type { OrganisationView, ReferralMeasuresView } from '@weft/shared/server';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateScalar, schemaEnum } from '../graphql/index.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { DeclinerEnum } from '../referrals/referral.type.js';

@ObjectType('DaysSpread', { simpleResolvers: true, description: 'Null: of nobody, or too few to be shown.' })
class DaysSpreadType {
  @Field(() => Int, { nullable: true })
  readonly count!: number | null;

  @Field(() => Int, { nullable: true })
  readonly median!: number | null;

  @Field(() => Int, { nullable: true, description: 'The days within which it was over for nine of ten.' })
  readonly ninetieth!: number | null;
}

@ObjectType('MonthSpread', { simpleResolvers: true })
class MonthSpreadType extends DaysSpreadType {
  @Field(() => String, { description: '2026-03' })
  readonly month!: string;
}

@ObjectType('WaitBand', { simpleResolvers: true })
class WaitBandType {
  @Field(() => Int)
  readonly from!: number;

  @Field(() => Int, { nullable: true, description: 'Null: and more.' })
  readonly to!: number | null;

  @Field(() => Int, { nullable: true })
  readonly count!: number | null;
}

@ObjectType('DeclinedCount', { simpleResolvers: true })
class DeclinedCountType {
  @Field(() => DeclinerEnum)
  readonly by!: Decliner;

  @Field(() => OrganisationType, { nullable: true, description: 'Null: the hub.' })
  readonly provider!: OrganisationView | null;

  @Field(() => String)
  readonly reason!: string;

  @Field(() => Int, { nullable: true })
  readonly count!: number | null;
}

@ObjectType('DeclinedBy', { simpleResolvers: true })
class DeclinedByType {
  @Field(() => DeclinerEnum)
  readonly by!: Decliner;

  @Field(() => OrganisationType, { nullable: true, description: 'Null: the hub.' })
  readonly provider!: OrganisationView | null;

  @Field(() => Int, { nullable: true })
  readonly count!: number | null;
}

@ObjectType('ReferredBefore', { simpleResolvers: true })
class ReferredBeforeType {
  @Field(() => Int, { description: 'The last of the list counts all that came as often or oftener.' })
  readonly times!: number;

  @Field(() => Int, { nullable: true })
  readonly count!: number | null;
}

@ObjectType('SeenEvery', { simpleResolvers: true, description: 'Every how many days people are seen.' })
class SeenEveryType implements SeenEvery {
  @Field(() => DaysSpreadType, {
    description: 'Of all of them; a centile is null where it falls among those who were not seen.',
  })
  readonly spread!: DaysSpreadType;

  @Field(() => [WaitBandType], { description: 'By the days from one time seen to the next.' })
  readonly bands!: readonly WaitBandType[];

  @Field(() => Int, { nullable: true, description: 'Supported for four weeks of it, and never seen.' })
  readonly notSeen!: number | null;
}

const AskedStandsEnum = schemaEnum('AskedStands', ASKED_STANDS);

@ObjectType('AskedCount', { simpleResolvers: true })
class AskedCountType {
  @Field(() => AskedStandsEnum, {
    description:
      'AGREED: a transfer that was taken on, joint work that goes on. ENDED: joint work that is over.',
  })
  readonly stands!: AskedStands;

  @Field(() => Int, { nullable: true })
  readonly count!: number | null;
}

@ObjectType('AskedFigures', {
  simpleResolvers: true,
  description: 'What providers asked of one another in the period.',
})
class AskedFiguresType implements AskedFigures {
  @Field(() => Int, { nullable: true })
  readonly asked!: number | null;

  @Field(() => [AskedCountType], { description: 'How it stands today.' })
  readonly stands!: AskedFigures['stands'];

  @Field(() => DaysSpreadType, { description: 'Days until the answer.' })
  readonly answered!: DaysSpreadType;
}

@ObjectType('ReferralMeasures', {
  simpleResolvers: true,
  description: 'What the council watches. A count that is null is too small to be shown to this viewer.',
})
export class ReferralMeasuresType implements ReferralMeasuresView {
  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;

  @Field(() => Boolean, {
    description:
      'Small figures are hidden, and what stands today is told as of the end of the last whole month.',
  })
  readonly isSuppressed!: boolean;

  @Field(() => Int, { description: 'Counts of 1 to this are hidden, where it is suppressed.' })
  readonly largestHidden!: number;

  @Field(() => Int)
  readonly roundedTo!: number;

  @Field(() => Int, { nullable: true, description: 'Referrals received in the period.' })
  readonly received!: number | null;

  @Field(() => DaysSpreadType, { description: 'Days from the referral to the first day of support.' })
  readonly started!: DaysSpreadType;

  @Field(() => [MonthSpreadType], { description: 'By the month in which support started.' })
  readonly startedByMonth!: readonly MonthSpreadType[];

  @Field(() => Float, { nullable: true, description: 'By how many days the median grows a month.' })
  readonly trend!: number | null;

  @Field(() => [WaitBandType], { description: 'Who waits today, by the days since the referral.' })
  readonly waiting!: readonly WaitBandType[];

  @Field(() => Int, { nullable: true })
  readonly longestWait!: number | null;

  @Field(() => [DeclinedCountType])
  readonly declines!: readonly DeclinedCountType[];

  @Field(() => [DeclinedByType], { description: 'The sums of those.' })
  readonly declinedBy!: readonly DeclinedByType[];

  @Field(() => [ReferredBeforeType])
  readonly referredBefore!: readonly ReferredBeforeType[];

  @Field(() => DaysSpreadType, { description: 'How long support lasted that ended in the period.' })
  readonly supportEnded!: DaysSpreadType;

  @Field(() => DaysSpreadType, { description: 'How long support has lasted that goes on today.' })
  readonly supportGoing!: DaysSpreadType;

  @Field(() => SeenEveryType, {
    description:
      'How often those were seen whose support ended in the period, after four weeks of it or more.',
  })
  readonly seenEnded!: SeenEvery;

  @Field(() => SeenEveryType, {
    description:
      'How often those were seen who are in active support today, and were for four weeks of the period or more.',
  })
  readonly seenGoing!: SeenEvery;

  @Field(() => AskedFiguresType)
  readonly transfers!: AskedFigures;

  @Field(() => AskedFiguresType)
  readonly jointWork!: AskedFigures;

  @Field(() => Int, {
    nullable: true,
    description: 'Joint work that goes on today, whenever it was asked for.',
  })
  readonly jointWorkRunning!: number | null;
}
