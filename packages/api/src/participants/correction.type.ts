import type { CalendarDate } from '@weft/shared';
import {
  CORRECTED_FIELDS,
  type CorrectedField,
  type CorrectionView,
  type ParticipantCorrection,
  type ParticipantFacts,
  type PersonView,
} from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

const CorrectedFieldEnum = schemaEnum('CorrectedField', CORRECTED_FIELDS);

@ObjectType('Correction', { simpleResolvers: true })
export class CorrectionType implements CorrectionView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => CorrectedFieldEnum)
  readonly field!: CorrectedField;

  @Field(() => String, { nullable: true })
  readonly from!: string | null;

  @Field(() => String, { nullable: true })
  readonly to!: string | null;

  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly by!: PersonView | null;
}

@InputType('ParticipantBefore', { description: 'The record as the form read it.' })
class ParticipantBefore implements ParticipantFacts {
  @Field(() => String)
  readonly givenName!: string;

  @Field(() => String)
  readonly familyName!: string;

  @Field(() => DateScalar, { nullable: true })
  readonly birthDate?: CalendarDate;

  @Field(() => String, { nullable: true })
  readonly postcode?: string;

  @Field(() => DateScalar)
  readonly enrolledOn!: CalendarDate;

  @Field(() => ID, { nullable: true })
  readonly linkWorkerId?: string;

  @Field(() => ID, { nullable: true })
  readonly anchorId?: string;
}

@InputType('ParticipantCorrection', { description: 'The record as it should read.' })
export class ParticipantCorrectionType extends ParticipantBefore implements ParticipantCorrection {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ParticipantBefore, {
    nullable: true,
    description: 'With it, what others put right meanwhile is not overwritten.',
  })
  readonly basedOn?: ParticipantBefore;
}
