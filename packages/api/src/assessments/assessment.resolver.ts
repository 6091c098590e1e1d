import type { Refusal } from '@weft/shared';
import {
  type AssessmentCorrection,
  type AssessmentInput,
  type AssessmentView,
  assessmentsOf,
  correctAssessment,
  type ParticipantView,
  recordAssessment,
} from '@weft/shared/server';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type ApiContext, actorOf, loaderOf } from '../graphql/index.js';
import { ParticipantResult, ParticipantType } from '../participants/participant.type.js';
import { AssessmentCorrectionType, AssessmentInputType, AssessmentType } from './assessment.type.js';

@Resolver(() => ParticipantType)
export class AssessmentResolver {
  @FieldResolver(() => [AssessmentType], {
    description: 'Measures of how they are, the earliest first; empty for whoever does not work with them.',
  })
  async assessments(
    @Ctx() context: ApiContext,
    @Root() { id }: ParticipantView,
  ): Promise<readonly AssessmentView[]> {
    const actor = actorOf(context);
    const loader = loaderOf(context, 'assessments', (ids: readonly string[]) => assessmentsOf(actor, ids));
    return (await loader.load(id)) ?? [];
  }

  @Mutation(() => ParticipantResult, { description: 'Records and scores an assessment.' })
  recordAssessment(
    @Ctx() context: ApiContext,
    @Arg('input', () => AssessmentInputType) input: AssessmentInput,
  ): Promise<ParticipantView | Refusal> {
    return recordAssessment(actorOf(context), input);
  }

  @Mutation(() => ParticipantResult, { description: 'Puts an assessment right; what it said is kept.' })
  correctAssessment(
    @Ctx() context: ApiContext,
    @Arg('input', () => AssessmentCorrectionType) input: AssessmentCorrection,
  ): Promise<ParticipantView | Refusal> {
    return correctAssessment(actorOf(context), input);
  }
}
