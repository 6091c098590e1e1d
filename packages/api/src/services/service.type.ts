import type { OrganisationView, PersonView, ServiceInput, ServiceView } from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, DateTimeScalar, resultUnion } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';

@ObjectType('Service', { simpleResolvers: true, description: 'What a partner offers.' })
class ServiceType implements ServiceView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => OrganisationType)
  readonly provider!: OrganisationView;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly what!: string;

  @Field(() => String)
  readonly forWhom!: string;

  @Field(() => Int, { nullable: true, description: 'In years; null: no limit.' })
  readonly ageFrom!: number | null;

  @Field(() => Int, { nullable: true })
  readonly ageTo!: number | null;

  @Field(() => OrganisationType, {
    nullable: true,
    description: 'The anchor at which it runs; else `place`.',
  })
  readonly anchor!: OrganisationView | null;

  @Field(() => String, { nullable: true })
  readonly place!: string | null;

  @Field(() => String, { description: 'When, in words.' })
  readonly runs!: string;

  @Field(() => Int)
  readonly capacity!: number;

  @Field(() => Int, { description: 'Free places, as of `toldAt`.' })
  readonly free!: number;

  @Field(() => Boolean)
  readonly isOffered!: boolean;

  @Field(() => PersonType, { nullable: true })
  readonly toldBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly toldAt!: Date;

  @Field(() => Boolean, { description: 'Whether the viewer may change it.' })
  readonly isOwn!: boolean;
}

@InputType('ServiceInput')
export class ServiceInputType implements ServiceInput {
  @Field(() => ID, { nullable: true, description: 'The entry to bring up to date.' })
  readonly id?: string | null;

  @Field(() => ID)
  readonly providerId!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly what!: string;

  @Field(() => String)
  readonly forWhom!: string;

  @Field(() => Int, { nullable: true })
  readonly ageFrom?: number | null;

  @Field(() => Int, { nullable: true })
  readonly ageTo?: number | null;

  @Field(() => ID, { nullable: true, description: 'Where it runs: an anchor, or a place.' })
  readonly anchorId?: string | null;

  @Field(() => String, { nullable: true })
  readonly place?: string | null;

  @Field(() => String)
  readonly runs!: string;

  @Field(() => Int)
  readonly capacity!: number;

  @Field(() => Int)
  readonly free!: number;

  @Field(() => Boolean)
  readonly isOffered!: boolean;
}

export const ServiceConnection = connectionOf('Service', () => ServiceType);
export const ServiceResult = resultUnion('ServiceResult', 'Service', ServiceType);
