import type { CalendarDate } from '@weft/shared';
import type { CircumstanceInput, CircumstanceView, PersonView } from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

@ObjectType('Circumstance', {
  simpleResolvers: true,
  description: 'Something that changed in somebody’s life.',
})
export class CircumstanceType implements CircumstanceView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'A code, such as MOVED.' })
  readonly kind!: string;

  @Field(() => DateScalar)
  readonly on!: CalendarDate;

  @Field(() => String, { nullable: true })
  readonly words!: string | null;

  @Field(() => PersonType, { nullable: true })
  readonly by!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly at!: Date;
}

@InputType('CircumstanceInput')
export class CircumstanceInputType implements CircumstanceInput {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => String, { description: 'A code, such as MOVED; OTHER wants words.' })
  readonly kind!: string;

  @Field(() => DateScalar)
  readonly on!: CalendarDate;

  @Field(() => String, { nullable: true })
  readonly words?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The outcome that is being sustained; left out: it says nothing of one.',
  })
  readonly outcomeCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether that goes on or is interrupted.' })
  readonly held?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Hours of work a week from that day, where the outcome counts them.',
  })
  readonly weekly?: string | null;

  @Field(() => ID, { nullable: true, description: 'The entry in the place of which this one stands.' })
  readonly corrects?: string | null;
}
