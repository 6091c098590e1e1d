import { type CalendarDate, EXTRACT_FIELDS, type ExtractField } from '@weft/shared';
import {
  EXTRACT_STATES,
  type ExtractColumn,
  type ExtractFault,
  type ExtractMessage,
  type ExtractPreview,
  type ExtractState,
  type ExtractsOfAgreement,
  type ExtractView,
  type PersonView,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

const ExtractStateEnum = schemaEnum('ExtractState', EXTRACT_STATES);
const ExtractFieldEnum = schemaEnum('ExtractField', EXTRACT_FIELDS);
const ExtractSideEnum = schemaEnum('ExtractSide', ['THEIRS', 'OURS'] as const);

@ObjectType('ExtractColumn', { simpleResolvers: true })
class ExtractColumnType implements ExtractColumn {
  @Field(() => Int, { description: 'The place of the column, from 0.' })
  readonly place!: number;

  @Field(() => ExtractFieldEnum, { nullable: true, description: 'What it holds; null: it is not used.' })
  readonly field!: ExtractField | null;
}

@InputType('ExtractColumnInput')
export class ExtractColumnInput implements ExtractColumn {
  @Field(() => Int, { description: 'The place of the column, from 0.' })
  readonly place!: number;

  @Field(() => ExtractFieldEnum, { nullable: true, description: 'What it holds; null: it is not used.' })
  readonly field!: ExtractField | null;
}

@ObjectType('ExtractMessage', { simpleResolvers: true })
class ExtractMessageType implements ExtractMessage {
  @Field(() => String)
  readonly message!: string;

  @Field(() => Int, { description: 'Of how many rows it is said.' })
  readonly rows!: number;
}

@ObjectType('ExtractPreview', { simpleResolvers: true })
class ExtractPreviewType implements ExtractPreview {
  @Field(() => [ExtractFieldEnum])
  readonly fields!: readonly ExtractField[];

  @Field(() => [[String]], { description: 'A value for each field; empty where nothing is known.' })
  readonly rows!: readonly (readonly string[])[];
}

@ObjectType('ExtractFault', { simpleResolvers: true })
export class ExtractFaultType implements ExtractFault {
  @Field(() => Int, { description: 'The line of the file, from 1.' })
  readonly line!: number;

  @Field(() => String, { description: 'The heading of the column; empty for the row as a whole.' })
  readonly column!: string;

  @Field(() => String)
  readonly message!: string;
}

@ObjectType('Extract', {
  simpleResolvers: true,
  description: 'A file that came under an information-sharing agreement, for whom the agreement names.',
})
export class ExtractType implements ExtractView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'Counts up within the partnership.' })
  readonly number!: number;

  @Field(() => ID)
  readonly agreementId!: string;

  @Field(() => Int)
  readonly agreementNumber!: number;

  @Field(() => String)
  readonly agreementTitle!: string;

  @Field(() => Boolean, {
    description: 'Its owner encoded it: there are no columns to choose and no preview.',
  })
  readonly isEncoded!: boolean;

  @Field(() => [ExtractFieldEnum], { description: 'What the agreement lets in.' })
  readonly fields!: readonly ExtractField[];

  @Field(() => [ExtractFieldEnum], { description: 'What every record needs.' })
  readonly needed!: readonly ExtractField[];

  @Field(() => String)
  readonly fileName!: string;

  @Field(() => ExtractSideEnum)
  readonly side!: 'THEIRS' | 'OURS';

  @Field(() => PersonType, { nullable: true })
  readonly sentBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly sentAt!: Date;

  @Field(() => DateScalar, { description: 'The last day of which it tells.' })
  readonly describesUntil!: CalendarDate;

  @Field(() => ExtractStateEnum)
  readonly state!: ExtractState;

  @Field(() => Boolean, {
    description: 'Its agreement is over, and it is deleted in a moment: nothing can be done with it.',
  })
  readonly isBeingDeleted!: boolean;

  @Field(() => [String])
  readonly headings!: readonly string[];

  @Field(() => [ExtractColumnType], { description: 'What each column is held to be.' })
  readonly columns!: readonly ExtractColumn[];

  @Field(() => Boolean, { description: 'Whether a file of these headings was accepted before.' })
  readonly isRemembered!: boolean;

  @Field(() => [String], { description: 'Why it cannot be read.' })
  readonly problems!: readonly string[];

  @Field(() => [String], { description: 'What should be known besides, as columns that are not used.' })
  readonly notes!: readonly string[];

  @Field(() => ExtractPreviewType, { description: 'The first rows as they were read.' })
  readonly preview!: ExtractPreview;

  @Field(() => Int, { description: 'Rows in it, nearly while it is looked through.' })
  readonly rows!: number;

  @Field(() => Int, { description: 'How many of the rows are looked through.' })
  readonly done!: number;

  @Field(() => Int, { description: 'Rows that can be matched.' })
  readonly good!: number;

  @Field(() => Int)
  readonly staysOut!: number;

  @Field(() => [ExtractMessageType], { description: 'What is said of rows, the most frequent first.' })
  readonly messages!: readonly ExtractMessage[];

  @Field(() => String, {
    nullable: true,
    description: 'Of an encoded file: tells two keys apart and shows neither.',
  })
  readonly keyFingerprint!: string | null;

  @Field(() => String, { nullable: true, description: 'Of an encoded file: tells two settings apart.' })
  readonly settingsFingerprint!: string | null;

  @Field(() => PersonType, { nullable: true })
  readonly acceptedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly acceptedAt!: Date | null;

  @Field(() => DateScalar, { description: 'The last day on which it is kept.' })
  readonly keptUntil!: CalendarDate;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly deletedAt!: Date | null;
}

@ObjectType('ExtractsOfAgreement', { simpleResolvers: true })
export class ExtractsOfAgreementType implements ExtractsOfAgreement {
  @Field(() => Boolean, { description: 'Whether the agreement names the viewer; if not, none are shown.' })
  readonly isNamed!: boolean;

  @Field(() => [ExtractType], { description: 'The latest 20, newest first.' })
  readonly extracts!: readonly ExtractView[];
}

export const ExtractResult = resultUnion('ExtractResult', 'Extract', ExtractType);
