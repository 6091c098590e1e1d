import type { Refusal } from '@weft/shared';
import { type JobState, type JobView, jobs, retryJob } from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, JobStateEnum } from '../graphql/index.js';
import { JobResult, JobType } from './job.type.js';

@Resolver()
export class JobResolver {
  @Query(() => [JobType], {
    description: 'Background work of the last 30 days, newest first, at most 100.',
  })
  jobs(
    @Ctx() context: ApiContext,
    @Arg('state', () => JobStateEnum, { nullable: true }) state: JobState | undefined,
  ): Promise<JobView[]> {
    return jobs(actorOf(context), state);
  }

  @Mutation(() => JobResult)
  retryJob(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<JobView | Refusal> {
    return retryJob(actorOf(context), id);
  }
}
