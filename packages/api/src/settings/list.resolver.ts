import type { ComplexityBand, ContactKind, EditedEntry, Expertise, HubGuide, Refusal } from '@weft/shared';
import {
  type ContactKindList,
  type HubLists,
  hubGuide,
  setComplexityBands,
  setContactKinds,
  setExpertise,
  setHubGuide,
} from '@weft/shared/server';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import {
  ComplexityBandInputType,
  ContactKindInputType,
  ContactKindListResult,
  ExpertiseInputType,
  HubGuideInputType,
  HubGuideResult,
  HubGuideType,
  HubListsResult,
} from './list.type.js';

/** The lists that a partnership words itself; each is given as a whole, and what is left out is offered no more. */
@Resolver()
export class ListResolver {
  @Query(() => HubGuideType)
  hubGuide(@Ctx() context: ApiContext): Promise<HubGuide> {
    return hubGuide(actorOf(context));
  }

  @Mutation(() => HubGuideResult)
  setHubGuide(
    @Ctx() context: ApiContext,
    @Arg('input', () => HubGuideInputType) input: HubGuide,
  ): Promise<HubGuide | Refusal> {
    return setHubGuide(actorOf(context), input);
  }

  @Mutation(() => HubListsResult)
  setComplexityBands(
    @Ctx() context: ApiContext,
    @Arg('bands', () => [ComplexityBandInputType]) bands: EditedEntry<ComplexityBand>[],
  ): Promise<HubLists | Refusal> {
    return setComplexityBands(actorOf(context), { bands });
  }

  @Mutation(() => HubListsResult)
  setExpertise(
    @Ctx() context: ApiContext,
    @Arg('expertise', () => [ExpertiseInputType]) expertise: EditedEntry<Expertise>[],
  ): Promise<HubLists | Refusal> {
    return setExpertise(actorOf(context), { expertise });
  }

  @Mutation(() => ContactKindListResult)
  setContactKinds(
    @Ctx() context: ApiContext,
    @Arg('kinds', () => [ContactKindInputType]) kinds: EditedEntry<ContactKind>[],
  ): Promise<ContactKindList | Refusal> {
    return setContactKinds(actorOf(context), { kinds });
  }
}
