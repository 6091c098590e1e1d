import type { CalendarDate } from '@weft/shared';
import type { LikelyPair, LikelyRecord, LikelySame, OrganisationView } from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../graphql/index.js';
import { OrganisationType } from '../organisations/organisation.type.js';

@ObjectType('LikelyRecord', { simpleResolvers: true })
class LikelyRecordType implements LikelyRecord {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => String)
  readonly givenName!: string;

  @Field(() => String)
  readonly familyName!: string;

  @Field(() => DateScalar, { nullable: true })
  readonly birthDate!: CalendarDate | null;

  @Field(() => OrganisationType, { nullable: true })
  readonly provider!: OrganisationView | null;

  @Field(() => DateScalar)
  readonly enrolledOn!: CalendarDate;
}

@ObjectType('LikelyPair', {
  simpleResolvers: true,
  description: 'Two records that are likely of one person.',
})
class LikelyPairType implements Omit<LikelyPair, 'verdict'> {
  @Field(() => LikelyRecordType)
  readonly newer!: LikelyRecord;

  @Field(() => LikelyRecordType)
  readonly older!: LikelyRecord;

  @Field(() => Int, { description: 'How likely, 0 to 100.' })
  readonly percent!: number;

  @Field(() => [String])
  readonly reasons!: readonly string[];
}

@ObjectType('LikelySame', { simpleResolvers: true })
export class LikelySameType implements LikelySame {
  @Field(() => [LikelyPairType])
  readonly pairs!: readonly LikelyPair[];

  @Field(() => Int, { description: 'How many records were gone through, the newest first.' })
  readonly lookedThrough!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Where to go on among older records; null at the end.',
  })
  readonly next!: string | null;
}
