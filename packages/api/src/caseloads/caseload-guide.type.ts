import type { CaseloadGuide, CaseloadPhase, MeasureWeight } from '@weft/shared';
import type {
  CaseloadTrial,
  OrganisationView,
  PersonView,
  StandingView,
  TriedCaseload,
} from '@weft/shared/server';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { resultUnion } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { StrainLevelEnum } from './caseload.type.js';

@ObjectType('CaseloadWeights', {
  simpleResolvers: true,
  description: 'Hundredths of one person in active support.',
})
@InputType('CaseloadWeightsInput')
class CaseloadWeightsType implements Record<CaseloadPhase, number> {
  @Field(() => Int)
  readonly WAITING!: number;

  @Field(() => Int)
  readonly ACTIVE!: number;

  @Field(() => Int)
  readonly MONITORING!: number;

  @Field(() => Int)
  readonly CLOSED!: number;
}

@ObjectType('CaseloadSeenWithin', {
  simpleResolvers: true,
  description: 'Days within which somebody in a phase is seen; null: as they wish.',
})
@InputType('CaseloadSeenWithinInput')
class CaseloadSeenWithinType implements Record<CaseloadPhase, number | null> {
  @Field(() => Int, { nullable: true, defaultValue: null })
  readonly WAITING!: number | null;

  @Field(() => Int, { nullable: true, defaultValue: null })
  readonly ACTIVE!: number | null;

  @Field(() => Int, { nullable: true, defaultValue: null })
  readonly MONITORING!: number | null;

  @Field(() => Int, { nullable: true, defaultValue: null })
  readonly CLOSED!: number | null;
}

@ObjectType('CaseloadMeasure', {
  simpleResolvers: true,
  description: 'What a measure adds to somebody’s weight, where their latest score lies in a band.',
})
@InputType('CaseloadMeasureInput')
class CaseloadMeasureType implements MeasureWeight {
  @Field(() => String, { description: 'Code of the instrument.' })
  readonly instrument!: string;

  @Field(() => String, { description: 'An area of it, or TOTAL.' })
  readonly figure!: string;

  @Field(() => Float)
  readonly from!: number;

  @Field(() => Float)
  readonly to!: number;

  @Field(() => Int, { description: 'Hundredths of one person in active support.' })
  readonly add!: number;
}

@ObjectType('CaseloadGuide', {
  simpleResolvers: true,
  description: 'The partnership’s own guide to caseloads: nothing in it is a target.',
})
@InputType('CaseloadGuideInput')
export class CaseloadGuideType implements CaseloadGuide {
  @Field(() => CaseloadWeightsType)
  readonly weights!: CaseloadGuide['weights'];

  @Field(() => [CaseloadMeasureType])
  readonly measures!: readonly MeasureWeight[];

  @Field(() => Int, { description: 'What a full-time worker can carry, in hundredths of a person.' })
  readonly fullLoad!: number;

  @Field(() => Int, { description: 'Hundredths of the hours of a full-time week.' })
  readonly fullTimeHours!: number;

  @Field(() => Int, { description: 'Per cent of what can be carried from which strain is told of early.' })
  readonly earlyAt!: number;

  @Field(() => Int, { description: 'Weeks ahead in which a growing load is told of.' })
  readonly weeksAhead!: number;

  @Field(() => CaseloadSeenWithinType)
  readonly seenWithin!: CaseloadGuide['seenWithin'];

  @Field(() => Int, {
    description: 'Per cent of a worker’s people not seen in time from which it is told of.',
  })
  readonly unseenAt!: number;

  @Field(() => Int, { description: 'Per cent of the week with people below which it is told of.' })
  readonly timeWithPeople!: number;

  @Field(() => Int, {
    description: 'Per cent of somebody that whoever works beside another provider usually carries.',
  })
  readonly jointShare!: number;
}

export const CaseloadGuideResult = resultUnion('CaseloadGuideResult', 'CaseloadGuide', CaseloadGuideType);

@ObjectType('CaseloadStanding', { simpleResolvers: true })
class CaseloadStandingType implements StandingView {
  @Field(() => Int)
  readonly load!: number;

  @Field(() => Int)
  readonly room!: number;

  @Field(() => Int, { nullable: true })
  readonly percent!: number | null;

  @Field(() => StrainLevelEnum)
  readonly level!: StandingView['level'];
}

@ObjectType('TriedCaseload', { simpleResolvers: true })
class TriedCaseloadType implements TriedCaseload {
  @Field(() => PersonType)
  readonly worker!: PersonView;

  @Field(() => OrganisationType)
  readonly provider!: OrganisationView;

  @Field(() => CaseloadStandingType, { description: 'By the guide in force.' })
  readonly before!: StandingView;

  @Field(() => CaseloadStandingType, { description: 'By the one that is tried.' })
  readonly after!: StandingView;
}

@ObjectType('CaseloadTrial', {
  simpleResolvers: true,
  description: 'A guide, tried on the present workers and people: nothing is kept.',
})
class CaseloadTrialType implements CaseloadTrial {
  @Field(() => String)
  readonly sentence!: string;

  @Field(() => [TriedCaseloadType], { description: 'Every worker whose hours are said.' })
  readonly workers!: readonly TriedCaseload[];
}

export const CaseloadTrialResult = resultUnion('CaseloadTrialResult', 'CaseloadTrial', CaseloadTrialType);
