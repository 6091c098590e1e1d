import { ANCHOR_FIELDS, type AnchorField, type CalendarDate } from '@weft/shared';
import type {
  AnchorContactInput,
  AnchorContactView,
  AnchorLine,
  AnchorPack,
  AnchorPaymentView,
  AnchorPerson,
  AnchorPlacesInput,
  AnchorPromiseInput,
  AnchorView,
  DataAgreementView,
  Money,
  OwnAnchorView,
  OwnFigure,
  OwnPerson,
  PackFigure,
  PersonView,
  Phase,
  PlacesView,
  PromiseView,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionOf,
  DateScalar,
  DateTimeScalar,
  MoneyType,
  resultUnion,
  schemaEnum,
} from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { PhaseEnum } from '../participants/participant.type.js';

export const AnchorFieldEnum = schemaEnum('AnchorField', ANCHOR_FIELDS);
const PromisedByEnum = schemaEnum('PromisedBy', ['ANCHOR', 'PROVIDER'] as const);
const OwnFigureKindEnum = schemaEnum('OwnFigureKind', ['SUPPORTED', 'PHASE', 'OUTCOME'] as const);

@ObjectType('AnchorPlaces', { simpleResolvers: true })
class AnchorPlacesType implements PlacesView {
  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;

  @Field(() => Int)
  readonly places!: number;

  @Field(() => Int, { description: 'People of the anchor whom any provider supported in that time.' })
  readonly used!: number;
}

/** What the list and the page of an anchor both say. */
@ObjectType({ simpleResolvers: true })
abstract class AnchorHead implements AnchorLine {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'The code of NHS England’s list, for a practice.' })
  readonly odsCode!: string | null;

  @Field(() => String, { nullable: true })
  readonly address!: string | null;

  @Field(() => String, { nullable: true })
  readonly postcode!: string | null;

  @Field(() => [PersonType], { description: 'Who looks after it now.' })
  readonly workers!: readonly PersonView[];

  @Field(() => AnchorPlacesType, { nullable: true, description: 'Those agreed for today.' })
  readonly places!: PlacesView | null;

  @Field(() => Int, { description: 'People there whom the reader sees, active or monitoring.' })
  readonly supported!: number;

  @Field(() => DateScalar, { nullable: true })
  readonly lastReviewOn!: CalendarDate | null;

  @Field(() => Int)
  readonly openPromises!: number;

  @Field(() => Int, { description: 'Open ones whose day is past.' })
  readonly latePromises!: number;

  @Field(() => Int, { description: 'Candidates of whom no parent has answered yet.' })
  readonly candidatesWaiting!: number;
}

@ObjectType('AnchorLine', { simpleResolvers: true })
class AnchorLineType extends AnchorHead {}

@ObjectType('AnchorContact', { simpleResolvers: true })
class AnchorContactType implements AnchorContactView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly job!: string;

  @Field(() => String, { nullable: true })
  readonly phone!: string | null;

  @Field(() => String, { nullable: true })
  readonly email!: string | null;

  @Field(() => String, { nullable: true })
  readonly note!: string | null;
}

@ObjectType('AnchorPromise', { simpleResolvers: true })
class AnchorPromiseType implements PromiseView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateScalar, { description: 'The day of the review at which it was promised.' })
  readonly reviewOn!: CalendarDate;

  @Field(() => String)
  readonly words!: string;

  @Field(() => PromisedByEnum)
  readonly promisedBy!: PromiseView['promisedBy'];

  @Field(() => String)
  readonly who!: string;

  @Field(() => DateScalar)
  readonly dueOn!: CalendarDate;

  @Field(() => Boolean, { nullable: true, description: 'Null: nobody has said yet.' })
  readonly kept!: boolean | null;

  @Field(() => DateScalar, { nullable: true })
  readonly settledOn!: CalendarDate | null;
}

@ObjectType('AnchorPhase', { simpleResolvers: true })
class AnchorPhaseType {
  @Field(() => PhaseEnum)
  readonly phase!: Phase;

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType('AnchorPerson', { simpleResolvers: true })
class AnchorPersonType implements AnchorPerson {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => PhaseEnum)
  readonly phase!: Phase;

  @Field(() => PersonType, { nullable: true })
  readonly linkWorker!: PersonView | null;
}

@ObjectType('DataAgreement', { simpleResolvers: true })
class DataAgreementType implements DataAgreementView {
  @Field(() => [AnchorFieldEnum])
  readonly fields!: readonly AnchorField[];

  @Field(() => String, { nullable: true })
  readonly note!: string | null;

