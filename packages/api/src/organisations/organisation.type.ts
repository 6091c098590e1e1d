import {
  ORGANISATION_KINDS,
  ORGANISATION_SORTS,
  type OrganisationKind,
  type OrganisationView,
} from '@weft/shared/server';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf, resultUnion, schemaEnum, sortInput } from '../graphql/index.js';

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

export const OrganisationSortInput = sortInput('Organisation', ORGANISATION_SORTS);
export const OrganisationConnection = connectionOf('Organisation', () => OrganisationType);
export const OrganisationResult = resultUnion('OrganisationResult', 'Organisation', OrganisationType);
