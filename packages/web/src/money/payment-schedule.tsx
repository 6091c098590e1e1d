import { useMutation, useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import type { PaymentSchedule as Schedule } from '../gql/graphql.js';
import { faultText } from '../ui/fault-text.js';
import { Panel } from '../ui/panel.js';
import { useSay } from '../ui/say.js';
import { PAYMENT_SCHEDULE, SET_PAYMENT_SCHEDULE } from './run-queries.js';

const CHOICES: readonly { value: Schedule; label: string }[] = [
  { value: 'BY_HAND', label: 'By hand' },
  { value: 'MONTHLY', label: 'By itself, after the end of each month' },
  { value: 'QUARTERLY', label: 'By itself, after the end of each quarter' },
];

/** Who prepares runs: the backbone by hand, or Weft when a period has ended. */
export function PaymentSchedule() {
  const { data } = useQuery(PAYMENT_SCHEDULE);
  const [set, setting] = useMutation(SET_PAYMENT_SCHEDULE);
  const say = useSay();
  if (!data) return null;
  const choose = async (schedule: Schedule): Promise<void> => {
    const answer = await set({ variables: { schedule } });
    const result = answer.data?.setPaymentSchedule;
    say(result?.__typename === 'Refusal' ? result.message : 'The schedule is saved.');
  };
  return (
    <Panel title="Who prepares runs">
      <NativeSelect
        className="weft-form"
        label="Runs are prepared"
        description="The commissioner authorises each of them in either case."
        disabled={setting.loading}
        value={data.partnership.paymentSchedule}
        data={[...CHOICES]}
        onChange={(event) => {
          const chosen = CHOICES.find(({ value }) => value === event.currentTarget.value);
          if (chosen) choose(chosen.value).catch((fault: unknown) => say(faultText(fault)));
        }}
      />
    </Panel>
  );
}
