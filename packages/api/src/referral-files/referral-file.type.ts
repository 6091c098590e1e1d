import { type CalendarDate, REFERRAL_FIELDS, type ReferralField } from '@weft/shared';
import {
  type CellFaultView,
  type ColumnChoice,
  type FaultyRowView,
  type KnownRowView,
  type OrganisationView,
  type PersonView,
  REFERRAL_FILE_STATES,
  type ReferralFilePreview,
  type ReferralFileState,
  type ReferralFileView,
  type RepeatedRowView,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';

const ReferralFileStateEnum = schemaEnum('ReferralFileState', REFERRAL_FILE_STATES);
const ReferralFieldEnum = schemaEnum('ReferralField', REFERRAL_FIELDS);
const KnownKindEnum = schemaEnum('KnownKind', ['PARTICIPANT', 'REFERRAL'] as const);
const KnownVerdictEnum = schemaEnum('KnownVerdict', ['LIKELY', 'POSSIBLE'] as const);

@ObjectType('CellFault', { simpleResolvers: true })
class CellFaultType implements CellFaultView {
  @Field(() => String, { description: 'The heading of the column; empty for the row as a whole.' })
  readonly column!: string;

  @Field(() => String)
  readonly message!: string;
}

@ObjectType('FaultyRow', { simpleResolvers: true })
class FaultyRowType implements FaultyRowView {
  @Field(() => Int, { description: 'The line of the file, from 1.' })
  readonly row!: number;

  @Field(() => [CellFaultType])
  readonly faults!: readonly CellFaultView[];
}

@ObjectType('RepeatedRow', { simpleResolvers: true })
class RepeatedRowType implements RepeatedRowView {
  @Field(() => Int)
  readonly row!: number;

  @Field(() => Int, { description: 'The earlier row that it repeats.' })
  readonly repeats!: number;
}

@ObjectType('KnownRow', { simpleResolvers: true })
class KnownRowType implements KnownRowView {
  @Field(() => Int)
  readonly row!: number;

  @Field(() => String)
  readonly givenName!: string;

  @Field(() => String)
  readonly familyName!: string;

  @Field(() => KnownKindEnum)
  readonly kind!: 'PARTICIPANT' | 'REFERRAL';

  @Field(() => ID)
  readonly recordId!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => KnownVerdictEnum)
  readonly verdict!: 'LIKELY' | 'POSSIBLE';

  @Field(() => Int, { description: '0 to 100.' })
  readonly percent!: number;
}

@ObjectType('ReferralFile', { simpleResolvers: true })
export class ReferralFileType implements ReferralFileView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly fileName!: string;

  @Field(() => OrganisationType, { description: 'In whose name.' })
  readonly source!: OrganisationView;

  @Field(() => PersonType, { nullable: true })
  readonly sentBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly sentAt!: Date;

  @Field(() => ReferralFileStateEnum)
  readonly state!: ReferralFileState;

  @Field(() => [String], { description: 'Why it cannot be read.' })
  readonly problems!: readonly string[];

  @Field(() => [String], { description: 'What should be known besides, as columns that are not used.' })
  readonly notes!: readonly string[];

  @Field(() => [String])
  readonly headings!: readonly string[];

  @Field(() => DateScalar, { nullable: true })
  readonly checkedOn!: CalendarDate | null;

  @Field(() => Int)
  readonly rows!: number;

  @Field(() => Int, { description: 'How many of the rows the check or the import has done.' })
  readonly done!: number;

  @Field(() => Int, { description: 'Rows that go in, as the check says.' })
  readonly enters!: number;

  @Field(() => Int, { description: 'Rows that went in with an earlier file.' })
  readonly wentIn!: number;

  @Field(() => Int)
  readonly repeats!: number;

  @Field(() => Int)
  readonly staysOut!: number;

  @Field(() => Int, { description: 'Referrals that the import has made.' })
  readonly entered!: number;

  @Field(() => PersonType, { nullable: true })
  readonly confirmedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly confirmedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly endedAt!: Date | null;
}

@ObjectType('ReferralFilePreview', {
  simpleResolvers: true,
  description: 'The first 50 rows of each kind; /api/exports/referral-mistakes.csv has all.',
})
export class ReferralFilePreviewType implements ReferralFilePreview {
  @Field(() => [FaultyRowType])
  readonly mistakes!: readonly FaultyRowView[];

  @Field(() => [RepeatedRowType])
  readonly repeated!: readonly RepeatedRowView[];

  @Field(() => [KnownRowType], { description: 'Who may be known already: for the hub, of a file it sent.' })
  readonly known!: readonly KnownRowView[];

  @Field(() => Int)
  readonly knownCount!: number;
}

@InputType('ColumnChoice')
export class ColumnChoiceInput implements ColumnChoice {
  @Field(() => Int, { description: 'The place of the column, from 0.' })
  readonly place!: number;

  @Field(() => ReferralFieldEnum, { nullable: true, description: 'What it holds; null: nothing of use.' })
  readonly field!: ReferralField | null;
}

export const ReferralFileResult = resultUnion('ReferralFileResult', 'ReferralFile', ReferralFileType);
