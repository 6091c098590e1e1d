import { useMutation } from '@apollo/client/react';
import { Radio, Stack, Textarea } from '@mantine/core';
import { isRefusal, parseDate, parseMoney } from '@weft/shared';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { DateField, MoneyField } from '../ui/fields.js';
import { Form, FormButtons } from '../ui/form.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { RECORD_GRANT, RECORD_OPENING } from './run-queries.js';

type Kind = 'GRANT' | 'OPENING';

/** Records a period that was paid by grant, or what was paid before Weft: both are split by the agreement. */
export function Component() {
  const { currency, contractFrom } = usePartnership();
  const to = useTo();
  const navigate = useNavigate();
  const [kind, setKind] = useState<Kind>('GRANT');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [grant, granting] = useMutation(RECORD_GRANT, { refetchQueries: ['PaymentRuns'] });
  const [opening, openingIt] = useMutation(RECORD_OPENING, { refetchQueries: ['PaymentRuns'] });
  const refusals = useRefusals();
  const endField = kind === 'GRANT' ? 'to' : 'periodEnd';

  const check = (): RefusalLike[] => {
    const money = parseMoney(amount.trim(), currency, 'amount');
    return [
      ...(kind === 'GRANT' && !parseDate(from)
        ? [{ field: 'from', message: 'Enter the first day of the period.' }]
        : []),
      ...(parseDate(until) ? [] : [{ field: endField, message: 'Enter the last day of the period.' }]),
      ...(isRefusal(money) ? [{ field: 'amount', message: money.message }] : []),
      ...(reason.trim() ? [] : [{ field: 'reason', message: 'Say what the payment was agreed for.' }]),
    ];
  };
  const record = async () => {
    const said = { amount: amount.trim(), reason: reason.trim() };
    if (kind === 'GRANT') return (await grant({ variables: { from, to: until, ...said } })).data?.recordGrant;
    return (await opening({ variables: { periodEnd: until, ...said } })).data?.recordOpening;
  };
  const submit = async (): Promise<void> => {
    const wrong = check();
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const result = await record();
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result?.__typename === 'PaymentRun') await navigate(to(`money/runs/${result.id}`));
  };

  return (
    <>
      <PageHeader
        title="Record a grant"
        lead="In a period paid by grant, outcomes are recorded and verified, and nothing more is due for them. The amount is divided by the funding agreement."
        back={{ to: to('money/runs'), label: 'Payment runs' }}
      />
      <Panel>
        <Form refusals={refusals} onSubmit={submit}>
          <Stack className="weft-form">
            <Radio.Group label="What was paid" value={kind} onChange={(value) => setKind(value as Kind)}>
              <Stack gap="xs" mt="xs">
                <Radio value="GRANT" label="A grant for a period" />
                <Radio value="OPENING" label="What was paid before Weft, since the contract began" />
              </Stack>
            </Radio.Group>
            {kind === 'GRANT' ? (
              <DateField
                {...refusals.field('from')}
                label="First day of the period"
                min={contractFrom}
                value={from}
                onChange={(event) => setFrom(event.currentTarget.value)}
              />
            ) : null}
            <DateField
              {...refusals.field(endField)}
              label="Last day of the period"
              min={contractFrom}
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
            <MoneyField
              {...refusals.field('amount')}
              currency={currency}
              label="Amount"
              value={amount}
              onChange={(event) => setAmount(event.currentTarget.value)}
            />
            <Textarea
              {...refusals.field('reason')}
              label="Reason"
              description="What was agreed, and with whom"
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <FormButtons
              send="Record it"
              sending={granting.loading || openingIt.loading}
              cancelTo={to('money/runs')}
            />
          </Stack>
        </Form>
      </Panel>
    </>
  );
}
