import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Radio, Stack } from '@mantine/core';
import {
  SUPPRESSION_OF,
  SUPPRESSION_PROFILES,
  type SuppressionProfile,
  suppressionSentence,
} from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { dateText, InstantText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './analysis.module.css';
import { CHOOSE_SUPPRESSION, SUPPRESSION_CHOICE } from './suppression-queries.js';

const NAMES: Readonly<Record<SuppressionProfile, string>> = {
  LOOSER: 'Less',
  USUAL: 'As usual',
  STRICTER: 'More',
};

/** How much is hidden from those who may not see individuals: chosen by the partnership among three. */
export function Component() {
  const { name, timeZone } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const { data, error, refetch } = useQuery(SUPPRESSION_CHOICE);
  const [choose, { loading }] = useMutation(CHOOSE_SUPPRESSION, { refetchQueries: [SUPPRESSION_CHOICE] });
  const [chosen, setChosen] = useState<SuppressionProfile | null>(null);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading how small figures are hidden" />;
  const { profile, choices } = data.suppressionChoice;
  const wanted = chosen ?? profile;
  const send = async (): Promise<void> => {
    await choose({ variables: { profile: wanted } });
    say('Chosen: it stands from the first day of the next month.');
  };
  return (
    <>
      <PageHeader
        title="Small figures"
        lead={`How much ${name} hides from those who may not see individuals: analysts, funders on what is not theirs, anchor organisations.`}
      />
      <Panel title="How much is hidden">
        <Form refusals={refusals} onSubmit={send}>
          <Stack>
            <p>
              Today: <strong>{NAMES[profile]}</strong>. {suppressionSentence(SUPPRESSION_OF[profile])}
            </p>
            <Radio.Group
              label="From the first day of the next month"
              value={wanted}
              onChange={(value) => setChosen(value as SuppressionProfile)}
            >
              <Stack gap="xs" mt="xs">
                {SUPPRESSION_PROFILES.map((one) => (
                  <Radio
                    key={one}
                    value={one}
                    label={NAMES[one]}
                    description={suppressionSentence(SUPPRESSION_OF[one])}
                  />
                ))}
              </Stack>
            </Radio.Group>
            <p className={classes.soft}>
              It changes with a month, so that no month is told in two ways: laid side by side, they would
              tell more than either. Who has seen figures before still knows them.
            </p>
            <div>
              <Button type="submit" loading={loading}>
                Choose it
              </Button>
            </div>
          </Stack>
        </Form>
      </Panel>
      {choices.length > 0 ? (
        <Panel title="What was chosen">
          <ul className={classes.list}>
            {choices.map((one) => (
              <li key={one.id}>
                <span>
                  <strong>{NAMES[one.profile]}</strong> from {dateText(one.from)}
                </span>
                <span className={classes.soft}>
                  {one.chosenBy?.name ?? 'Somebody'}, <InstantText of={one.chosenAt} timeZone={timeZone} />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  );
}
