import {
  type CalendarDate,
  type EvidenceKind,
  type JudgedBreak,
  MILESTONE_STATES,
  type MilestoneState,
  type Progress,
  type SaidEvidence,
  STATUS_REASONS,
  type StatusReason,
} from '@weft/shared';
import type {
  HoursInput,
  MilestoneView,
  Money,
  ParticipantView,
  PersonView,
  Status,
  StatusCorrection,
  StatusEntryView,
  StatusInput,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionOf,
  DateScalar,
  DateTimeScalar,
  EvidenceKindEnum,
  MoneyType,
  schemaEnum,
} from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { ParticipantType } from '../participants/participant.type.js';

export const MilestoneStateEnum = schemaEnum('MilestoneState', MILESTONE_STATES);
const StatusReasonEnum = schemaEnum('StatusReason', STATUS_REASONS);
const BreakEffectEnum = schemaEnum('BreakEffect', ['TOLERATED', 'PAUSED', 'RESTARTED'] as const);
const ProgressUnitEnum = schemaEnum('ProgressUnit', ['DAYS', 'FULL_TIME_WEEKS'] as const);

@ObjectType('MilestoneProgress', { simpleResolvers: true })
class MilestoneProgressType implements Progress {
  @Field(() => ProgressUnitEnum)
  readonly unit!: Progress['unit'];

  @Field(() => String)
  readonly done!: string;

  @Field(() => String)
  readonly of!: string;
}

@ObjectType('MilestoneBreak', { simpleResolvers: true })
class MilestoneBreakType implements JudgedBreak {
  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar, { description: 'Its last day so far.' })
  readonly to!: CalendarDate;

  @Field(() => Int)
  readonly days!: number;

  @Field(() => Boolean)
  readonly goesOn!: boolean;

  @Field(() => StatusReasonEnum)
  readonly reason!: StatusReason;

  @Field(() => BreakEffectEnum)
  readonly effect!: JudgedBreak['effect'];
}

@ObjectType('SaidEvidence', { simpleResolvers: true })
class SaidEvidenceType implements SaidEvidence {
  @Field(() => EvidenceKindEnum)
  readonly kind!: EvidenceKind;

  @Field(() => String)
  readonly statement!: string;

  @Field(() => DateScalar, { description: 'The last day that it speaks of.' })
  readonly on!: CalendarDate;
}

@ObjectType('StatusEntry', { simpleResolvers: true })
class StatusEntryType implements StatusEntryView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Boolean, { nullable: true, description: 'Null for hours of work.' })
  readonly held!: boolean | null;

  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day; null: until further notice.' })
  readonly to!: CalendarDate | null;

  @Field(() => StatusReasonEnum, { nullable: true })
  readonly reason!: StatusReason | null;

  @Field(() => String, { nullable: true, description: 'Hours a week; null for how it stood.' })
  readonly weekly!: string | null;

  @Field(() => String, { nullable: true })
  readonly note!: string | null;

  @Field(() => EvidenceKindEnum, { nullable: true })
  readonly evidenceKind!: EvidenceKind | null;

  @Field(() => String, { nullable: true })
  readonly statement!: string | null;

  @Field(() => Boolean, { description: 'It came from a match, and nobody recorded it.' })
  readonly isMatched!: boolean;

  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly by!: PersonView | null;
}

@ObjectType('Milestone', { simpleResolvers: true })
export class MilestoneType implements MilestoneView {
  readonly participantId!: string;

  @Field(() => ParticipantType, { nullable: true, description: 'In the list of what falls due.' })
  readonly participant!: ParticipantView | null;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => MoneyType)
  readonly price!: Money;

  @Field(() => String, { description: 'The outcome that is being sustained.' })
  readonly after!: string;

  @Field(() => String)
  readonly afterTitle!: string;

  @Field(() => DateScalar)
  readonly startedOn!: CalendarDate;

  @Field(() => MilestoneStateEnum)
  readonly state!: MilestoneState;

  @Field(() => DateScalar)
  readonly since!: CalendarDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When it is full if all goes on as it is; null where that hangs on when it holds again.',
  })
  readonly dueOn!: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true })
  readonly promptOn!: CalendarDate | null;

  @Field(() => String, { description: 'Why it stands as it does, in sentences.' })
  readonly reason!: string;

  @Field(() => String, { nullable: true, description: 'That the facts no longer bear out its claim.' })
  readonly doubt!: string | null;

  @Field(() => MilestoneProgressType)
  readonly progress!: Progress;

  @Field(() => [MilestoneBreakType])
  readonly breaks!: JudgedBreak[];

  @Field(() => Boolean)
  readonly readyToClaim!: boolean;

  @Field(() => Boolean, { description: 'It counts hours of work.' })
  readonly countsHours!: boolean;

  @Field(() => [EvidenceKindEnum])
  readonly accepts!: EvidenceKind[];

  @Field(() => [SaidEvidenceType], { description: 'The words that prove it, once it is reached.' })
  readonly evidence!: SaidEvidence[];

  @Field(() => [StatusEntryType], { description: 'The entries that stand, the latest days first.' })
  readonly recorded!: StatusEntryView[];
}

export const MilestoneConnection = connectionOf('Milestone', () => MilestoneType);

@InputType('StatusGiven', { description: 'How it stood, from one day to another.' })
class StatusGivenType implements Status {
  @Field(() => Boolean)
  readonly held!: boolean;

  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar, { nullable: true })
  readonly to?: CalendarDate;

  @Field(() => StatusReasonEnum)
  readonly reason!: StatusReason;

  @Field(() => String, { nullable: true })
  readonly note?: string;

  @Field(() => EvidenceKindEnum, { nullable: true })
  readonly evidenceKind?: NonNullable<Status['evidenceKind']>;

  @Field(() => String, { nullable: true })
  readonly statement?: string;
}

@InputType('StatusInput')
export class StatusInputType extends StatusGivenType implements StatusInput {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => String, { description: 'The outcome that is being sustained.' })
  readonly outcomeCode!: string;
}

@InputType('StatusCorrection', { description: 'How an entry should read; without a status it is withdrawn.' })
export class StatusCorrectionType implements StatusCorrection {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => StatusGivenType, { nullable: true })
  readonly status?: StatusGivenType;
}

@InputType('HoursInput')
export class HoursInputType implements HoursInput {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => String, { description: 'The outcome that is being sustained.' })
  readonly outcomeCode!: string;

  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => String, { nullable: true, description: 'Hours a week, such as "17.5"; left out: withdrawn.' })
  readonly weekly?: string;

  @Field(() => ID, { nullable: true, description: 'The entry that this one puts right.' })
  readonly corrects?: string;
}
