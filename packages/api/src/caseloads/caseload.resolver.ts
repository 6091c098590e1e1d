import type { CaseloadGuide, Refusal } from '@weft/shared';
import {
  type CaseloadOfWorker,
  type CaseloadTrial,
  caseloadGuide,
  caseloadTrial,
  ownCaseload,
  setCaseloadGuide,
  type TeamCaseload,
  teamCaseloads,
  workerCaseload,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { CaseloadOfWorkerType, TeamCaseloadType } from './caseload.type.js';
import { CaseloadGuideResult, CaseloadGuideType, CaseloadTrialResult } from './caseload-guide.type.js';

/** What workers carry beside the partnership’s guide, who needs them, and the guide itself. */
@Resolver()
export class CaseloadResolver {
  @Query(() => [TeamCaseloadType], {
    description: 'What each worker carries: at the backbone every provider’s, at a provider its own.',
  })
  teamCaseloads(@Ctx() context: ApiContext): Promise<readonly TeamCaseload[]> {
    return teamCaseloads(actorOf(context));
  }

  @Query(() => CaseloadOfWorkerType, {
    nullable: true,
    description: 'A worker’s people; null for whom one sees no caseload of.',
  })
  workerCaseload(
    @Ctx() context: ApiContext,
    @Arg('linkWorkerId', () => ID) linkWorkerId: string,
  ): Promise<CaseloadOfWorker | null> {
    return workerCaseload(actorOf(context), linkWorkerId);
  }

  @Query(() => CaseloadOfWorkerType, { nullable: true, description: 'Who needs me this week, first.' })
  ownCaseload(@Ctx() context: ApiContext): Promise<CaseloadOfWorker | null> {
    return ownCaseload(actorOf(context));
  }

  @Query(() => CaseloadGuideType)
  caseloadGuide(@Ctx() context: ApiContext): Promise<CaseloadGuide> {
    return caseloadGuide(actorOf(context));
  }

  @Query(() => CaseloadTrialResult, {
    description: 'A guide, tried on the present workers and people: nothing is kept.',
  })
  caseloadTrial(
    @Ctx() context: ApiContext,
    @Arg('guide', () => CaseloadGuideType) guide: CaseloadGuide,
  ): Promise<CaseloadTrial | Refusal> {
    return caseloadTrial(actorOf(context), guide);
  }

  @Mutation(() => CaseloadGuideResult)
  setCaseloadGuide(
    @Ctx() context: ApiContext,
    @Arg('guide', () => CaseloadGuideType) guide: CaseloadGuide,
  ): Promise<CaseloadGuide | Refusal> {
    return setCaseloadGuide(actorOf(context), guide);
  }
}
