import type {
  CalendarDate,
  ExtractKind,
  LawfulBasis,
  NoticeKind,
  NoticeWay,
  PartyPart,
  PersonField,
  RecordField,
  SharingEvidence,
  SharingForm,
  SharingPartyDraft,
  SharingProof,
} from '@weft/shared';
import type { SharingAgreementInput, SharingNoticesInput, SignSharingInput } from '@weft/shared/server';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../graphql/index.js';
import { LawfulBasisEnum } from '../referrals/referral.type.js';
import {
  ExtractKindEnum,
  NoticeKindEnum,
  NoticeWayEnum,
  PartyPartEnum,
  PersonFieldEnum,
  RecordFieldEnum,
  SharingFormEnum,
  SharingProofEnum,
} from './sharing-enums.js';

@InputType('SharingPartyInput')
class SharingPartyInputType implements SharingPartyDraft {
  @Field(() => String, { description: 'Who it is; an organisation is called as it is called here.' })
  readonly name!: string;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'An organisation of the partnership.' })
  readonly organisationId!: string | null;

  @Field(() => PartyPartEnum)
  readonly part!: PartyPart;

  @Field(() => Boolean, { description: 'It sends the data.' })
  readonly supplies!: boolean;
}

@InputType('SharingEvidenceInput')
class SharingEvidenceInputType implements SharingEvidence {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => SharingProofEnum)
  readonly proves!: SharingProof;
}

@InputType('SharingAgreementInput', { description: 'An agreement as it shall stand, whole.' })
export class SharingAgreementInputType implements SharingAgreementInput {
  @Field(() => ID, { nullable: true, description: 'The draft that is changed; left out: a new one.' })
  readonly id?: string | null;

  @Field(() => String, { nullable: true, description: 'The version that was read before it was changed.' })
  readonly basedOn?: string | null;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly purpose!: string;

  @Field(() => LawfulBasisEnum)
  readonly lawfulBasis!: LawfulBasis;

  @Field(() => String)
  readonly legalGateway!: string;

  @Field(() => ExtractKindEnum)
  readonly kind!: ExtractKind;

  @Field(() => SharingFormEnum)
  readonly form!: SharingForm;

  @Field(() => [PersonFieldEnum])
  readonly compares!: readonly PersonField[];

  @Field(() => [RecordFieldEnum])
  readonly receives!: readonly RecordField[];

  @Field(() => DateScalar)
  readonly startsOn!: CalendarDate;

  @Field(() => DateScalar)
  readonly expiresOn!: CalendarDate;

  @Field(() => Int)
  readonly keepDays!: number;

  @Field(() => [SharingPartyInputType])
  readonly parties!: readonly SharingPartyDraft[];

  @Field(() => [ID], { description: 'Who sees what is matched.' })
  readonly personIds!: readonly string[];

  @Field(() => [SharingEvidenceInputType])
  readonly evidence!: readonly SharingEvidence[];
}

@InputType('SignSharingInput')
export class SignSharingInputType implements SignSharingInput {
  @Field(() => ID)
  readonly agreementId!: string;

  @Field(() => Int, { description: 'Which of its parties, from 1.' })
  readonly nth!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Who signed, for a party whose people do not sign here.',
  })
  readonly signedName?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which they signed.' })
  readonly signedOn?: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'The version that was read before it was signed.' })
  readonly basedOn?: string | null;
}

@InputType('SharingNoticesInput', { description: 'That people were told of an agreement, or took it back.' })
export class SharingNoticesInputType implements SharingNoticesInput {
  @Field(() => ID)
  readonly agreementId!: string;

  @Field(() => NoticeKindEnum)
  readonly kind!: NoticeKind;

  @Field(() => [ID], { nullable: true })
  readonly participantIds?: readonly string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Instead: everybody in support whom I work with and who was never told.',
  })
  readonly everybodyLeft?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With everybody left: only those whose link worker I am.',
  })
  readonly mine?: boolean | null;

  @Field(() => DateScalar)
  readonly saidOn!: CalendarDate;

  @Field(() => NoticeWayEnum)
  readonly how!: NoticeWay;
}
