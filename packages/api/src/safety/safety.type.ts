import { type CalendarDate, SAFETY_KINDS, type SafetyKind } from '@weft/shared';
import type {
  OrganisationView,
  PersonView,
  SafeguardingView,
  SafetyNoteInput,
  SafetyNoteView,
  SafetyView,
} from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';

const SafetyKindEnum = schemaEnum('SafetyKind', SAFETY_KINDS);

@ObjectType('SafetyNote', { simpleResolvers: true, description: 'Dated, restricted, apart from the story.' })
class SafetyNoteType implements SafetyNoteView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => SafetyKindEnum)
  readonly kind!: SafetyKind;

  @Field(() => String)
  readonly words!: string;

  @Field(() => PersonType, { nullable: true })
  readonly writtenBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly writtenAt!: Date;

  @Field(() => DateScalar, { description: 'When somebody looks whether it still holds.' })
  readonly reviewOn!: CalendarDate;

  @Field(() => PersonType, { nullable: true })
  readonly reviewedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly reviewedAt!: Date | null;

  @Field(() => PersonType, { nullable: true })
  readonly endedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null while it holds.' })
  readonly endedAt!: Date | null;

  @Field(() => String, { nullable: true })
  readonly endedBecause!: string | null;
}

@ObjectType('Safety', {
  simpleResolvers: true,
  description: 'What is to be known before somebody rings or visits, and whom to turn to.',
})
export class SafetyType implements SafetyView {
  @Field(() => [SafetyNoteType], { description: 'Those that the viewer may read, what holds first.' })
  readonly notes!: SafetyNoteView[];

  @Field(() => [PersonType], {
    description: 'Who leads safeguarding where the person is supported, or at the backbone.',
  })
  readonly leads!: PersonView[];
}

@ObjectType('SafeguardingLeads', { simpleResolvers: true })
export class SafeguardingLeadsType implements SafeguardingView {
  @Field(() => OrganisationType)
  readonly organisation!: OrganisationView;

  @Field(() => [PersonType])
  readonly leads!: PersonView[];

  @Field(() => [PersonType], { description: 'Its people who work with participants and do not lead yet.' })
  readonly choices!: PersonView[];
}

export const SafetyNoteResult = resultUnion('SafetyNoteResult', 'SafetyNote', SafetyNoteType);
export const SafeguardingLeadsResult = resultUnion(
  'SafeguardingLeadsResult',
  'SafeguardingLeads',
  SafeguardingLeadsType,
);

@InputType('SafetyNoteInput')
export class SafetyNoteInputType implements SafetyNoteInput {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => SafetyKindEnum)
  readonly kind!: SafetyKind;

  @Field(() => String)
  readonly words!: string;

  @Field(() => DateScalar, { description: 'When somebody looks whether it still holds: within a year.' })
  readonly reviewOn!: CalendarDate;
}
