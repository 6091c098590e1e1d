import { type CalendarDate, TRANSFER_STATES, type TransferState } from '@weft/shared';
import {
  type TakeOnInput,
  TRANSFER_SIDES,
  type TransferInput,
  type TransferSide,
  type TransferView,
} from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AskedType, AskingInputType } from '../between-providers/asked.type.js';
import { connectionOf, DateScalar, resultUnion, schemaEnum } from '../graphql/index.js';

export const TransferStateEnum = schemaEnum('TransferState', TRANSFER_STATES);
const TransferSideEnum = schemaEnum('TransferSide', TRANSFER_SIDES);

@ObjectType('Transfer', {
  simpleResolvers: true,
  description: 'One provider asks another to take somebody on.',
})
export class TransferType extends AskedType implements TransferView {
  @Field(() => TransferStateEnum)
  readonly state!: TransferState;

  @Field(() => TransferSideEnum, { description: 'Where the viewer stands.' })
  readonly side!: TransferSide;

  @Field(() => String, { description: 'A code, such as NEARER.' })
  readonly reason!: string;

  @Field(() => String, { description: 'What the other provider needs to know, without the name.' })
  readonly about!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The new provider’s first day.' })
  readonly on!: CalendarDate | null;
}

export const TransferConnection = connectionOf('Transfer', () => TransferType);

@InputType('TransferInput')
export class TransferInputType extends AskingInputType implements TransferInput {
  @Field(() => String, { description: 'A code, such as NEARER.' })
  readonly reason!: string;

  @Field(() => String, { description: 'What the other provider needs to know, without the name.' })
  readonly about!: string;
}

@InputType('TakeOnInput')
export class TakeOnInputType implements TakeOnInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateScalar, {
    description: 'The first day: what is achieved on it is the new provider’s to claim.',
  })
  readonly on!: CalendarDate;

  @Field(() => ID, { nullable: true, description: 'A link worker of the provider that takes them on.' })
  readonly linkWorkerId?: string | null;

  @Field(() => Boolean, { description: 'Whether the anchor organisation stays theirs.' })
  readonly keepsAnchor!: boolean;
}

export const TransferResult = resultUnion('TransferResult', 'Transfer', TransferType);
