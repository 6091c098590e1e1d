import { ORGANISATION_KINDS, type OrganisationKind, type OrganisationView } from '@weft/shared/server';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf, resultUnion, schemaEnum } from '../graphql/index.js';

export const OrganisationKindEnum = schemaEnum('OrganisationKind', ORGANISATION_KINDS);

@ObjectType('Organisation', { simpleResolvers: true })
export class OrganisationType implements OrganisationView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => [OrganisationKindEnum])
  readonly kinds!: OrganisationKind[];
}

export const OrganisationConnection = connectionOf('Organisation', () => OrganisationType);
export const OrganisationResult = resultUnion('OrganisationResult', 'Organisation', OrganisationType);
