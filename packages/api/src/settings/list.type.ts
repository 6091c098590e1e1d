import type {
  ComplexityBand,
  ContactKind,
  EditedEntry,
  Expertise,
  ExpertiseKind,
  HubGuide,
} from '@weft/shared';
import type { ContactKindList } from '@weft/shared/server';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { ContactKindType } from '../contacts/contact.type.js';
import { resultUnion } from '../graphql/index.js';
import { ExpertiseKindEnum, HubListsType } from '../triage/triage.type.js';

@InputType('EditedEntry')
class EditedEntryType {
  @Field(() => String, { nullable: true, description: 'Left out: it is new.' })
  readonly code?: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => Boolean)
  readonly offered!: boolean;
}

@InputType('ComplexityBandInput')
export class ComplexityBandInputType extends EditedEntryType implements EditedEntry<ComplexityBand> {
  @Field(() => String)
  readonly meaning!: string;

  @Field(() => Boolean, { description: 'Whose declines are watched apart.' })
  readonly isComplex!: boolean;
}

@InputType('ExpertiseInput')
export class ExpertiseInputType extends EditedEntryType implements EditedEntry<Expertise> {
  @Field(() => ExpertiseKindEnum)
  readonly kind!: ExpertiseKind;
}

@InputType('ContactKindInput')
export class ContactKindInputType extends EditedEntryType implements EditedEntry<ContactKind> {
  @Field(() => Boolean, { description: 'Whether people can meet or speak in it.' })
  readonly meets!: boolean;
}

@ObjectType('ContactKindList', { simpleResolvers: true })
class ContactKindListType implements ContactKindList {
  @Field(() => [ContactKindType])
  readonly kinds!: ContactKind[];
}

@ObjectType('HubGuide', {
  simpleResolvers: true,
  description: 'How ages are banded, and after how many days somebody has waited long.',
})
export class HubGuideType implements HubGuide {
  @Field(() => [Int], { description: 'The ages at which a band begins, the youngest first.' })
  readonly ageBands!: number[];

  @Field(() => Int, { description: 'Without a decision of the hub.' })
  readonly triageDays!: number;

  @Field(() => Int, { description: 'Without an answer of the provider.' })
  readonly answerDays!: number;

  @Field(() => Int, { description: 'On the waiting list.' })
  readonly waitingDays!: number;
}

@InputType('HubGuideInput')
export class HubGuideInputType implements HubGuide {
  @Field(() => [Int])
  readonly ageBands!: number[];

  @Field(() => Int)
  readonly triageDays!: number;

  @Field(() => Int)
  readonly answerDays!: number;

  @Field(() => Int)
  readonly waitingDays!: number;
}

export const HubListsResult = resultUnion('HubListsResult', 'HubLists', HubListsType);
export const HubGuideResult = resultUnion('HubGuideResult', 'HubGuide', HubGuideType);
export const ContactKindListResult = resultUnion(
  'ContactKindListResult',
  'ContactKindList',
  ContactKindListType,
);
