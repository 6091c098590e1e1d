import type { CalendarDate } from '@weft/shared';
import {
  INSTRUMENT_STATES,
  type InstrumentState,
  type InstrumentView,
  type MeasureRuleInput,
  type MeasureRuleView,
  type PersonView,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

const InstrumentStateEnum = schemaEnum('InstrumentState', INSTRUMENT_STATES);

@ObjectType('Instrument', { simpleResolvers: true, description: 'One version of a questionnaire.' })
export class InstrumentType implements InstrumentView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'Ties its versions together.' })
  readonly instrumentCode!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => String)
  readonly title!: string;

  @Field(() => InstrumentStateEnum)
  readonly state!: InstrumentState;

  @Field(() => String, { description: 'Questions, scales and scoring in JSON: docs/instruments.md.' })
  readonly content!: string;

  @Field(() => DateTimeScalar)
  readonly draftedAt!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly draftedBy!: PersonView | null;
}
export const InstrumentResult = resultUnion('InstrumentResult', 'Instrument', InstrumentType);

@ObjectType('MeasureRule', {
  simpleResolvers: true,
  description: 'What evidence of the kind ASSESSMENT has to show for an outcome achieved from a day on.',
})
export class MeasureRuleType implements MeasureRuleView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly outcomeTitle!: string;

  @Field(() => DateScalar)
  readonly effectiveFrom!: CalendarDate;

  @Field(() => String)
  readonly instrumentCode!: string;

  @Field(() => String)
  readonly instrumentTitle!: string;

  @Field(() => String, { description: 'An area of the instrument, or TOTAL.' })
  readonly figure!: string;

  @Field(() => String)
  readonly figureTitle!: string;

  @Field(() => Boolean, { description: 'Better than at first; otherwise a score is enough.' })
  readonly improves!: boolean;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Points; null: the instrument’s own smallest change.',
  })
  readonly betterBy!: string | null;

  @Field(() => Int, { nullable: true, description: 'At least between the two measures.' })
  readonly daysBetween!: number | null;

  @Field(() => Int, { nullable: true })
  readonly daysAtMost!: number | null;

  @Field(() => DateTimeScalar)
  readonly proposedAt!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly proposedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null until the commissioner has agreed.' })
  readonly agreedAt!: Date | null;

  @Field(() => PersonType, { nullable: true })
  readonly agreedBy!: PersonView | null;
}
export const MeasureRuleResult = resultUnion('MeasureRuleResult', 'MeasureRule', MeasureRuleType);

@InputType('MeasureRuleInput')
export class MeasureRuleInputType implements MeasureRuleInput {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => DateScalar)
  readonly effectiveFrom!: CalendarDate;

  @Field(() => String)
  readonly instrumentCode!: string;

  @Field(() => String, { description: 'An area of the instrument, or TOTAL.' })
  readonly figure!: string;

  @Field(() => Boolean)
  readonly improves!: boolean;

  @Field(() => DecimalScalar, { nullable: true })
  readonly betterBy?: string;

  @Field(() => Int, { nullable: true })
  readonly daysBetween?: number;

  @Field(() => Int, { nullable: true })
  readonly daysAtMost?: number;
}
