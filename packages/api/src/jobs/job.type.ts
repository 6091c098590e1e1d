import type { JobState, JobView } from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, JobStateEnum, resultUnion } from '../graphql/index.js';

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
}

export const JobResult = resultUnion('JobResult', 'Job', JobType);
