import { useMutation } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { addMonths, type CalendarDate } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './audit-sample.module.css';
import { AUDIT_SAMPLES, DRAW_AUDIT_SAMPLE } from './sample-queries.js';
import { monthText } from './sample-words.js';

/** The months of the contract that are over, the last one first: each as its first day. */
function monthsOver(contractFrom: string, today: string): CalendarDate[] {
  const first = `${contractFrom.slice(0, 8)}01`;
  const months: CalendarDate[] = [];
  let month = addMonths(`${today.slice(0, 8)}01` as CalendarDate, -1);
  while (month >= first) {
    months.push(month);
    month = addMonths(month, -1);
  }
  return months;
}

/** Draws the sample of a month that has none, of those before Weft drew them by itself, and opens it. */
export function DrawSample({
  known,
  onDrawn,
}: {
  known: readonly string[];
  onDrawn: (month: string) => void;
}) {
  const { contractFrom, today } = usePartnership();
  const months = monthsOver(contractFrom, today).filter((month) => !known.includes(month));
  const [chosen, setChosen] = useState('');
  const month = months.find((one) => one === chosen) ?? months[0];
  const [draw, drawing] = useMutation(DRAW_AUDIT_SAMPLE, {
    refetchQueries: [{ query: AUDIT_SAMPLES }],
    awaitRefetchQueries: true,
  });
  const refusals = useRefusals();
  const say = useSay();
  if (!month) return null;
  const submit = async (): Promise<void> => {
    const { data } = await draw({ variables: { month } });
    if (data?.drawAuditSample.__typename === 'Refusal') {
      refusals.show([data.drawAuditSample]);
      return;
    }
    refusals.clear();
    setChosen('');
    onDrawn(month);
    say(`The sample of ${monthText(month)} is drawn.`);
  };
  return (
    <details className={classes.draw}>
      <summary>Draw the sample of another month</summary>
      <Form refusals={refusals} onSubmit={submit}>
        <div className={classes.row}>
          <NativeSelect
            {...refusals.field('month')}
            label="Month to draw"
            value={month}
            data={months.map((one) => ({ value: one, label: monthText(one) }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={drawing.loading}>
            Draw the sample
          </Button>
        </div>
      </Form>
    </details>
  );
}
