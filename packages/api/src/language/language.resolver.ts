import type { DeficitWord, Refusal } from '@weft/shared';
import { addDeficitWord, type LanguageList, languageList, removeDeficitWord } from '@weft/shared/server';
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, resultUnion } from '../graphql/index.js';

@ObjectType('DeficitWord', { simpleResolvers: true })
class DeficitWordType implements DeficitWord {
  @Field(() => String, { description: 'In its plain form: "failed" and "failing" are found by "fail".' })
  readonly phrase!: string;

  @Field(() => [String], { description: 'What to write instead, best first.' })
  readonly alternatives!: string[];

  @Field(() => String)
  readonly why!: string;

  @Field(() => [String], { description: 'Phrases in which the same words mean something else.' })
  readonly unless!: string[];
}

@ObjectType('LanguageList', { simpleResolvers: true })
class LanguageListType implements LanguageList {
  @Field(() => [DeficitWordType])
  readonly words!: DeficitWord[];

  @Field(() => Boolean, { description: 'Whether the partnership has made it its own.' })
  readonly isOwn!: boolean;
}

const LanguageListResult = resultUnion('LanguageListResult', 'LanguageList', LanguageListType);

@InputType('DeficitWordInput')
class DeficitWordInputType implements DeficitWord {
  @Field(() => String)
  readonly phrase!: string;

  @Field(() => [String])
  readonly alternatives!: string[];

  @Field(() => String)
  readonly why!: string;

  @Field(() => [String])
  readonly unless!: string[];
}

/** Words that take something away from a person, and what to say instead: a hint while typing, never a refusal. */
@Resolver()
export class LanguageResolver {
  @Query(() => LanguageListType)
  languageList(@Ctx() context: ApiContext): Promise<LanguageList> {
    return languageList(actorOf(context));
  }

  @Mutation(() => LanguageListResult)
  addDeficitWord(
    @Ctx() context: ApiContext,
    @Arg('input', () => DeficitWordInputType) input: DeficitWord,
  ): Promise<LanguageList | Refusal> {
    return addDeficitWord(actorOf(context), input);
  }

  @Mutation(() => LanguageListResult)
  removeDeficitWord(
    @Ctx() context: ApiContext,
    @Arg('phrase', () => String) phrase: string,
  ): Promise<LanguageList | Refusal> {
    return removeDeficitWord(actorOf(context), phrase);
  }
}
