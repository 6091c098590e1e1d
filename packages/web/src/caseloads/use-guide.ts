import { useQuery } from '@apollo/client/react';
import type { CaseloadGuide } from '@weft/shared';
import { useMay } from '../app/viewer.js';
import { GUIDE, type Guide } from './guide-queries.js';

/** A guide as the rules take it. */
export const guideOf = ({ weights, measures, seenWithin, ...knobs }: Guide): CaseloadGuide => ({
  fullLoad: knobs.fullLoad,
  fullTimeHours: knobs.fullTimeHours,
  earlyAt: knobs.earlyAt,
  weeksAhead: knobs.weeksAhead,
  unseenAt: knobs.unseenAt,
  timeWithPeople: knobs.timeWithPeople,
  jointShare: knobs.jointShare,
  weights: {
    WAITING: weights.WAITING,
    ACTIVE: weights.ACTIVE,
    MONITORING: weights.MONITORING,
    CLOSED: weights.CLOSED,
  },
  measures: measures.map(({ instrument, figure, from, to, add }) => ({ instrument, figure, from, to, add })),
  seenWithin: {
    WAITING: seenWithin.WAITING ?? null,
    ACTIVE: seenWithin.ACTIVE ?? null,
    MONITORING: seenWithin.MONITORING ?? null,
    CLOSED: seenWithin.CLOSED ?? null,
  },
});

/** The partnership's guide to caseloads; null while it is on its way, and for whom it is not. */
export function useCaseloadGuide(): CaseloadGuide | null {
  const may = useMay();
  const { data } = useQuery(GUIDE, { skip: !may('caseloadGuide') });
  return data ? guideOf(data.caseloadGuide) : null;
}
