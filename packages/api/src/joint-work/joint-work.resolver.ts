import type { Refusal } from '@weft/shared';
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
  participantJointWorks,
  withdrawJointWork,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import {
  AgreeToJointWorkInputType,
  EndJointWorkInputType,
  JointWorkInputType,
  JointWorkResult,
  JointWorkType,
} from './joint-work.type.js';

/** Another provider beside the one that supports somebody. */
@Resolver()
export class JointWorkResolver {
  @Query(() => [JointWorkType], {
    description: 'What waits for an answer first, then what is agreed, then what has ended; at most 200.',
  })
  jointWorks(@Ctx() context: ApiContext): Promise<readonly JointWorkView[]> {
    return jointWorks(actorOf(context));
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

  @Mutation(() => JointWorkResult, { description: 'Either provider, or the hub, ends it.' })
  endJointWork(
    @Ctx() context: ApiContext,
    @Arg('input', () => EndJointWorkInputType) input: EndJointWorkInput,
  ): Promise<JointWorkView | Refusal> {
    return endJointWork(actorOf(context), input);
  }
}
