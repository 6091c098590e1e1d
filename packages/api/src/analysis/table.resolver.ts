import type { ProjectField, Refusal } from '@weft/shared';
import {
  type AnalystOutputView,
  analystOutputs,
  type OutputInput,
  type ProjectRowsView,
  type ProjectTableView,
  projectRows,
  projectTable,
  refuseOutput,
  releaseOutput,
  requestOutput,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { ProjectFieldEnum } from './project.type.js';
import {
  AnalystOutputResult,
  AnalystOutputType,
  OutputInputType,
  ProjectRowsType,
  ProjectTableResult,
} from './table.type.js';

@Resolver()
export class ProjectTableResolver {
  @Query(() => ProjectRowsType, { description: 'People of a project without their names, page by page.' })
  projectRows(
    @Ctx() context: ApiContext,
    @Arg('projectId', () => ID) projectId: string,
    @Arg('after', () => Int, { defaultValue: 0 }) after: number,
    @Arg('sortBy', () => ProjectFieldEnum, { nullable: true }) sortBy: ProjectField | undefined,
    @Arg('filterBy', () => ProjectFieldEnum, { nullable: true }) filterBy: ProjectField | undefined,
    @Arg('filterValue', () => String, { nullable: true }) filterValue: string | undefined,
  ): Promise<ProjectRowsView> {
    return projectRows(actorOf(context), projectId, {
      after,
      sortBy: sortBy ?? null,
      filterBy: filterBy ?? null,
      filterValue: filterValue ?? null,
    });
  }

  @Query(() => ProjectTableResult, {
    description: 'People of a project by one dimension or two, of all or of those with one value of a third.',
  })
  projectTable(
    @Ctx() context: ApiContext,
    @Arg('projectId', () => ID) projectId: string,
    @Arg('rows', () => ProjectFieldEnum) rows: ProjectField,
    @Arg('columns', () => ProjectFieldEnum, { nullable: true }) columns: ProjectField | undefined,
    @Arg('filterBy', () => ProjectFieldEnum, { nullable: true }) filterBy: ProjectField | undefined,
    @Arg('filterValue', () => String, { nullable: true }) filterValue: string | undefined,
  ): Promise<ProjectTableView | Refusal> {
    return projectTable(actorOf(context), projectId, {
      rows,
      columns: columns ?? null,
      filterBy: filterBy ?? null,
      filterValue: filterValue ?? null,
    });
  }

  @Query(() => [AnalystOutputType], {
    description: 'Tables that somebody wants to take along: those that wait first.',
  })
  analystOutputs(@Ctx() context: ApiContext): Promise<AnalystOutputView[]> {
    return analystOutputs(actorOf(context));
  }

  @Mutation(() => AnalystOutputResult, { description: 'Asks for a table to be taken along.' })
  requestOutput(
    @Ctx() context: ApiContext,
    @Arg('input', () => OutputInputType) input: OutputInputType,
  ): Promise<AnalystOutputView | Refusal> {
    const { columns = null, filterBy = null, filterValue = null, ...rest } = input;
    return requestOutput(actorOf(context), { ...rest, columns, filterBy, filterValue } satisfies OutputInput);
  }

  @Mutation(() => AnalystOutputResult, { description: 'Lets it go: it can be downloaded then.' })
  releaseOutput(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<AnalystOutputView | Refusal> {
    return releaseOutput(actorOf(context), id);
  }

  @Mutation(() => AnalystOutputResult)
  refuseOutput(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<AnalystOutputView | Refusal> {
    return refuseOutput(actorOf(context), id, reason);
  }
}
