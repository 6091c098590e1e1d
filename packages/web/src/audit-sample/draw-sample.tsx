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

const MONTHS_BACK = 12;

/** Draws the sample of a month that has none: of months before Weft drew them by itself. */
export function DrawSample({ known }: { known: readonly string[] }) {
  const { today } = usePartnership();
  const first = `${today.slice(0, 8)}01` as CalendarDate;
  const months = Array.from({ length: MONTHS_BACK }, (_, nth) => addMonths(first, -1 - nth)).filter(
    (month) => !known.includes(month),
  );
  const [chosen, setChosen] = useState('');
  const month = months.find((one) => one === chosen) ?? months[0];
  const [draw, drawing] = useMutation(DRAW_AUDIT_SAMPLE, { refetchQueries: [{ query: AUDIT_SAMPLES }] });
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
