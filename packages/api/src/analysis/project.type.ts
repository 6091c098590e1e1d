import { type CalendarDate, PROJECT_FIELDS, type ProjectField } from '@weft/shared';
import type {
  AccreditationInput,
  AccreditationView,
  AnalystProjectsView,
  AnalystProjectView,
  AnalystView,
  PersonView,
  ProjectInput,
} from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

export const ProjectFieldEnum = schemaEnum('ProjectField', PROJECT_FIELDS);

@ObjectType('AnalystProject', {
  simpleResolvers: true,
  description: 'What analysts may work on. Its terms never change.',
})
export class AnalystProjectType implements AnalystProjectView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly purpose!: string;

  @Field(() => String)
  readonly lawfulBasis!: string;

  @Field(() => [ProjectFieldEnum])
  readonly fields!: readonly ProjectField[];

  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly until!: CalendarDate;

  @Field(() => PersonType, { nullable: true })
  readonly approvedBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly approvedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly closedAt!: Date | null;

  @Field(() => Boolean, { description: 'Today is one of its days, and it was not closed.' })
  readonly isOpen!: boolean;

  @Field(() => [PersonType])
  readonly analysts!: readonly PersonView[];
}

export const AnalystProjectResult = resultUnion('AnalystProjectResult', 'AnalystProject', AnalystProjectType);

@ObjectType('AnalystProjects', { simpleResolvers: true })
export class AnalystProjectsType implements AnalystProjectsView {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Until when I am accredited; null: not, and then I see no project of mine.',
  })
  readonly accreditedUntil!: CalendarDate | null;

  @Field(() => [AnalystProjectType], {
    description: 'For an analyst those that they may work in today; for the data lead all, the latest first.',
  })
  readonly projects!: readonly AnalystProjectType[];
}

@InputType('ProjectInput')
export class ProjectInputType implements ProjectInput {
  @Field(() => String)
  readonly title!: string;

  @Field(() => String, { description: 'What is to be learnt, and what for.' })
  readonly purpose!: string;

  @Field(() => String)
  readonly lawfulBasis!: string;

  @Field(() => [ProjectFieldEnum])
  readonly fields!: ProjectField[];

  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly until!: CalendarDate;

  @Field(() => [ID], { description: 'Who works on it: people who are analysts here.' })
  readonly analystIds!: string[];
}

@ObjectType('Accreditation', { simpleResolvers: true })
class AccreditationType implements AccreditationView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'Who accredited them, and by which scheme.' })
  readonly accreditedBy!: string;

  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly until!: CalendarDate;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly endedAt!: Date | null;

  @Field(() => Boolean)
  readonly stands!: boolean;
}

@ObjectType('Analyst', {
  simpleResolvers: true,
  description: 'Somebody who holds the role of an analyst, and how they are accredited.',
})
export class AnalystType implements AnalystView {
  @Field(() => ID, { description: 'The person’s.' })
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => [AccreditationType], { description: 'The latest first.' })
  readonly accreditations!: readonly AccreditationType[];
}

export const AnalystResult = resultUnion('AnalystResult', 'Analyst', AnalystType);

@InputType('AccreditationInput')
export class AccreditationInputType implements AccreditationInput {
  @Field(() => ID)
  readonly analystId!: string;

  @Field(() => String)
  readonly accreditedBy!: string;

  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly until!: CalendarDate;
}
