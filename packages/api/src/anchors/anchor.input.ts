import type { CalendarDate } from '@weft/shared';
import type {
  AnchorContactInput,
  AnchorPlacesInput,
  AnchorPromiseInput,
  PromiseView,
} from '@weft/shared/server';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../graphql/index.js';
import { PromisedByEnum } from './anchor.type.js';

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
