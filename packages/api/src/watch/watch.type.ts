import type { Funnel, FunnelLimits, FunnelPoint } from '@weft/shared';
import {
  type DeclineWatch,
  WATCH_FINDING_COUNTS,
  WATCH_SPLITS,
  WATCH_SUBJECTS,
  type WatchFindingView,
  type WatchLine,
} from '@weft/shared/server';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { schemaEnum } from '../graphql/index.js';

export const WatchSplitEnum = schemaEnum('WatchSplit', WATCH_SPLITS);
const WatchSubjectEnum = schemaEnum('WatchSubject', WATCH_SUBJECTS);
const WatchCountEnum = schemaEnum('WatchCount', WATCH_FINDING_COUNTS);

@ObjectType('WatchFinding', { simpleResolvers: true, description: 'One comparison, and what came of it.' })
class WatchFindingType implements WatchFindingView {
  @Field(() => WatchSubjectEnum)
  readonly subject!: WatchFindingView['subject'];

  @Field(() => WatchCountEnum)
  readonly count!: WatchFindingView['count'];

  @Field(() => Boolean, { description: 'About people in complex circumstances alone.' })
  readonly isAboutComplex!: boolean;

  @Field(() => ID, { nullable: true, description: 'The provider or the source.' })
  readonly organisationId!: string | null;

  @Field(() => Boolean, { description: 'More than the others, or fewer.' })
  readonly isMore!: boolean;

  @Field(() => Boolean, { description: 'Chance does not explain it.' })
  readonly isMarked!: boolean;

  @Field(() => String)
  readonly sentence!: string;
}

@ObjectType('FunnelPlace', { simpleResolvers: true })
class FunnelPlaceType {
  @Field(() => ID)
  readonly providerId!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => Int)
  readonly offered!: number;

  @Field(() => Float, { description: 'Of 1, put right for the people it was offered.' })
  readonly rate!: number;
}

@ObjectType('FunnelLimits', { simpleResolvers: true })
class FunnelLimitsType implements FunnelLimits {
  @Field(() => Int)
  readonly offered!: number;

  @Field(() => [Float], { description: 'Two standard errors below and above.' })
  readonly two!: readonly [number, number];

  @Field(() => [Float])
  readonly three!: readonly [number, number];
}

@ObjectType('Funnel', {
  simpleResolvers: true,
  description: 'The picture of providers’ declines. It shows, and marks nothing.',
})
class FunnelType {
  @Field(() => Float, { description: 'Of all providers together.' })
  readonly rate!: number;

  @Field(() => [FunnelPlaceType])
  readonly points!: readonly FunnelPlaceType[];

  @Field(() => [FunnelLimitsType])
  readonly limits!: readonly FunnelLimits[];
}

@ObjectType('WatchLine', { simpleResolvers: true })
class WatchLineType implements WatchLine {
  @Field(() => ID, { nullable: true, description: 'Null: the hub itself, with everybody who was referred.' })
  readonly providerId!: string | null;

  @Field(() => String)
  readonly provider!: string;

  @Field(() => String, { nullable: true })
  readonly groupId!: string | null;

  @Field(() => String, { nullable: true })
  readonly group!: string | null;

  @Field(() => Int)
  readonly offered!: number;

  @Field(() => Int)
  readonly declined!: number;

  @Field(() => Int, { description: 'Longer than the partnership’s guide.' })
  readonly waited!: number;

  @Field(() => Int)
  readonly started!: number;
}

@ObjectType('DeclineWatch', {
  simpleResolvers: true,
  description: 'Who was offered, declined, waited and started, and what chance does not explain.',
})
export class DeclineWatchType {
  @Field(() => String)
  readonly sentence!: string;

  @Field(() => Int, { description: 'How many comparisons were made.' })
  readonly looks!: number;

  @Field(() => [WatchFindingType], { description: 'Those marked, and a few that are not.' })
  readonly findings!: readonly WatchFindingView[];

  @Field(() => FunnelType, { nullable: true })
  readonly funnel!: FunnelType | null;

  @Field(() => [WatchLineType])
  readonly lines!: readonly WatchLine[];
}

export const watchType = ({ funnel, ...watch }: DeclineWatch): DeclineWatchType => ({
  ...watch,
  funnel: funnel && funnelType(funnel),
});

const funnelType = ({ points, ...funnel }: Funnel): FunnelType => ({
  ...funnel,
  points: points.map(({ provider, offered, rate }: FunnelPoint) => ({
    providerId: provider.id,
    name: provider.name,
    offered,
    rate,
  })),
});
