import type { Refusal, Role } from '@weft/shared';
import {
  addMember,
  changeMember,
  inviteAgain,
  listMembers,
  type MemberSort,
  type MembershipState,
  type MembershipView,
  type Page,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, RoleEnum, selects } from '../graphql/index.js';
import {
  MemberSortInput,
  MembershipBefore,
  MembershipConnection,
  MembershipResult,
  MembershipStateEnum,
} from './membership.type.js';

@Resolver()
export class MemberResolver {
  @Query(() => MembershipConnection)
  members(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('search', () => String, { nullable: true }) search: string | undefined,
    @Arg('role', () => RoleEnum, { nullable: true }) role: Role | undefined,
    @Arg('state', () => MembershipStateEnum, { nullable: true }) state: MembershipState | undefined,
    @Arg('organisationId', () => ID, { nullable: true }) organisationId: string | undefined,
    @Arg('sort', () => MemberSortInput, { nullable: true }) sort: MemberSort | undefined,
  ): Promise<Page<MembershipView>> {
    const count = selects(info, 'totalCount');
    return listMembers(actorOf(context), { first, after, search, role, state, organisationId, sort, count });
  }

  @Mutation(() => MembershipResult)
  addMember(
    @Ctx() context: ApiContext,
    @Arg('email', () => String) email: string,
    @Arg('name', () => String) name: string,
    @Arg('organisationId', () => ID) organisationId: string,
    @Arg('roles', () => [RoleEnum]) roles: Role[],
  ): Promise<MembershipView | Refusal> {
    return addMember(actorOf(context), { email, name, organisationId, roles });
  }

  @Mutation(() => MembershipResult)
  changeMember(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('roles', () => [RoleEnum]) roles: Role[],
    @Arg('state', () => MembershipStateEnum) state: MembershipState,
    @Arg('basedOn', () => MembershipBefore, { nullable: true }) basedOn: MembershipBefore | undefined,
  ): Promise<MembershipView | Refusal> {
    return changeMember(actorOf(context), { id, roles, state, basedOn });
  }

  @Mutation(() => MembershipResult)
  inviteAgain(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<MembershipView | Refusal> {
    return inviteAgain(actorOf(context), { id });
  }
}
