import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { useMay } from '../app/viewer.js';
import { MEASURES } from './assessment-queries.js';
import { type MeasureChoice, measureChoices } from './assessment-words.js';

const NONE: readonly MeasureChoice[] = [];

/** A person's assessments as evidence of an outcome on a day; none while they are on their way, or not one's to see. */
export function useMeasureChoices(
  participantId: string | null,
  outcomeCode: string,
  achievedOn: string,
): readonly MeasureChoice[] {
  const may = useMay();
  const { data } = useQuery(MEASURES, {
    variables: { participantId: participantId ?? '' },
    skip: participantId === null || !may('assessments'),
  });
  return useMemo(() => {
    if (!data?.participant) return NONE;
    const { participant, instruments, measureRules: rules } = data;
    return measureChoices(
      { assessments: participant.assessments, instruments, rules },
      outcomeCode,
      achievedOn,
    );
  }, [data, outcomeCode, achievedOn]);
}
