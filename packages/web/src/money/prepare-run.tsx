import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Stack } from '@mantine/core';
import { addDays, type CalendarDate, parseDate } from '@weft/shared';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { dateText } from '../ui/date-text.js';
import { DateField } from '../ui/fields.js';
import { Form, FormButtons } from '../ui/form.js';
import { moneyText } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { RUN_PAYMENTS, RUN_PREVIEW } from './run-queries.js';
import { Warnings } from './warnings.js';

/** The last day of the month before, and of the quarter before, the date. */
function periodsBefore(today: string): string[] {
  const [year = '', month = '01'] = today.split('-');
  const quarterStart = String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0');
  const dayBefore = (date: string): string => addDays(date as CalendarDate, -1);
  return [...new Set([dayBefore(`${year}-${month}-01`), dayBefore(`${year}-${quarterStart}-01`)])];
}

/** Asks for a payment run of everything verified up to the end of a period. */
export function Component() {
  const { today } = usePartnership();
  const to = useTo();
  const navigate = useNavigate();
  const suggested = periodsBefore(today);
  const [periodEnd, setPeriodEnd] = useState(suggested[0] ?? today);
  const [prepare, preparing] = useMutation(RUN_PAYMENTS, { refetchQueries: ['PaymentRuns'] });
  const refusals = useRefusals();
  const submit = async (): Promise<void> => {
    if (!parseDate(periodEnd)) {
      refusals.show([{ field: 'periodEnd', message: 'Enter the last day of the period.' }]);
      return;
    }
    const { data } = await prepare({ variables: { periodEnd } });
    const result = data?.runPayments;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result?.__typename === 'PaymentRun') await navigate(to(`money/runs/${result.id}`));
  };
  return (
    <>
      <PageHeader
        title="Prepare a payment run"
        lead="It takes every verified claim achieved by the end of the period, whenever it was verified, and those that earlier runs could not fund."
        back={{ to: to('money/runs'), label: 'Payment runs' }}
      />
      <Panel>
        <Form refusals={refusals} onSubmit={submit}>
          <Stack className="weft-form">
            <DateField
              {...refusals.field('periodEnd')}
              label="Last day of the period"
              value={periodEnd}
              max={today}
              onChange={(event) => setPeriodEnd(event.currentTarget.value)}
            />
            <Group gap="xs">
              {suggested.map((day) => (
                <Button key={day} variant="default" size="compact-md" onClick={() => setPeriodEnd(day)}>
                  {dateText(day)}
                </Button>
              ))}
            </Group>
            <Preview periodEnd={periodEnd} />
            <p>
              Asking twice for the same period gives the same run. Nothing is due before it is authorised.
            </p>
            <FormButtons send="Prepare the run" sending={preparing.loading} cancelTo={to('money/runs')} />
          </Stack>
        </Form>
      </Panel>
    </>
  );
}

/** What the run would bill, and the limits that it would come near or go over. */
function Preview({ periodEnd }: { periodEnd: string }) {
  const { today } = usePartnership();
  const skip = !parseDate(periodEnd) || periodEnd > today;
  const { data } = useQuery(RUN_PREVIEW, { variables: { periodEnd }, skip, fetchPolicy: 'network-only' });
  const preview = data?.paymentRunPreview;
  if (skip || preview?.__typename !== 'PaymentRunPreview') return null;
  return (
    <div aria-live="polite">
      <p>
        {preview.claimCount === 0
          ? 'No verified claim waits to be billed in it.'
          : `${count(preview.claimCount, 'verified claim')} ${preview.claimCount === 1 ? 'waits' : 'wait'} to be billed: ${moneyText(preview.total)}.`}
        {preview.givenBackCount > 0
          ? ` ${moneyText(preview.givenBackTotal)} will be given back for ${count(preview.givenBackCount, 'reversed claim')}.`
          : null}
      </p>
      <Warnings of={preview.warnings} />
    </div>
  );
}
