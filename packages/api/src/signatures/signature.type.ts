import { type CalendarDate, SIGNING_WAYS, type SignatureWording, type SigningWay } from '@weft/shared';
import type {
  ParticipantView,
  PersonView,
  SignatureInput,
  SignatureWordingInput,
  SignatureWordingView,
  SignedStatementView,
  SigningEntryView,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { ParticipantType } from '../participants/participant.type.js';

const SigningWayEnum = schemaEnum('SigningWay', SIGNING_WAYS);

@ObjectType('SignedStatement', {
  simpleResolvers: true,
  description: 'What somebody signed: never changed, and kept with every claim that it proves.',
})
export class SignedStatementType implements SignedStatementView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String, { description: 'As the words call it.' })
  readonly outcomeTitle!: string;

  @Field(() => DateScalar)
  readonly achievedOn!: CalendarDate;

  @Field(() => String, { description: 'As they stood before the person, with the facts filled in.' })
  readonly words!: string;

  @Field(() => Int)
  readonly wordingVersion!: number;

  @Field(() => SigningWayEnum)
  readonly way!: SigningWay;

  @Field(() => String, {
    nullable: true,
    description: 'The strokes of the pen in a box of 600 by 300, as an SVG path of M and L.',
  })
  readonly drawing!: string | null;

  @Field(() => String, { nullable: true, description: 'Typed by the signer.' })
  readonly signedName!: string | null;

  @Field(() => String, { nullable: true })
  readonly witnessName!: string | null;

  @Field(() => DateTimeScalar, { description: 'By the clock of the device.' })
  readonly signedAt!: Date;

  @Field(() => DateTimeScalar)
  readonly receivedAt!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly takenBy!: PersonView | null;

  @Field(() => String, { description: 'SHA-256 of all that was signed.' })
  readonly sha256!: string;

  @Field(() => Boolean, { description: 'Words, facts and strokes are those that were sealed.' })
  readonly isWhole!: boolean;

  @Field(() => Boolean, { description: 'A newer one was signed for the same outcome.' })
  readonly isReplaced!: boolean;
}

export const SignatureResult = resultUnion('SignatureResult', 'SignedStatement', SignedStatementType);

@ObjectType('SignatureWording', {
  simpleResolvers: true,
  description: 'One version of what people sign, with {outcome} and {date} where the facts stand.',
})
export class SignatureWordingType implements SignatureWordingView {
  @Field(() => String, { nullable: true, description: 'Null: for every outcome without words of its own.' })
  readonly outcomeCode!: string | null;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Null: from this version on the outcome has no words of its own.',
  })
  readonly words!: string | null;

  @Field(() => PersonType, { nullable: true })
  readonly madeBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly madeAt!: Date | null;
}

@ObjectType('SignatureWordings', { simpleResolvers: true })
class SignatureWordingsType {
  @Field(() => [SignatureWordingType])
  readonly wordings!: SignatureWordingView[];
}

export const SignatureWordingsResult = resultUnion(
  'SignatureWordingsResult',
  'SignatureWordings',
  SignatureWordingsType,
);

@ObjectType('WordsToSign', { simpleResolvers: true })
class WordsToSignType implements SignatureWording {
  @Field(() => String, { nullable: true })
  readonly outcomeCode!: string | null;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => String, { nullable: true })
  readonly words!: string | null;
}

@ObjectType('CertifiableOutcome', { simpleResolvers: true })
class CertifiableOutcomeType {
  @Field(() => String)
  readonly code!: string;

  @Field(() => String)
  readonly title!: string;
}

@ObjectType('SigningEntry', { simpleResolvers: true })
export class SigningEntryType implements SigningEntryView {
  @Field(() => [WordsToSignType])
  readonly wordings!: SignatureWording[];

  @Field(() => [CertifiableOutcomeType], { description: 'What people may certify themselves.' })
  readonly outcomes!: CertifiableOutcomeType[];

  @Field(() => [ParticipantType])
  readonly people!: ParticipantView[];
}

@InputType('SignatureWordingInput')
export class SignatureWordingInputType implements SignatureWordingInput {
  @Field(() => String, {
    nullable: true,
    description: 'Left out: for every outcome that has no words of its own.',
  })
  readonly outcomeCode?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Left out: the outcome has no words of its own any more.',
  })
  readonly words?: string;
}

@InputType('SignatureInput')
export class SignatureInputType implements SignatureInput {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => DateScalar)
  readonly achievedOn!: CalendarDate;

  @Field(() => String, { description: 'As they stood before the person, with the facts filled in.' })
  readonly words!: string;

  @Field(() => SigningWayEnum)
  readonly way!: SigningWay;

  @Field(() => String, { nullable: true })
  readonly drawing?: string;

  @Field(() => String, { nullable: true })
  readonly signedName?: string;

  @Field(() => String, { nullable: true })
  readonly witnessName?: string;

  @Field(() => DateTimeScalar, { description: 'By the clock of the device.' })
  readonly signedAt!: Date;

  @Field(() => String, { description: 'A UUID made on the device: what comes twice is one signature.' })
  readonly clientKey!: string;

  @Field(() => String, { description: 'SHA-256 of the sealed text (docs/adr/0025), in hexadecimal digits.' })
  readonly sha256!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who took it, where it waited on a device: nobody else sends it.',
  })
  readonly writtenBy?: string;
}
