import type { CalendarDate } from '@weft/shared';
import type {
  ColleagueProposal,
  MovedPeople,
  ParticipantView,
  PersonMove,
  PersonView,
  Phase,
  PhaseInput,
  StepInput,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, resultUnion } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { ParticipantType, PhaseEnum } from '../participants/participant.type.js';

@InputType('SupportStepInput', { description: 'A step from one phase of support to another.' })
export class SupportStepInputType implements StepInput {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => DateScalar)
  readonly on!: CalendarDate;

  @Field(() => String, {
    description: 'A code of the reasons that fit, such as GOALS_REACHED; OTHER wants words.',
  })
  readonly reason!: string;

  @Field(() => String, { nullable: true })
  readonly words?: string | null;
}

@InputType('PhaseInput')
export class PhaseInputType extends SupportStepInputType implements PhaseInput {
  @Field(() => PhaseEnum, { description: 'ACTIVE or MONITORING.' })
  readonly to!: Phase;
}

@InputType('PersonMoveInput')
export class PersonMoveInputType implements PersonMove {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => ID, {
    nullable: true,
    defaultValue: null,
    description: 'Who looks after them now; null: nobody.',
  })
  readonly fromId!: string | null;

  @Field(() => ID, { nullable: true, defaultValue: null })
  readonly toId!: string | null;
}

@ObjectType('PersonMove', { simpleResolvers: true })
class PersonMoveType implements PersonMove {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => ID, { nullable: true })
  readonly fromId!: string | null;

  @Field(() => ID, { nullable: true })
  readonly toId!: string | null;
}

@ObjectType('MovedPeople', { simpleResolvers: true })
class MovedPeopleType implements MovedPeople {
  @Field(() => Int)
  readonly people!: number;

  @Field(() => [PersonMoveType], { description: 'What taking it back would move: another move.' })
  readonly back!: PersonMove[];

  @Field(() => [String], { description: 'Who carries more than the guide allows now; it hinders nothing.' })
  readonly warnings!: string[];
}

export const MovedPeopleResult = resultUnion('MovedPeopleResult', 'MovedPeople', MovedPeopleType);

@ObjectType('ProposedMove', { simpleResolvers: true })
export class ProposedMoveType implements ColleagueProposal {
  @Field(() => ParticipantType)
  readonly participant!: ParticipantView;

  @Field(() => PersonType, {
    nullable: true,
    description: 'Who has most room; null: no colleague has hours.',
  })
  readonly to!: PersonView | null;
}
