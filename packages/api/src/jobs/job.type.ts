import type { CalendarDate, Role } from '@weft/shared';
import type { JobAbout, JobState, JobView } from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, JobStateEnum, RoleEnum, resultUnion } from '../graphql/index.js';

@ObjectType('JobAbout', { simpleResolvers: true })
class JobAboutType implements JobAbout {
  @Field(() => ID, { nullable: true })
  readonly runId!: string | null;

  @Field(() => DateScalar, { nullable: true })
  readonly periodEnd!: CalendarDate | null;

  @Field(() => [RoleEnum], { nullable: true })
  readonly roles!: Role[] | null;

  @Field(() => String, { nullable: true })
  readonly organisation!: string | null;
}

@ObjectType('Job', { simpleResolvers: true })
export class JobType implements JobView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly kind!: string;

  @Field(() => JobStateEnum)
  readonly state!: JobState;

  @Field(() => Int)
  readonly attempts!: number;

  @Field(() => String, { nullable: true })
  readonly error!: string | null;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => JobAboutType, { nullable: true, description: 'What it works on, without personal data.' })
  readonly about!: JobAbout | null;
}

export const JobResult = resultUnion('JobResult', 'Job', JobType);
