import type {
  CalendarDate,
  ExtractKind,
  LawfulBasis,
  PartyPart,
  PersonField,
  ProvableOutcome,
  RecordField,
  SharingForm,
  SharingProof,
  SharingState,
} from '@weft/shared';
import type {
  OrganisationView,
  PersonView,
  SharingAgreementView,
  SharingChoices,
  SharingEvidenceView,
  SharingPartyView,
  SharingPersonView,
  WayToSign,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf, DateScalar, DateTimeScalar, resultUnion } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { LawfulBasisEnum } from '../referrals/referral.type.js';
import {
  ExtractKindEnum,
  PartyPartEnum,
  PersonFieldEnum,
  RecordFieldEnum,
  SharingFormEnum,
  SharingProofEnum,
  SharingStateEnum,
  WayToSignEnum,
} from './sharing-enums.js';

@ObjectType('SharingParty', { simpleResolvers: true })
class SharingPartyType implements SharingPartyView {
  @Field(() => Int, { description: 'From 1.' })
  readonly nth!: number;

  @Field(() => String)
  readonly name!: string;

  @Field(() => OrganisationType, { nullable: true, description: 'null: it is none of this partnership.' })
  readonly organisation!: OrganisationView | null;

  @Field(() => PartyPartEnum)
  readonly part!: PartyPart;

  @Field(() => Boolean, { description: 'It sends the data.' })
  readonly supplies!: boolean;

  @Field(() => String, { nullable: true })
  readonly signedName!: string | null;

  @Field(() => DateScalar, { nullable: true })
  readonly signedOn!: CalendarDate | null;

  @Field(() => PersonType, { nullable: true, description: 'Who signed here, or recorded the signature.' })
  readonly recordedBy!: PersonView | null;

  @Field(() => WayToSignEnum, {
    nullable: true,
    description: 'How the viewer may sign for it; null: signed, over, or not theirs to sign.',
  })
  readonly wayToSign!: WayToSign | null;
}

@ObjectType('SharingPerson', { simpleResolvers: true })
class SharingPersonType implements SharingPersonView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => PersonType, { nullable: true })
  readonly person!: PersonView | null;

  @Field(() => PersonType, { nullable: true })
  readonly namedBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly namedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when they see it no more.' })
  readonly endedAt!: Date | null;
}

@ObjectType('SharingEvidence', { simpleResolvers: true })
class SharingEvidenceType implements SharingEvidenceView {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => SharingProofEnum)
  readonly proves!: SharingProof;
}

@ObjectType('SharingAgreement', {
  simpleResolvers: true,
  description: 'Who shares what about whom, for what purpose and under which law. It names no participant.',
})
export class SharingAgreementType implements SharingAgreementView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly number!: number;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly purpose!: string;

  @Field(() => LawfulBasisEnum)
  readonly lawfulBasis!: LawfulBasis;

  @Field(() => String, { description: 'The law or power under which the data owner may give it.' })
  readonly legalGateway!: string;

  @Field(() => ExtractKindEnum)
  readonly kind!: ExtractKind;

  @Field(() => SharingFormEnum, { description: 'ENCODED: no name arrives.' })
  readonly form!: SharingForm;

  @Field(() => [PersonFieldEnum], { description: 'By what people are compared.' })
  readonly compares!: readonly PersonField[];

  @Field(() => [RecordFieldEnum], { description: 'What else of a record is taken in.' })
  readonly receives!: readonly RecordField[];

  @Field(() => DateScalar)
  readonly startsOn!: CalendarDate;

  @Field(() => DateScalar, { description: 'The last day on which it is in force.' })
  readonly expiresOn!: CalendarDate;

  @Field(() => Int, { description: 'An extract is deleted so many days after it came.' })
  readonly keepDays!: number;

  @Field(() => PersonType, { nullable: true })
  readonly draftedBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly draftedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since every party has signed.' })
  readonly signedAt!: Date | null;

  @Field(() => PersonType, { nullable: true })
  readonly endedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly endedAt!: Date | null;

  @Field(() => String, { nullable: true })
  readonly endedBecause!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since what came under it is deleted.' })
  readonly forgottenAt!: Date | null;

  @Field(() => SharingStateEnum)
  readonly state!: SharingState;

  @Field(() => [SharingPartyType])
  readonly parties!: readonly SharingPartyView[];

  @Field(() => [SharingPersonType], { description: 'Who sees what is matched, or saw it.' })
  readonly people!: readonly SharingPersonView[];

  @Field(() => [SharingEvidenceType], { description: 'What a matched record is evidence of.' })
  readonly evidence!: readonly SharingEvidenceView[];

  @Field(() => Boolean, { description: 'Whether the viewer is named in it.' })
  readonly isNamed!: boolean;

  @Field(() => Boolean, {
    description: 'Whether it may still be changed: nobody has signed it and it is not over.',
  })
  readonly isOpen!: boolean;

  @Field(() => String, { description: 'Other as soon as what it says is another.' })
  readonly version!: string;
}

@ObjectType('ProvableOutcome', { simpleResolvers: true })
class ProvableOutcomeType implements ProvableOutcome {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => Boolean, { description: 'Whether it asks that something goes on.' })
  readonly isSustained!: boolean;

  @Field(() => Boolean, { description: 'Whether hours are added up for it.' })
  readonly addsUpHours!: boolean;
}

@ObjectType('SharingChoices', { simpleResolvers: true, description: 'What an agreement may choose from.' })
export class SharingChoicesType implements SharingChoices {
  @Field(() => [PersonType], { description: 'Who may be named.' })
  readonly people!: readonly PersonView[];

  @Field(() => [ProvableOutcomeType], { description: 'What a match may prove.' })
  readonly outcomes!: readonly ProvableOutcome[];
}

export const SharingAgreementConnection = connectionOf('SharingAgreement', () => SharingAgreementType);
export const SharingAgreementResult = resultUnion(
  'SharingAgreementResult',
  'SharingAgreement',
  SharingAgreementType,
);
