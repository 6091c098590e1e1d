import { useMutation } from '@apollo/client/react';
import { Button, Stack, TextInput } from '@mantine/core';
import { parseDate } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { moneyText } from '../ui/money.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { SETTLE_STATEMENT, STATEMENT, type StatementFacts } from './statement-queries.js';

/** Records that the money of a statement is there: on which day, and under which reference. */
export function SettleStatement({ statement }: { statement: StatementFacts }) {
  const { today } = usePartnership();
  const [on, setOn] = useState(today);
  const [reference, setReference] = useState('');
  const [settle, settling] = useMutation(SETTLE_STATEMENT, {
    refetchQueries: [{ query: STATEMENT, variables: { id: statement.id } }, 'Statements', 'Today'],
  });
  const refusals = useRefusals();
  const say = useSay();

  const submit = async (): Promise<void> => {
    const missing = [
      ...(parseDate(on) ? [] : [{ field: 'on', message: 'Enter the day on which the money was there.' }]),
      ...(reference.trim() ? [] : [{ field: 'reference', message: 'Enter the payment’s reference.' }]),
    ];
    if (missing.length > 0) {
      refusals.show(missing);
      return;
    }
    const { data } = await settle({ variables: { id: statement.id, on, reference: reference.trim() } });
    const result = data?.settleStatement;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else say(`${statement.reference} is settled: ${moneyText(statement.total)}.`);
  };

  return (
    <Panel title="Record the payment" tone="warm">
      <Form refusals={refusals} onSubmit={submit}>
        <Stack className="weft-form">
          <p>{moneyText(statement.total)} is awaiting payment. Record it when the money is there.</p>
          <DateField
            {...refusals.field('on')}
            label="Paid on"
            value={on}
            max={today}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
          <TextInput
            {...refusals.field('reference')}
            label="Payment reference"
            description="As the bank shows it"
            maxLength={200}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" loading={settling.loading}>
              Record the payment
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}
