import { type Role, SEAL_GAPS, type SealGap } from '@weft/shared';
import type { PersonView, SealChoice, SealInput, SealOpenersInput, SealView } from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar, RoleEnum, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

const SealGapEnum = schemaEnum('SealGap', SEAL_GAPS);

@ObjectType('RecordSeal', {
  simpleResolvers: true,
  description: 'Why a record is sealed, and who can open it: for them alone.',
})
export class RecordSealType implements Omit<SealView, 'subject'> {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID, { description: 'The participant’s, or the referral’s while there is no participant.' })
  readonly recordId!: string;

  @Field(() => String)
  readonly reason!: string;

  @Field(() => PersonType, { nullable: true })
  readonly sealedBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly sealedAt!: Date;

  @Field(() => [PersonType])
  readonly openers!: PersonView[];

  @Field(() => [SealGapEnum], { description: 'What waits, because nobody who can do it is named.' })
  readonly gaps!: SealGap[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null while it stands.' })
  readonly endedAt!: Date | null;
}

@ObjectType('SealChoice', { simpleResolvers: true, description: 'Somebody who can be named.' })
export class SealChoiceType implements Omit<SealChoice, 'id'> {
  @Field(() => PersonType)
  readonly person!: PersonView;

  @Field(() => [RoleEnum])
  readonly roles!: Role[];

  @Field(() => Boolean, { description: 'Looks after the person.' })
  readonly isLinkWorker!: boolean;
}

export const SealResult = resultUnion('SealResult', 'RecordSeal', RecordSealType);

@InputType('SealInput')
export class SealInputType implements SealInput {
  @Field(() => ID, { description: 'A participant’s or a referral’s id.' })
  readonly recordId!: string;

  @Field(() => String)
  readonly reason!: string;

  @Field(() => [ID], { description: 'Who can open it beside whoever seals it: one at least.' })
  readonly personIds!: string[];
}

@InputType('SealOpenersInput')
export class SealOpenersInputType implements SealOpenersInput {
  @Field(() => ID)
  readonly recordId!: string;

  @Field(() => [ID], { description: 'Everybody who can open it from now on, beside whoever says so.' })
  readonly personIds!: string[];
}
