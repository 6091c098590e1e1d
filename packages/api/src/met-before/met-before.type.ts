import type { CalendarDate } from '@weft/shared';
import type { MetBeforeView, OrganisationView } from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, schemaEnum } from '../graphql/index.js';
import { OrganisationType } from '../organisations/organisation.type.js';

const MetKindEnum = schemaEnum('MetKind', ['PARTICIPANT', 'REFERRAL'] as const);
const MetVerdictEnum = schemaEnum('MetVerdict', ['LIKELY', 'POSSIBLE'] as const);

@ObjectType('MetBefore', {
  simpleResolvers: true,
  description: 'Somebody on record who is likely the same person.',
})
export class MetBeforeType implements MetBeforeView {
  @Field(() => MetKindEnum)
  readonly kind!: 'PARTICIPANT' | 'REFERRAL';

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

  @Field(() => OrganisationType, { nullable: true, description: 'Who supports them, or sent the referral.' })
  readonly organisation!: OrganisationView | null;

  @Field(() => DateScalar, { description: 'When support began, or the referral came.' })
  readonly since!: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: 'When support was closed, if it was.' })
  readonly until!: CalendarDate | null;

  @Field(() => MetVerdictEnum)
  readonly verdict!: 'LIKELY' | 'POSSIBLE';

  @Field(() => Int, { description: 'How likely, 0 to 100.' })
  readonly percent!: number;

  @Field(() => [String], { description: 'What speaks for it and against it, the strongest first.' })
  readonly reasons!: readonly string[];
}
