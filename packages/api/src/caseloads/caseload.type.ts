import { type CalendarDate, type LoadOnDay, NEEDS, type Need, type Strain } from '@weft/shared';
import type {
  CaseloadOfWorker,
  OrganisationView,
  PersonOnCaseload,
  PersonView,
  TeamCaseload,
  WorkerCaseload,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { ParticipantType } from '../participants/participant.type.js';

export const StrainLevelEnum = schemaEnum('StrainLevel', ['STEADY', 'EARLY', 'STRAIN'] as const);
const StrainSignEnum = schemaEnum('StrainSign', [
  'OVER',
  'NEAR',
  'GROWING',
  'UNSEEN',
  'LESS_TIME',
  'NO_HOURS',
] as const);
const NeedKindEnum = schemaEnum('NeedKind', NEEDS);

@ObjectType('CaseloadPhases', { simpleResolvers: true, description: 'People by the phase of their support.' })
class CaseloadPhasesType implements Record<'WAITING' | 'ACTIVE' | 'MONITORING', number> {
  @Field(() => Int)
  readonly WAITING!: number;

  @Field(() => Int)
  readonly ACTIVE!: number;

  @Field(() => Int)
  readonly MONITORING!: number;
}

@ObjectType('SignOfStrain', { simpleResolvers: true })
class SignOfStrainType {
  @Field(() => StrainSignEnum)
  readonly sign!: Strain['signs'][number]['sign'];

  @Field(() => String)
  readonly sentence!: string;
}

@ObjectType('Strain', { simpleResolvers: true, description: 'About the work, never about the worker.' })
class StrainType implements Strain {
  @Field(() => StrainLevelEnum)
  readonly level!: Strain['level'];

  @Field(() => [SignOfStrainType])
  readonly signs!: Strain['signs'];

  @Field(() => String, {
    nullable: true,
    description: 'What a manager would say first; null: all is steady.',
  })
  readonly sentence!: string | null;
}

@ObjectType('LoadOnDay', { simpleResolvers: true })
class LoadOnDayType implements LoadOnDay {
  @Field(() => DateScalar)
  readonly on!: CalendarDate;

  @Field(() => Int, { description: 'By today’s guide.' })
  readonly load!: number;
}

@ObjectType('WorkerCaseload', {
  simpleResolvers: true,
  description: 'What a worker carries beside the guide, in hundredths of one person in active support.',
})
class WorkerCaseloadType implements WorkerCaseload {
  @Field(() => ID)
  readonly providerId!: string;

  @Field(() => PersonType)
  readonly worker!: PersonView;

  @Field(() => Boolean, { description: 'False: people are still with somebody who has left.' })
  readonly works!: boolean;

  @Field(() => Int, { nullable: true, description: 'Hundredths of an hour a week; null: nobody has said.' })
  readonly hours!: number | null;

  @Field(() => Int, { description: 'Whose phase weighs anything.' })
  readonly people!: number;

  @Field(() => CaseloadPhasesType)
  readonly byPhase!: WorkerCaseload['byPhase'];

  @Field(() => Int)
  readonly load!: number;

  @Field(() => Int, { description: 'What can be carried in the hours worked.' })
  readonly room!: number;

  @Field(() => Int, { nullable: true, description: 'Load of room; null: no room at all.' })
  readonly percent!: number | null;

  @Field(() => [LoadOnDayType], { description: 'Week by week, today last.' })
  readonly trend!: readonly LoadOnDay[];

  @Field(() => Int, {
    nullable: true,
    description: 'Per cent of the week, of the last four weeks; null: too little was recorded.',
  })
  readonly timeWithPeople!: number | null;

  @Field(() => Int, { description: 'People not seen in time …' })
  readonly unseen!: number;

  @Field(() => Int, { description: '… of those who are to be seen within some time.' })
  readonly toBeSeen!: number;

  @Field(() => Int, { description: 'Days by which the one who waits longest is over the guide.' })
  readonly longestOver!: number;

  @Field(() => Int)
  readonly milestonesDue!: number;

  @Field(() => Int, { description: 'Plans with a step past its day.' })
  readonly stepsPast!: number;

  @Field(() => Int, { description: 'Claims with an unanswered question.' })
  readonly questions!: number;

  @Field(() => StrainType)
  readonly strain!: Strain;
}

@ObjectType('TeamCaseload', {
  simpleResolvers: true,
  description: 'A provider’s caseloads: those under strain first, then who carries most.',
})
export class TeamCaseloadType implements Pick<TeamCaseload, 'provider' | 'workers' | 'load' | 'room'> {
  @Field(() => OrganisationType)
  readonly provider!: OrganisationView;

  @Field(() => Int)
  readonly people!: number;

  @Field(() => Int)
  readonly load!: number;

  @Field(() => Int)
  readonly room!: number;

  @Field(() => Int, { nullable: true })
  readonly percent!: number | null;

  @Field(() => Int, { description: 'People whose support goes on and who have no link worker.' })
  readonly withoutWorker!: number;

  @Field(() => [WorkerCaseloadType])
  readonly workers!: readonly WorkerCaseload[];
}

@ObjectType('Need', {
  simpleResolvers: true,
  description: 'One thing for which somebody needs their worker.',
})
class NeedType implements Need {
  @Field(() => NeedKindEnum)
  readonly kind!: Need['kind'];

  @Field(() => DateScalar, { description: 'By when it is to be done, or since when it waits.' })
  readonly on!: CalendarDate;

  @Field(() => Int, { description: 'Days by which that day is over.' })
  readonly late!: number;

  @Field(() => String, { nullable: true, description: 'The milestone.' })
  readonly title!: string | null;
}

@ObjectType('PersonOnCaseload', { simpleResolvers: true })
class PersonOnCaseloadType implements PersonOnCaseload {
  @Field(() => ParticipantType)
  readonly participant!: PersonOnCaseload['participant'];

  @Field(() => Int, { description: 'Hundredths of one person in active support.' })
  readonly weight!: number;

  @Field(() => Boolean, { description: 'Another provider supports them, and this worker works beside it.' })
  readonly jointly!: boolean;

  @Field(() => Int, { description: 'Days by which the guide’s time to see them is over.' })
  readonly over!: number;

  @Field(() => [NeedType], { description: 'Until a week from today, what was due first before the rest.' })
  readonly needs!: readonly Need[];
}

@ObjectType('CaseloadOfWorker', {
  simpleResolvers: true,
  description: 'A worker with their people, whoever needs them first before the others.',
})
export class CaseloadOfWorkerType implements CaseloadOfWorker {
  @Field(() => PersonType)
  readonly worker!: PersonView;

  @Field(() => [WorkerCaseloadType], { description: 'One for each provider for which they work.' })
  readonly caseloads!: readonly WorkerCaseload[];

  @Field(() => [PersonOnCaseloadType], { description: 'At most 200.' })
  readonly people!: readonly PersonOnCaseload[];

  @Field(() => Int, { description: 'Those who are not listed too.' })
  readonly supported!: number;
}
