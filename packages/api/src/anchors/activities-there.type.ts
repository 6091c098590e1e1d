import type { Attender, GroupThere, OrganisationView, ServiceThere } from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OrganisationType } from '../organisations/organisation.type.js';

@ObjectType('Attender', {
  simpleResolvers: true,
  description: 'Somebody of the anchor who comes; sessions of the last four months.',
})
class AttenderType implements Attender {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => Int)
  readonly attended!: number;

  @Field(() => Int, { description: 'At which something was ticked for them.' })
  readonly held!: number;
}

@ObjectType('ServiceThere', { simpleResolvers: true })
export class ServiceThereType implements ServiceThere {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly what!: string;

  @Field(() => OrganisationType)
  readonly provider!: OrganisationView;

  @Field(() => String)
  readonly runs!: string;

  @Field(() => Int)
  readonly capacity!: number;

  @Field(() => Int)
  readonly free!: number;

  @Field(() => Int, { nullable: true })
  readonly ageFrom!: number | null;

  @Field(() => Int, { nullable: true })
  readonly ageTo!: number | null;

  @Field(() => [AttenderType], { description: 'People of the anchor whom the reader sees, by name.' })
  readonly attenders!: readonly Attender[];

  @Field(() => Int, {
    nullable: true,
    description: 'People of the anchor who come with another provider, rounded to 5. Null: few, and hidden.',
  })
  readonly elsewhere!: number | null;
}

@ObjectType('GroupThere', { simpleResolvers: true })
export class GroupThereType implements GroupThere {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => OrganisationType)
  readonly provider!: OrganisationView;

  @Field(() => String, { nullable: true })
  readonly place!: string | null;

  @Field(() => Int, { nullable: true, description: '1 is Monday.' })
  readonly weekday!: number | null;

  @Field(() => [AttenderType])
  readonly attenders!: readonly Attender[];
}
