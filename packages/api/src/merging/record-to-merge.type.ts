import type { CalendarDate, Cohort } from '@weft/shared';
import type { OrganisationView, PersonView, Phase, RecordToMerge } from '@weft/shared/server';
import { Field, ID, ObjectType } from 'type-graphql';
import { CohortEnum, DateScalar, resultUnion } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { PhaseEnum } from '../participants/participant.type.js';

@ObjectType('RecordToMerge', {
  simpleResolvers: true,
  description: 'One of two records that may be of one person.',
})
export class RecordToMergeType implements RecordToMerge {
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

  @Field(() => String, { nullable: true })
  readonly postcode!: string | null;

  @Field(() => CohortEnum)
  readonly cohort!: Cohort;

  @Field(() => OrganisationType, { nullable: true })
  readonly provider!: OrganisationView | null;

  @Field(() => OrganisationType, { nullable: true })
  readonly anchor!: OrganisationView | null;

  @Field(() => PersonType, { nullable: true })
  readonly linkWorker!: PersonView | null;

  @Field(() => DateScalar)
  readonly enrolledOn!: CalendarDate;

  @Field(() => PhaseEnum)
  readonly phase!: Phase;
}

export const KeepApartResult = resultUnion('KeepApartResult', 'RecordToMerge', RecordToMergeType);