  @Field(() => PersonType, { nullable: true })
  readonly agreedBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly agreedAt!: Date;
}

@ObjectType('AnchorPayment', { simpleResolvers: true })
class AnchorPaymentType implements AnchorPaymentView {
  @Field(() => DateScalar)
  readonly periodEnd!: CalendarDate;

  @Field(() => MoneyType)
  readonly amount!: Money;
}

@ObjectType('Anchor', { simpleResolvers: true })
export class AnchorType extends AnchorHead implements AnchorView {
  @Field(() => [AnchorContactType])
  readonly contacts!: readonly AnchorContactView[];

  @Field(() => [AnchorPlacesType])
  readonly allPlaces!: readonly PlacesView[];

  @Field(() => [AnchorPromiseType])
  readonly promises!: readonly PromiseView[];

  @Field(() => [AnchorPhaseType])
  readonly phases!: AnchorView['phases'];

  @Field(() => [AnchorPersonType], { description: 'The first by phase and name.' })
  readonly people!: readonly AnchorPerson[];

  @Field(() => Int, { description: 'How many candidates were refused: all that is kept of them.' })
  readonly refused!: number;

  @Field(() => DataAgreementType, {
    nullable: true,
    description: 'Null: nothing is agreed, and the anchor sees a number and no more.',
  })
  readonly agreement!: DataAgreementView | null;

  @Field(() => [AnchorPaymentType], { nullable: true, description: 'Null for who sees no money.' })
  readonly payments!: readonly AnchorPaymentView[] | null;

  @Field(() => [PersonType], { description: 'Who could look after it, for who may say so.' })
  readonly assignable!: readonly PersonView[];
}

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

  @Field(() => [AnchorPaymentType], { nullable: true })
  readonly payments!: OwnAnchorView['payments'];

  @Field(() => [AnchorPromiseType])
  readonly promises!: readonly PromiseView[];
}

@ObjectType('PackFigure', { simpleResolvers: true })
class PackFigureType implements PackFigure {
  @Field(() => String)
  readonly label!: string;

  @Field(() => Int, { nullable: true, description: 'Null: small, and hidden.' })
  readonly count!: number | null;
}

@ObjectType('AnchorPack', {
  simpleResolvers: true,
  description: 'For the next review, from what is recorded.',
})
export class AnchorPackType implements AnchorPack {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;

  @Field(() => [AnchorFieldEnum])
  readonly fields!: readonly AnchorField[];

  @Field(() => [AnchorPlacesType])
  readonly places!: readonly PlacesView[];

  @Field(() => [PackFigureType], { nullable: true })
  readonly phases!: readonly PackFigure[] | null;

  @Field(() => [PackFigureType], { nullable: true })
  readonly outcomes!: readonly PackFigure[] | null;

  @Field(() => [AnchorPromiseType])
  readonly promises!: readonly PromiseView[];

  @Field(() => MoneyType, { nullable: true })
  readonly paid!: Money | null;
}

@InputType('AnchorContactInput')
export class AnchorContactInputType implements AnchorContactInput {
  @Field(() => ID)
  readonly anchorId!: string;

  @Field(() => ID, { nullable: true, description: 'The contact to put right.' })
  readonly id?: string | null;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly job!: string;

  @Field(() => String, { nullable: true })
  readonly phone?: string | null;

  @Field(() => String, { nullable: true })
  readonly email?: string | null;

  @Field(() => String, { nullable: true })
  readonly note?: string | null;
}

@InputType('AnchorPlacesInput')
export class AnchorPlacesInputType implements AnchorPlacesInput {
  @Field(() => ID)
  readonly anchorId!: string;

  @Field(() => DateScalar, { description: 'Of the same first day it replaces what was agreed.' })
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;

  @Field(() => Int)
  readonly places!: number;
}

@InputType('AnchorPromiseInput')
export class AnchorPromiseInputType implements AnchorPromiseInput {
  @Field(() => ID)
  readonly anchorId!: string;

  @Field(() => DateScalar)
  readonly reviewOn!: CalendarDate;

  @Field(() => String)
  readonly words!: string;

  @Field(() => PromisedByEnum)
  readonly promisedBy!: PromiseView['promisedBy'];

  @Field(() => String)
  readonly who!: string;

  @Field(() => DateScalar)
  readonly dueOn!: CalendarDate;
}

export const AnchorConnection = connectionOf('AnchorLine', () => AnchorLineType);
export const AnchorResult = resultUnion('AnchorResult', 'Anchor', AnchorType);
