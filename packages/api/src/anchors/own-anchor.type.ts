import type { AnchorField, CalendarDate } from '@weft/shared';
import type { OwnAnchorView, OwnFigure, OwnPerson, Phase, PromiseView } from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, schemaEnum } from '../graphql/index.js';
import { PhaseEnum } from '../participants/participant.type.js';
import { AnchorFieldEnum, AnchorPaymentType, AnchorPromiseType } from './anchor.type.js';

const OwnFigureKindEnum = schemaEnum('OwnFigureKind', ['SUPPORTED', 'PHASE', 'OUTCOME'] as const);

@ObjectType('OwnFigure', { simpleResolvers: true })
class OwnFigureType implements OwnFigure {
  @Field(() => OwnFigureKindEnum)
  readonly kind!: OwnFigure['kind'];

  @Field(() => String, { nullable: true })
  readonly label!: string | null;

  @Field(() => Int, { nullable: true, description: 'Null: small, and hidden.' })
  readonly count!: number | null;
}

@ObjectType('OwnOutcome', { simpleResolvers: true })
class OwnOutcomeType {
  @Field(() => String)
  readonly title!: string;

  @Field(() => DateScalar)
  readonly achievedOn!: CalendarDate;
}

@ObjectType('AttendedSessions', { simpleResolvers: true })
class AttendedSessionsType {
  @Field(() => Int)
  readonly attended!: number;

  @Field(() => Int, { description: 'For which something was ticked for them.' })
  readonly held!: number;
}

@ObjectType('OwnPerson', { simpleResolvers: true })
class OwnPersonType implements Omit<OwnPerson, 'id'> {
  @Field(() => String)
  readonly name!: string;

  @Field(() => DateScalar, { nullable: true })
  readonly startedOn!: CalendarDate | null;

  @Field(() => PhaseEnum, { nullable: true })
  readonly phase!: Phase | null;

  @Field(() => String, { nullable: true })
  readonly linkWorker!: string | null;

  @Field(() => DateScalar, { nullable: true })
  readonly lastSeenOn!: CalendarDate | null;

  @Field(() => AttendedSessionsType, {
    nullable: true,
    description: 'Group sessions since the anchor’s `attendanceSince`.',
  })
  readonly attendance!: OwnPerson['attendance'];

  @Field(() => [OwnOutcomeType], { nullable: true })
  readonly outcomes!: OwnPerson['outcomes'];
}

@ObjectType('OwnPlaces', { simpleResolvers: true })
class OwnPlacesType {
  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;

  @Field(() => Int)
  readonly places!: number;
}

@ObjectType('OwnAnchor', {
  simpleResolvers: true,
  description: 'What an anchor sees of itself and its own people: what is not agreed is null.',
})
export class OwnAnchorType implements Omit<OwnAnchorView, 'people'> {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => [AnchorFieldEnum])
  readonly fields!: readonly AnchorField[];

  @Field(() => DateTimeScalar, { nullable: true })
  readonly agreedAt!: Date | null;

  @Field(() => String, { nullable: true })
  readonly note!: string | null;

  @Field(() => OwnPlacesType, { nullable: true })
  readonly places!: OwnAnchorView['places'];

  @Field(() => [OwnFigureType])
  readonly figures!: readonly OwnFigure[];

  @Field(() => [OwnPersonType])
  readonly people!: readonly OwnPerson[];

  @Field(() => DateScalar, { nullable: true, description: 'The first day of which attendance is told.' })
  readonly attendanceSince!: CalendarDate | null;

  @Field(() => [AnchorPaymentType], { nullable: true })
  readonly payments!: OwnAnchorView['payments'];

  @Field(() => [AnchorPromiseType])
  readonly promises!: readonly PromiseView[];
}
