import type { CalendarDate, EvidenceKind, ProvenFigure } from '@weft/shared';
import type { EvidenceMeasureView, EvidenceView, SignedStatementView } from '@weft/shared/server';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, EvidenceKindEnum, schemaEnum } from '../graphql/index.js';
import { SignedStatementType } from '../signatures/signature.type.js';

const DirectionEnum = schemaEnum('ChangeDirection', ['BETTER', 'SAME', 'WORSE'] as const);

@ObjectType('ProvenFigure', { simpleResolvers: true })
class ProvenFigureType implements ProvenFigure {
  @Field(() => String)
  readonly code!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => Float)
  readonly score!: number;

  @Field(() => Float, { nullable: true, description: 'In the first measure.' })
  readonly first!: number | null;

  @Field(() => Float, { nullable: true })
  readonly difference!: number | null;

  @Field(() => DirectionEnum, { nullable: true })
  readonly direction!: ProvenFigure['direction'];
}

@ObjectType('EvidenceMeasure', {
  simpleResolvers: true,
  description: 'What a scored assessment shows, as it was when it was attached: figures and days alone.',
})
class EvidenceMeasureType implements EvidenceMeasureView {
  @Field(() => String)
  readonly instrument!: string;

  @Field(() => DateScalar)
  readonly measuredOn!: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: 'Of the first measure of a pair.' })
  readonly firstOn!: CalendarDate | null;

  @Field(() => [ProvenFigureType])
  readonly figures!: ProvenFigure[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the assessment was corrected or withdrawn since.',
  })
  readonly correctedAt!: Date | null;
}

@ObjectType('Evidence', { simpleResolvers: true })
export class EvidenceType implements EvidenceView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => EvidenceKindEnum)
  readonly kind!: EvidenceKind;

  @Field(() => String, { nullable: true })
  readonly statement!: string | null;

  @Field(() => String, { nullable: true })
  readonly fileName!: string | null;

  @Field(() => DateTimeScalar)
  readonly uploadedAt!: Date;

  @Field(() => String, { nullable: true })
  readonly mediaType!: string | null;

  @Field(() => Int, { nullable: true, description: 'Bytes.' })
  readonly size!: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Names the file again, for another claim of the same person.',
  })
  readonly uploadId!: string | null;

  @Field(() => Boolean, { description: 'Not shown for an earlier claim.' })
  readonly isNew!: boolean;

  @Field(() => Boolean)
  readonly openedByMe!: boolean;

  @Field(() => EvidenceMeasureType, { nullable: true, description: 'Where it is a scored assessment.' })
  readonly measure!: EvidenceMeasureView | null;

  @Field(() => SignedStatementType, { nullable: true, description: 'Where the participant signed it.' })
  readonly signature!: SignedStatementView | null;
}
