import type { Refusal } from '@weft/shared';
import {
  type AccreditationInput,
  type AnalystProjectsView,
  type AnalystProjectView,
  type AnalystView,
  analystProjects,
  analysts,
  approveProject,
  closeProject,
  endAccreditation,
  type ProjectInput,
  recordAccreditation,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import {
  AccreditationInputType,
  AnalystProjectResult,
  AnalystProjectsType,
  AnalystResult,
  AnalystType,
  ProjectInputType,
} from './project.type.js';

@Resolver()
export class AnalystProjectResolver {
  @Query(() => AnalystProjectsType, { description: 'What analysts work on.' })
  analystProjects(@Ctx() context: ApiContext): Promise<AnalystProjectsView> {
    return analystProjects(actorOf(context));
  }

  @Query(() => [AnalystType], { description: 'Who is an analyst here, and how they are accredited.' })
  analysts(@Ctx() context: ApiContext): Promise<AnalystView[]> {
    return analysts(actorOf(context));
  }

  @Mutation(() => AnalystResult)
  recordAccreditation(
    @Ctx() context: ApiContext,
    @Arg('input', () => AccreditationInputType) input: AccreditationInput,
  ): Promise<AnalystView | Refusal> {
    return recordAccreditation(actorOf(context), input);
  }

  @Mutation(() => AnalystResult, { description: 'Before its last day.' })
  endAccreditation(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<AnalystView | Refusal> {
    return endAccreditation(actorOf(context), id);
  }

  @Mutation(() => AnalystProjectResult)
  approveProject(
    @Ctx() context: ApiContext,
    @Arg('input', () => ProjectInputType) input: ProjectInput,
  ): Promise<AnalystProjectView | Refusal> {
    return approveProject(actorOf(context), input);
  }

  @Mutation(() => AnalystProjectResult, {
    description: 'Before its last day: nothing of it is shown any more.',
  })
  closeProject(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<AnalystProjectView | Refusal> {
    return closeProject(actorOf(context), id);
  }
}
