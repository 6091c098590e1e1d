import type { MembershipView } from '@weft/shared/server';
import { Field, ID, ObjectType } from 'type-graphql';
import { MembershipType } from '../members/membership.type.js';

@ObjectType('Viewer', { simpleResolvers: true })
export class ViewerType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly email!: string;

  @Field(() => Boolean)
  readonly isOperator!: boolean;

  @Field(() => [MembershipType])
  readonly memberships!: MembershipView[];
}
