import {
  type CalendarDate,
  JOINT_WORK_ENDINGS,
  JOINT_WORK_STATES,
  type JointWorkEnding,
  type JointWorkState,
  type SafeWay,
} from '@weft/shared';
import {
  type AgreeToJointWorkInput,
  type EndJointWorkInput,
  JOINT_WORK_SIDES,
  type JointWorkInput,
  type JointWorkSide,
  type JointWorkView,
  type NameJointWorkerInput,
  type PersonView,
  type Phase,
  type WayToReach,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AskedType, AskingInputType } from '../between-providers/asked.type.js';
import { connectionOf, DateScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { PhaseEnum } from '../participants/participant.type.js';
import { SafeWayEnum } from '../referrals/referral.type.js';

export const JointWorkStateEnum = schemaEnum('JointWorkState', JOINT_WORK_STATES);
const JointWorkSideEnum = schemaEnum('JointWorkSide', JOINT_WORK_SIDES);
const JointWorkEndingEnum = schemaEnum('JointWorkEnding', JOINT_WORK_ENDINGS);

@ObjectType('WayToReach', { simpleResolvers: true, description: 'The safe way to reach somebody.' })
class WayToReachType implements WayToReach {
  @Field(() => SafeWayEnum)
  readonly way!: SafeWay;

  @Field(() => String, { nullable: true })
  readonly note!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only where ringing or writing to it is the safe way.',
  })
  readonly phone!: string | null;

  @Field(() => String, { nullable: true, description: 'Only where it is the safe way.' })
  readonly email!: string | null;
}

@ObjectType('JointWork', {
  simpleResolvers: true,
  description: 'Another provider works beside the one that supports somebody.',
})
export class JointWorkType extends AskedType implements JointWorkView {
  @Field(() => JointWorkStateEnum)
  readonly state!: JointWorkState;

  @Field(() => JointWorkSideEnum, { description: 'Where the viewer stands.' })
  readonly side!: JointWorkSide;

  @Field(() => Boolean, { description: 'Whether they work together today.' })
  readonly holds!: boolean;

  @Field(() => PhaseEnum, { nullable: true })
  readonly phase!: Phase | null;

  @Field(() => PersonType, { nullable: true, description: 'Of the provider that supports the person.' })
  readonly linkWorker!: PersonView | null;

  @Field(() => WayToReachType, { nullable: true, description: 'For the provider that works beside.' })
  readonly reach!: WayToReach | null;

  @Field(() => String, { description: 'What the provider that supports the person does.' })
  readonly ourPart!: string;

  @Field(() => String, { description: 'What the provider that works beside does.' })
  readonly theirPart!: string;

  @Field(() => DateScalar, { description: 'The first day.' })
  readonly fromOn!: CalendarDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day agreed; null: until somebody ends it.',
  })
  readonly untilOn!: CalendarDate | null;

  @Field(() => PersonType, { nullable: true, description: 'Who works beside.' })
  readonly worker!: PersonView | null;

  @Field(() => Int, { nullable: true, description: 'Per cent of the work that is theirs.' })
  readonly share!: number | null;

  @Field(() => Boolean, {
    description: 'Whether it goes on and who was named is no link worker there any more: name somebody else.',
  })
  readonly needsWorker!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'Its last day, once it has ended.' })
  readonly endedOn!: CalendarDate | null;

  @Field(() => PersonType, { nullable: true })
  readonly endedBy!: PersonView | null;

  @Field(() => String, { nullable: true })
  readonly endedWords!: string | null;

  @Field(() => JointWorkEndingEnum, { nullable: true })
  readonly endedHow!: JointWorkEnding | null;
}

@InputType('JointWorkInput')
export class JointWorkInputType extends AskingInputType implements JointWorkInput {
  @Field(() => String, { description: 'What our provider does, without the name.' })
  readonly ourPart!: string;

  @Field(() => String, { description: 'What the other provider does, without the name.' })
  readonly theirPart!: string;

  @Field(() => DateScalar, { description: 'The first day, which may be to come.' })
  readonly fromOn!: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day; null: until somebody ends it.' })
  readonly untilOn?: CalendarDate | null;
}

@InputType('AgreeToJointWorkInput', { description: 'Who works beside, and how much of the work is theirs.' })
export class AgreeToJointWorkInputType implements AgreeToJointWorkInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID, { description: 'A link worker of the provider that is asked.' })
  readonly workerId!: string;

  @Field(() => Int, { description: 'Per cent of the work that is theirs, from 1 to 100.' })
  readonly share!: number;
}

@InputType('NameJointWorkerInput', { description: 'Who works beside from now on, in whose place.' })
export class NameJointWorkerInputType extends AgreeToJointWorkInputType implements NameJointWorkerInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Who works with them as it was read: refused where somebody else was named meanwhile.',
  })
  readonly insteadOfId?: string | null;
}

@InputType('EndJointWorkInput')
export class EndJointWorkInputType implements EndJointWorkInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateScalar, { description: 'Its last day, up to today.' })
  readonly on!: CalendarDate;

  @Field(() => String)
  readonly words!: string;
}

export const JointWorkConnection = connectionOf('JointWork', () => JointWorkType);
export const JointWorkResult = resultUnion('JointWorkResult', 'JointWork', JointWorkType);
