import type { AnsweredWay } from '../gql/graphql.js';
import type { AssessmentFacts } from './assessment-queries.js';

/** An assessment that is being made, kept on this device until it is sent. */
export interface AnswersDraft {
  /** By the question's code; null: left out. */
  readonly answers: Readonly<Record<string, number | null>>;
  /** The question that is being asked, by its place; behind the last one comes the check. */
  readonly at: number;
  readonly measuredOn: string;
  readonly answered: AnsweredWay;
  readonly note: string;
  /** Sent twice, it is one assessment. */
  readonly clientKey: string;
}

/** Nothing answered yet, today and together; or what the assessment says that is to be put right. */
export const beginning = (today: string, of?: AssessmentFacts): AnswersDraft => ({
  answers: Object.fromEntries((of?.answers ?? []).map(({ item, value }) => [item, value])),
  at: 0,
  measuredOn: of?.measuredOn ?? today,
  answered: of?.answered ?? 'TOGETHER',
  note: of?.note ?? '',
  clientKey: crypto.randomUUID(),
});

/** What was answered, as the API takes it. */
export const answersGiven = ({ answers }: Pick<AnswersDraft, 'answers'>): { item: string; value: number }[] =>
  Object.entries(answers).flatMap(([item, value]) => (value === null ? [] : [{ item, value }]));
