import { type CalendarDate, SUPPRESSION_PROFILES, type SuppressionProfile } from '@weft/shared';
import type {
  ChosenSuppression,
  PersonView,
  SuppressionChoiceView,
  SuppressionRulesView,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

export const SuppressionProfileEnum = schemaEnum('SuppressionProfile', SUPPRESSION_PROFILES);

@ObjectType('SuppressionRules', { simpleResolvers: true, description: 'How small figures are hidden here.' })
export class SuppressionRulesType implements SuppressionRulesView {
  @Field(() => SuppressionProfileEnum)
  readonly profile!: SuppressionProfile;

  @Field(() => Int, { description: 'Counts of 1 to this are hidden.' })
  readonly largestHidden!: number;

  @Field(() => Int)
  readonly roundedTo!: number;
}

@ObjectType('ChosenSuppression', { simpleResolvers: true })
class ChosenSuppressionType implements ChosenSuppression {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => SuppressionProfileEnum)
  readonly profile!: SuppressionProfile;

  @Field(() => DateScalar, { description: 'The first day of the month from which it stands.' })
  readonly from!: CalendarDate;

  @Field(() => PersonType, { nullable: true })
  readonly chosenBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly chosenAt!: Date;
}

@ObjectType('SuppressionChoice', { simpleResolvers: true })
export class SuppressionChoiceType implements SuppressionChoiceView {
  @Field(() => SuppressionProfileEnum, { description: 'What stands today.' })
  readonly profile!: SuppressionProfile;

  @Field(() => [ChosenSuppressionType], { description: 'All that was ever chosen, the latest first.' })
  readonly choices!: readonly ChosenSuppressionType[];
}
