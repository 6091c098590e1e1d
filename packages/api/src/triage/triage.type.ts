import { type ComplexityBand, EXPERTISE_KINDS, type Expertise, type ExpertiseKind } from '@weft/shared';
import {
  type HubLists,
  type OrganisationView,
  type PersonView,
  type TriageInput,
  type TriageView,
  WISH_KINDS,
  type WishView,
} from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';

export const ExpertiseKindEnum = schemaEnum('ExpertiseKind', EXPERTISE_KINDS);
const WishKindEnum = schemaEnum('WishKind', WISH_KINDS);

@ObjectType('ComplexityBand', {
  simpleResolvers: true,
  description: 'How much support somebody wants around them, as the partnership words it.',
})
class ComplexityBandType implements ComplexityBand {
  @Field(() => String)
  readonly code!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly meaning!: string;

  @Field(() => Boolean, { description: 'Whose declines are watched apart.' })
  readonly isComplex!: boolean;

  @Field(() => Boolean, { description: 'Not: given before, and offered no more.' })
  readonly offered!: boolean;
}

@ObjectType('Expertise', { simpleResolvers: true })
class ExpertiseType implements Expertise {
  @Field(() => String)
  readonly code!: string;

  @Field(() => ExpertiseKindEnum, {
    description: 'What somebody knows, which may be wanted; or how they are, which may be preferred.',
  })
  readonly kind!: ExpertiseKind;

  @Field(() => String)
  readonly title!: string;

  @Field(() => Boolean, { description: 'Not: given before, and offered no more.' })
  readonly offered!: boolean;
}

@ObjectType('HubLists', {
  simpleResolvers: true,
  description: 'The partnership’s own lists that triage chooses from.',
})
export class HubListsType implements HubLists {
  @Field(() => [ComplexityBandType])
  readonly complexity!: readonly ComplexityBand[];

  @Field(() => [ExpertiseType])
  readonly expertise!: readonly Expertise[];
}

@ObjectType('Wish', { simpleResolvers: true, description: 'Whom or what somebody prefers, or avoids.' })
class WishType implements WishView {
  @Field(() => String, { description: 'The code of an expertise, the id of a provider or a worker.' })
  readonly what!: string;

  @Field(() => WishKindEnum)
  readonly kind!: WishView['kind'];

  @Field(() => String)
  readonly words!: string;
}

@ObjectType('Triage', { simpleResolvers: true, description: 'What triage recorded of a referral.' })
export class TriageType implements TriageView {
  @Field(() => ID)
  readonly referralId!: string;

  @Field(() => ComplexityBandType, { nullable: true, description: 'Null: not said yet.' })
  readonly complexity!: ComplexityBand | null;

  @Field(() => String, { description: 'In words, as of the day on which the referral came in.' })
  readonly ageBand!: string;

  @Field(() => [ExpertiseType])
  readonly wants!: readonly Expertise[];

  @Field(() => OrganisationType, { nullable: true })
  readonly anchor!: OrganisationView | null;

  @Field(() => [WishType], { description: 'For the hub alone.' })
  readonly prefers!: readonly WishView[];

  @Field(() => [WishType], { description: 'For the hub alone: nobody learns who wishes to avoid them.' })
  readonly avoids!: readonly WishView[];

  @Field(() => PersonType, { nullable: true })
  readonly recordedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly recordedAt!: Date | null;
}

@InputType('TriageInput')
export class TriageInputType implements TriageInput {
  @Field(() => ID)
  readonly referralId!: string;

  @Field(() => String, { nullable: true, description: 'Of a band; null: not said yet.' })
  readonly complexity!: string | null;

  @Field(() => [String], { description: 'Codes of expertise.' })
  readonly wants!: readonly string[];

  @Field(() => [String], { description: 'Codes of expertise, ids of providers and of workers.' })
  readonly prefers!: readonly string[];

  @Field(() => [String], { description: 'As those preferred: nobody of them is suggested.' })
  readonly avoids!: readonly string[];

  @Field(() => ID, { nullable: true })
  readonly anchorId?: string | null;
}

export const TriageResult = resultUnion('TriageResult', 'Triage', TriageType);
