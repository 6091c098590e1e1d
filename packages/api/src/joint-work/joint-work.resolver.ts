import type { JointWorkState, Refusal } from '@weft/shared';
import {
  type AgreeToJointWorkInput,
  agreeToJointWork,
  askForJointWork,
  declineJointWork,
  type EndJointWorkInput,
  endJointWork,
  type JointWorkInput,
  type JointWorkView,
  jointWorks,
  type NameJointWorkerInput,
  nameJointWorker,
  type Page,
  participantJointWorks,
  withdrawJointWork,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, selects } from '../graphql/index.js';
import {
  AgreeToJointWorkInputType,
  EndJointWorkInputType,
  JointWorkConnection,
  JointWorkInputType,
  JointWorkResult,
  JointWorkStateEnum,
  JointWorkType,
  NameJointWorkerInputType,
} from './joint-work.type.js';

/** Another provider beside the one that supports somebody. */
@Resolver()
export class JointWorkResolver {
  @Query(() => JointWorkConnection, {
    description: 'What waits for an answer first, then what is agreed, then what has ended.',
  })
  jointWorks(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('states', () => [JointWorkStateEnum], { nullable: true }) states: JointWorkState[] | undefined,
  ): Promise<Page<JointWorkView>> {
    return jointWorks(actorOf(context), { first, after, states, count: selects(info, 'totalCount') });
  }

  @Query(() => [JointWorkType], { description: 'All joint work with one participant, the latest first.' })
  participantJointWorks(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID) participantId: string,
  ): Promise<readonly JointWorkView[]> {
    return participantJointWorks(actorOf(context), participantId);
  }

  @Mutation(() => JointWorkResult, {
    description: 'Asks another provider to work beside ours with somebody who has agreed to it.',
  })
  askForJointWork(
    @Ctx() context: ApiContext,
    @Arg('input', () => JointWorkInputType) input: JointWorkInput,
  ): Promise<JointWorkView | Refusal> {
    return askForJointWork(actorOf(context), input);
  }

  @Mutation(() => JointWorkResult, {
    description: 'The provider that is asked agrees, and names who works with the person.',
  })
  agreeToJointWork(
    @Ctx() context: ApiContext,
    @Arg('input', () => AgreeToJointWorkInputType) input: AgreeToJointWorkInput,
  ): Promise<JointWorkView | Refusal> {
    return agreeToJointWork(actorOf(context), input);
  }

  @Mutation(() => JointWorkResult, { description: 'The provider that is asked cannot work with them.' })
  declineJointWork(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('words', () => String) words: string,
  ): Promise<JointWorkView | Refusal> {
    return declineJointWork(actorOf(context), { id, words });
  }

  @Mutation(() => JointWorkResult, { description: 'The provider that asked, or the hub, takes it back.' })
  withdrawJointWork(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('words', () => String) words: string,
  ): Promise<JointWorkView | Refusal> {
    return withdrawJointWork(actorOf(context), { id, words });
  }

  @Mutation(() => JointWorkResult, {
    description: 'The provider that works beside names another worker in the place of the one who did.',
  })
  nameJointWorker(
    @Ctx() context: ApiContext,
    @Arg('input', () => NameJointWorkerInputType) input: NameJointWorkerInput,
  ): Promise<JointWorkView | Refusal> {
    return nameJointWorker(actorOf(context), input);
  }

  @Mutation(() => JointWorkResult, { description: 'Either provider, or the hub, ends it.' })
  endJointWork(
    @Ctx() context: ApiContext,
    @Arg('input', () => EndJointWorkInputType) input: EndJointWorkInput,
  ): Promise<JointWorkView | Refusal> {
    return endJointWork(actorOf(context), input);
  }
}
