import { ALLOCATION_PARTS, type AllocationPart } from '@weft/shared';
import type {
  AllocationChoiceView,
  ChoiceView,
  KeptSuggestion,
  NotSuggestedView,
  OrganisationView,
  PersonView,
  SuggestionPartView,
  SuggestionsView,
  SuggestionView,
  WaitingLineView,
  WaitingListView,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';

const AllocationPartEnum = schemaEnum('AllocationPart', ALLOCATION_PARTS);
const NotSuggestedWhyEnum = schemaEnum('NotSuggestedWhy', ['AVOIDED', 'LACKS', 'FULL'] as const);

@ObjectType('AllocationChoice', {
  simpleResolvers: true,
  description: 'A worker with their provider, or a provider by itself.',
})
export class AllocationChoiceType implements ChoiceView {
  @Field(() => ID)
  readonly providerId!: string;

  @Field(() => ID, { nullable: true })
  readonly workerId!: string | null;

  @Field(() => String)
  readonly name!: string;
}

@ObjectType('SuggestionPart', { simpleResolvers: true })
class SuggestionPartType implements SuggestionPartView {
  @Field(() => AllocationPartEnum)
  readonly part!: AllocationPart;

  @Field(() => Int, { nullable: true, description: 'Null: does not matter for this person.' })
  readonly percent!: number | null;
}

@ObjectType('AllocationSuggestion', { simpleResolvers: true })
class AllocationSuggestionType extends AllocationChoiceType implements SuggestionView {
  @Field(() => String)
  readonly sentence!: string;

  @Field(() => String, { nullable: true, description: 'Why not before the first one.' })
  readonly below!: string | null;

  @Field(() => [SuggestionPartType])
  readonly parts!: readonly SuggestionPartView[];
}

@ObjectType('NotSuggested', { simpleResolvers: true })
class NotSuggestedType extends AllocationChoiceType implements NotSuggestedView {
  @Field(() => NotSuggestedWhyEnum)
  readonly why!: NotSuggestedView['why'];

  @Field(() => String)
  readonly sentence!: string;
}

@ObjectType('AllocationSuggestions', {
  simpleResolvers: true,
  description: 'Who might support somebody; the assessor decides.',
})
export class AllocationSuggestionsType implements SuggestionsView {
  @Field(() => [AllocationSuggestionType], { description: 'The best fit first.' })
  readonly suggested!: readonly SuggestionView[];

  @Field(() => [NotSuggestedType], { description: 'Everyone else, with the reason.' })
  readonly out!: readonly NotSuggestedView[];

  @Field(() => String, {
    nullable: true,
    description: 'What their long wait changes for all of these; null: nothing.',
  })
  readonly longWait!: string | null;

  @Field(() => Int, { description: 'Of the partnership’s rule; 0: the usual one.' })
  readonly ruleVersion!: number;
}

@ObjectType('KeptSuggestion', { simpleResolvers: true })
class KeptSuggestionType implements KeptSuggestion {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly sentence!: string;

  @Field(() => String, { nullable: true })
  readonly below!: string | null;
}

@ObjectType('AllocationDecision', {
  simpleResolvers: true,
  description: 'Whom an assessor chose, beside what was suggested then.',
})
export class AllocationDecisionType implements AllocationChoiceView {
  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly by!: PersonView | null;

  @Field(() => OrganisationType)
  readonly provider!: OrganisationView;

  @Field(() => PersonType, { nullable: true })
  readonly worker!: PersonView | null;

  @Field(() => Int)
  readonly ruleVersion!: number;

  @Field(() => String, { nullable: true, description: 'What was said of them.' })
  readonly sentence!: string | null;

  @Field(() => Int, { nullable: true, description: 'Which of the suggestions it was; null: none of them.' })
  readonly place!: number | null;

  @Field(() => [KeptSuggestionType])
  readonly suggested!: readonly KeptSuggestion[];
}

@ObjectType('WaitingLine', { simpleResolvers: true })
class WaitingLineType implements WaitingLineView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => OrganisationType, { nullable: true, description: 'Null: the person refers themself.' })
  readonly source!: OrganisationView | null;

  @Field(() => String, { nullable: true, description: 'The title of the band.' })
  readonly complexity!: string | null;

  @Field(() => Int)
  readonly daysWaited!: number;

  @Field(() => AllocationChoiceType, {
    nullable: true,
    description: 'Who would be first, once those before them are placed; null: nobody is left.',
  })
  readonly first!: ChoiceView | null;

  @Field(() => String)
  readonly sentence!: string;
}

@ObjectType('WaitingList', { simpleResolvers: true })
export class WaitingListType implements WaitingListView {
  @Field(() => [WaitingLineType], {
    description: 'The longest wait first; of a very long list the first 500.',
  })
  readonly people!: readonly WaitingLineView[];

  @Field(() => Int)
  readonly total!: number;

  @Field(() => String, {
    nullable: true,
    description: 'What a long wait changes by the rule; null: nothing.',
  })
  readonly longWait!: string | null;

  @Field(() => Int)
  readonly ruleVersion!: number;
}
