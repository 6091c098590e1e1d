import { ANCHOR_FIELDS, type AnchorField, type CalendarDate } from '@weft/shared';
import type {
  AnchorContactView,
  AnchorLine,
  AnchorPack,
  AnchorPaymentView,
  AnchorPerson,
  AnchorView,
  DataAgreementView,
  GroupThere,
  Money,
  PackFigure,
  PersonView,
  Phase,
  PlacesView,
  PromiseView,
  ServiceThere,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
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
import { GroupThereType, ServiceThereType } from './activities-there.type.js';

export const AnchorFieldEnum = schemaEnum('AnchorField', ANCHOR_FIELDS);
export const PromisedByEnum = schemaEnum('PromisedBy', ['ANCHOR', 'PROVIDER'] as const);

@ObjectType('AnchorPlaces', { simpleResolvers: true })
class AnchorPlacesType implements PlacesView {
  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;

  @Field(() => Int)
  readonly places!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'People of the anchor whom any provider supported in that time. Null: hidden, as it would tell of a few of other providers.',
  })
  readonly used!: number | null;
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
export class AnchorPromiseType implements PromiseView {
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
export class AnchorPaymentType implements AnchorPaymentView {
  @Field(() => DateScalar)
  readonly periodEnd!: CalendarDate;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'Null: hidden, as it would tell of a few people of other providers.',
  })
  readonly amount!: Money | null;
}

@ObjectType('Anchor', { simpleResolvers: true })
export class AnchorType extends AnchorHead implements AnchorView {
  @Field(() => [AnchorContactType])
  readonly contacts!: readonly AnchorContactView[];

  @Field(() => [AnchorPlacesType])
  readonly allPlaces!: readonly PlacesView[];

  @Field(() => [AnchorPromiseType])
  readonly promises!: readonly PromiseView[];

  @Field(() => [ServiceThereType], { description: 'Partners’ services that run there, by name.' })
  readonly services!: readonly ServiceThere[];

  @Field(() => [GroupThereType], { description: 'Groups that meet there and are no service’s.' })
  readonly groups!: readonly GroupThere[];

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

  @Field(() => [AnchorPaymentType], { nullable: true, description: 'Null for who does not look after it.' })
  readonly payments!: readonly AnchorPaymentView[] | null;

  @Field(() => [PersonType], { description: 'Who could look after it, for who may say so.' })
  readonly assignable!: readonly PersonView[];
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

  @Field(() => [PackFigureType], {
    nullable: true,
    description: 'How many of its people come to each service that runs there.',
  })
  readonly services!: readonly PackFigure[] | null;

  @Field(() => [AnchorPromiseType])
  readonly promises!: readonly PromiseView[];

  @Field(() => MoneyType, { nullable: true })
  readonly paid!: Money | null;
}

export const AnchorConnection = connectionOf('AnchorLine', () => AnchorLineType);
export const AnchorResult = resultUnion('AnchorResult', 'Anchor', AnchorType);
