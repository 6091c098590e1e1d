import type { ClaimState } from '@weft/shared';
import type { ClashDecisionView, ClashInput, PersonView } from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ClaimStateEnum, DateTimeScalar } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

@ObjectType('ClashDecision', {
  simpleResolvers: true,
  description: 'Which of two claims for one outcome of one person stands, and who decided so.',
})
export class ClashDecisionType implements ClashDecisionView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => ID, { description: 'The claim that stands.' })
  readonly standsId!: string;

  @Field(() => ID, { description: 'The claim that does not.' })
  readonly endsId!: string;

  @Field(() => String, { nullable: true, description: 'Null for those who do not read that claim.' })
  readonly standsReference!: string | null;

  @Field(() => String, { nullable: true })
  readonly endsReference!: string | null;

  @Field(() => ID)
  readonly standsRecordId!: string;

  @Field(() => ID)
  readonly endsRecordId!: string;

  @Field(() => String)
  readonly reason!: string;

  @Field(() => PersonType, { nullable: true })
  readonly by!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => ClaimStateEnum, {
    nullable: true,
    description: 'Of the claim that does not stand, as it is now.',
  })
  readonly endsState!: ClaimState | null;

  @Field(() => Boolean, { description: 'The decision itself ended that claim.' })
  readonly endedIt!: boolean;
}

@InputType('ClashInput', { description: 'An outcome claimed under two records of one person.' })
export class ClashInputType implements ClashInput {
  @Field(() => ID)
  readonly oneId!: string;

  @Field(() => ID)
  readonly otherId!: string;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => ID, { description: 'The record whose claim stands.' })
  readonly standsId!: string;

  @Field(() => String)
  readonly reason!: string;
}
