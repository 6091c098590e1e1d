import type { Role } from '@weft/shared';
import { MEMBER_SORTS, MEMBERSHIP_STATES, type MembershipState, type PersonView } from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf, RoleEnum, resultUnion, schemaEnum, sortInput } from '../graphql/index.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { PartnershipType } from '../partnerships/partnership.type.js';

export const MembershipStateEnum = schemaEnum('MembershipState', MEMBERSHIP_STATES);

@InputType('MembershipBefore', { description: 'A membership as whoever changes it read it.' })
export class MembershipBefore {
  @Field(() => [RoleEnum])
  readonly roles!: Role[];

  @Field(() => MembershipStateEnum)
  readonly state!: MembershipState;
}

@ObjectType('Person', { simpleResolvers: true })
export class PersonType implements PersonView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;
}

@ObjectType('Membership', { simpleResolvers: true })
export class MembershipType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => PersonType)
  readonly person!: PersonType;

  @Field(() => PartnershipType)
  readonly partnership!: PartnershipType;

  @Field(() => OrganisationType)
  readonly organisation!: OrganisationType;

  @Field(() => [RoleEnum])
  readonly roles!: Role[];

  @Field(() => MembershipStateEnum)
  readonly state!: MembershipState;

  @Field(() => String, { nullable: true, description: 'For those who manage members, and oneself.' })
  readonly email!: string | null;
}

export const MemberSortInput = sortInput('Member', MEMBER_SORTS);
export const MembershipConnection = connectionOf('Membership', () => MembershipType);
export const MembershipResult = resultUnion('MembershipResult', 'Membership', MembershipType);
