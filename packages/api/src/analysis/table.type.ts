import type { AskedTable, CalendarDate, ProjectField } from '@weft/shared';
import {
  type AnalystOutputView,
  OUTPUT_STATES,
  type OutputInput,
  type OutputState,
  type PersonView,
  type ProjectRow,
  type ProjectRowsView,
  type ProjectTableView,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { ProjectFieldEnum } from './project.type.js';

const OutputStateEnum = schemaEnum('OutputState', OUTPUT_STATES);

@ObjectType('OutcomeInMonth', { simpleResolvers: true })
class OutcomeInMonthType {
  @Field(() => String, { description: 'The domain of sensitive ones.' })
  readonly title!: string;

  @Field(() => String, { description: '2025-04.' })
  readonly month!: string;
}

@ObjectType('ProjectRow', {
  simpleResolvers: true,
  description: 'One participant without a name. Null is what the project is not approved for.',
})
class ProjectRowType implements ProjectRow {
  @Field(() => String, {
    description: 'The same in every month of this project, another one in every other.',
  })
  readonly pseudonym!: string;

  @Field(() => String, { nullable: true })
  readonly birthBand!: string | null;

  @Field(() => String, { nullable: true })
  readonly provider!: string | null;

  @Field(() => String, { nullable: true, description: 'The district of the anchor organisation.' })
  readonly area!: string | null;

  @Field(() => String, { nullable: true })
  readonly cohort!: string | null;

  @Field(() => String, { nullable: true, description: 'The month: 2025-04.' })
  readonly enrolled!: string | null;

  @Field(() => String, { nullable: true })
  readonly phase!: string | null;

  @Field(() => [OutcomeInMonthType], { nullable: true })
  readonly outcomes!: readonly OutcomeInMonthType[] | null;
}

@ObjectType('ProjectRows', { simpleResolvers: true })
export class ProjectRowsType implements ProjectRowsView {
  @Field(() => DateScalar, { description: 'The first day of the month whose end the rows stand at.' })
  readonly month!: CalendarDate;

  @Field(() => [ProjectRowType])
  readonly rows!: readonly ProjectRowType[];

  @Field(() => Int, { nullable: true, description: 'Where the next page begins; null: there is none.' })
  readonly next!: number | null;
}

@ObjectType('AskedTable', { simpleResolvers: true })
class AskedTableType implements AskedTable {
  @Field(() => ProjectFieldEnum)
  readonly rows!: ProjectField;

  @Field(() => ProjectFieldEnum, { nullable: true })
  readonly columns!: ProjectField | null;

  @Field(() => ProjectFieldEnum, { nullable: true })
  readonly filterBy!: ProjectField | null;

  @Field(() => String, { nullable: true })
  readonly filterValue!: string | null;
}

@ObjectType('ProjectTableRow', { simpleResolvers: true })
class ProjectTableRowType {
  @Field(() => String)
  readonly value!: string;

  @Field(() => [Int], { nullable: 'items', description: 'In the order of the columns. Null is hidden.' })
  readonly counts!: readonly (number | null)[];

  @Field(() => Int, { nullable: true, description: 'All people of this value, whatever the columns say.' })
  readonly all!: number | null;
}

@ObjectType('ProjectChoice', { simpleResolvers: true })
class ProjectChoiceType {
  @Field(() => ProjectFieldEnum)
  readonly field!: ProjectField;

  @Field(() => [String])
  readonly values!: readonly string[];
}

@ObjectType('ProjectTable', {
  simpleResolvers: true,
  description: 'People by one dimension or two, suppressed. A count that is null is hidden.',
})
class ProjectTableType implements ProjectTableView {
  @Field(() => AskedTableType)
  readonly asked!: AskedTable;

  @Field(() => DateScalar, { description: 'The first day of the month whose end the figures stand at.' })
  readonly month!: CalendarDate;

  @Field(() => [String])
  readonly columns!: readonly string[];

  @Field(() => [ProjectTableRowType])
  readonly rows!: readonly ProjectTableRowType[];

  @Field(() => [Int], { nullable: 'items', description: 'All people of each column, whatever the rows say.' })
  readonly columnTotals!: readonly (number | null)[];

  @Field(() => Int, { nullable: true })
  readonly all!: number | null;

  @Field(() => Int, { description: 'Counts of 1 to this are hidden.' })
  readonly largestHidden!: number;

  @Field(() => Int)
  readonly roundedTo!: number;

  @Field(() => [ProjectChoiceType], { description: 'The values of each field of the project.' })
  readonly choices!: readonly ProjectChoiceType[];
}

export const ProjectTableResult = resultUnion('ProjectTableResult', 'ProjectTable', ProjectTableType);

@ObjectType('AnalystOutput', {
  simpleResolvers: true,
  description: 'A table that somebody wants to take along, as it was shown when they asked.',
})
export class AnalystOutputType implements AnalystOutputView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly projectId!: string;

  @Field(() => String)
  readonly projectTitle!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String, { description: 'Who will read it, and what for.' })
  readonly meantFor!: string;

  @Field(() => DateScalar)
  readonly month!: CalendarDate;

  @Field(() => ProjectTableType)
  readonly table!: ProjectTableView;

  @Field(() => PersonType, { nullable: true })
  readonly askedBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly askedAt!: Date;

  @Field(() => OutputStateEnum)
  readonly state!: OutputState;

  @Field(() => PersonType, { nullable: true })
  readonly decidedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused.' })
  readonly reason!: string | null;
}

export const AnalystOutputResult = resultUnion('AnalystOutputResult', 'AnalystOutput', AnalystOutputType);

@InputType('OutputInput')
export class OutputInputType implements OutputInput {
  @Field(() => ID)
  readonly projectId!: string;

  @Field(() => ProjectFieldEnum)
  readonly rows!: ProjectField;

  @Field(() => ProjectFieldEnum, { nullable: true })
  readonly columns!: ProjectField | null;

  @Field(() => ProjectFieldEnum, { nullable: true })
  readonly filterBy!: ProjectField | null;

  @Field(() => String, { nullable: true })
  readonly filterValue!: string | null;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String, { description: 'Who will read it, and what for.' })
  readonly meantFor!: string;
}
