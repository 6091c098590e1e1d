import type { AnchorField, Refusal } from '@weft/shared';
import {
  type AnchorContactInput,
  type AnchorLine,
  type AnchorPack,
  type AnchorPlacesInput,
  type AnchorPromiseInput,
  type AnchorView,
  agreeAnchorData,
  agreeAnchorPlaces,
  anchor,
  anchorPack,
  assignAnchor,
  listAnchors,
  type OwnAnchorView,
  ownAnchors,
  type Page,
  recordAnchorContact,
  recordAnchorPromise,
  removeAnchorContact,
  settleAnchorPromise,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, selects } from '../graphql/index.js';
import { AnchorContactInputType, AnchorPlacesInputType, AnchorPromiseInputType } from './anchor.input.js';
import {
  AnchorConnection,
  AnchorFieldEnum,
  AnchorPackType,
  AnchorResult,
  AnchorType,
} from './anchor.type.js';
import { OwnAnchorType } from './own-anchor.type.js';

/** Anchor organisations: for those who look after them, and for themselves. */
@Resolver()
export class AnchorResolver {
  @Query(() => AnchorConnection)
  anchors(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('mine', () => Boolean, { nullable: true, description: 'Only those that I look after.' })
    mine: boolean | undefined,
    @Arg('search', () => String, { nullable: true }) search: string | undefined,
  ): Promise<Page<AnchorLine>> {
    return listAnchors(actorOf(context), { first, after, mine, search, count: selects(info, 'totalCount') });
  }

  @Query(() => AnchorType, { nullable: true })
  anchor(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<AnchorView | null> {
    return anchor(actorOf(context), id);
  }

  @Query(() => AnchorPackType, {
    description: 'For the next review: what the anchor may know, from what is recorded.',
  })
  anchorPack(@Ctx() context: ApiContext, @Arg('anchorId', () => ID) anchorId: string): Promise<AnchorPack> {
    return anchorPack(actorOf(context), anchorId);
  }

  @Query(() => [OwnAnchorType], {
    description: 'The anchors that the viewer acts for, as each agreement on data says.',
  })
  ownAnchors(@Ctx() context: ApiContext): Promise<readonly OwnAnchorView[]> {
    return ownAnchors(actorOf(context));
  }

  @Mutation(() => AnchorResult, { description: 'Says who looks after an anchor from today on, or no more.' })
  assignAnchor(
    @Ctx() context: ApiContext,
    @Arg('anchorId', () => ID) anchorId: string,
    @Arg('personId', () => ID) personId: string,
    @Arg('looksAfter', () => Boolean) looksAfter: boolean,
  ): Promise<AnchorView | Refusal> {
    return assignAnchor(actorOf(context), { anchorId, personId, looksAfter });
  }

  @Mutation(() => AnchorResult)
  recordAnchorContact(
    @Ctx() context: ApiContext,
    @Arg('input', () => AnchorContactInputType) input: AnchorContactInput,
  ): Promise<AnchorView | Refusal> {
    return recordAnchorContact(actorOf(context), input);
  }

  @Mutation(() => AnchorResult, { description: 'Somebody works there no more.' })
  removeAnchorContact(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<AnchorView> {
    return removeAnchorContact(actorOf(context), id);
  }

  @Mutation(() => AnchorResult)
  agreeAnchorPlaces(
    @Ctx() context: ApiContext,
    @Arg('input', () => AnchorPlacesInputType) input: AnchorPlacesInput,
  ): Promise<AnchorView | Refusal> {
    return agreeAnchorPlaces(actorOf(context), input);
  }

  @Mutation(() => AnchorResult, { description: 'What was promised at a review, by either side.' })
  recordAnchorPromise(
    @Ctx() context: ApiContext,
    @Arg('input', () => AnchorPromiseInputType) input: AnchorPromiseInput,
  ): Promise<AnchorView | Refusal> {
    return recordAnchorPromise(actorOf(context), input);
  }

  @Mutation(() => AnchorResult)
  settleAnchorPromise(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('kept', () => Boolean) kept: boolean,
  ): Promise<AnchorView> {
    return settleAnchorPromise(actorOf(context), id, kept);
  }

  @Mutation(() => AnchorResult, {
    description: 'Sets what the anchor may know of its own people, field by field.',
  })
  agreeAnchorData(
    @Ctx() context: ApiContext,
    @Arg('anchorId', () => ID) anchorId: string,
    @Arg('fields', () => [AnchorFieldEnum]) fields: AnchorField[],
    @Arg('note', () => String, { nullable: true }) note: string | undefined,
  ): Promise<AnchorView | Refusal> {
    return agreeAnchorData(actorOf(context), { anchorId, fields, note });
  }
}
