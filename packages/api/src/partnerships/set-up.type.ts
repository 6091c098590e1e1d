import type { OrganisationKind, Role } from '@weft/shared';
import {
  type MadePartnershipView,
  SET_UP_STAGES,
  SET_UP_STEPS,
  type SetUpStage,
  type SetUpStepKind,
  type SetUpStepView,
} from '@weft/shared/server';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf, DateTimeScalar, RoleEnum, resultUnion, schemaEnum } from '../graphql/index.js';
import { OrganisationKindEnum } from '../organisations/organisation.type.js';

const SetUpStepKindEnum = schemaEnum('SetUpStepKind', SET_UP_STEPS);
const SetUpStageEnum = schemaEnum('SetUpStage', SET_UP_STAGES);

@ObjectType('SetUpStep', { simpleResolvers: true })
export class SetUpStepType implements SetUpStepView {
  @Field(() => SetUpStepKindEnum)
  readonly kind!: SetUpStepKind;

  @Field(() => Boolean)
  readonly done!: boolean;

  @Field(() => [OrganisationKindEnum], { description: 'Organisations that are still to be added.' })
  readonly missingKinds!: OrganisationKind[];

  @Field(() => [RoleEnum], { description: 'Roles that nobody has yet.' })
  readonly missingRoles!: Role[];
}

@ObjectType('MadePartnership', { simpleResolvers: true })
class MadePartnershipType implements MadePartnershipView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly slug!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => DateTimeScalar)
  readonly madeAt!: Date;

  @Field(() => SetUpStageEnum, {
    description: 'Whether somebody of its backbone organisation is invited, or has joined.',
  })
  readonly stage!: SetUpStage;
}

export const MadePartnershipConnection = connectionOf('MadePartnership', () => MadePartnershipType);
export const FirstPersonResult = resultUnion('FirstPersonResult', 'MadePartnership', MadePartnershipType);
