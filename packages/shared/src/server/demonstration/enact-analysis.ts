import { addDays, addMonths, calendarDate } from '../../rules/index.js';
import { approveProject, recordAccreditation, requestOutput } from '../analysis/index.js';
import { clockDay } from './clock-day.js';
import { instant } from './days.js';
import { granted, type Stage } from './stage.js';

/**
 * The analyst was accredited and works in one project, about the whole of the contract; yesterday they asked for a table,
 * which waits for the data lead. How many months of rows there are hangs on the clock, so both go on for a year from there.
 */
export async function enactAnalysis(stage: Stage): Promise<void> {
  const today = await clockDay(stage);
  const until = addMonths(today, 12);
  const analystId = stage.person('analyst');
  granted(
    await recordAccreditation(stage.actor('data-lead', instant('2024-04-22', 10)), {
      analystId,
      accreditedBy: 'Northern Research Board, scheme for accredited researchers',
      from: calendarDate('2024-04-22'),
      until,
    }),
  );
  const project = granted(
    await approveProject(stage.actor('data-lead', instant('2024-04-25', 14)), {
      title: 'Whose wellbeing improves',
      purpose:
        'To learn which years of birth the link workers reach, and for whom wellbeing is still better after a year, so that the next contract can be planned by it.',
      lawfulBasis: 'Public task: to evaluate a service that the health board commissions',
      fields: ['BIRTH_BAND', 'PROVIDER', 'ENROLLED', 'PHASE', 'OUTCOME'],
      from: calendarDate('2024-04-25'),
      until,
      analystIds: [analystId],
    }),
  );
  granted(
    await requestOutput(stage.actor('analyst', instant(addDays(today, -1), 15)), {
      projectId: project.id,
      title: 'Outcomes by years of birth',
      meantFor:
        'The board’s yearly review of the service. Twelve people read it; some of them know a practice, none of them a link worker’s people.',
      rows: 'OUTCOME',
      columns: 'BIRTH_BAND',
      filterBy: null,
      filterValue: null,
    }),
  );
}
