import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import type { MergeSide } from '../gql/graphql.js';
import { nameOf } from '../people/people-queries.js';
import { DayText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import { type Choices, Choose, startingChoices } from './choose.js';
import { Clashes, Decided } from './clashes.js';
import classes from './merging.module.css';
import { MERGE, MERGE_PREVIEW, type Preview } from './merging-queries.js';
import { sameText } from './same-words.js';
import { TwoPeople } from './two-people.js';
import { WhatHappens } from './what-happens.js';

/** Two records side by side: what each says, whose value counts, what will happen; and the decision. */
export function Component() {
  const { id = '', otherId = '' } = useParams();
  const { data, error, refetch } = useQuery(MERGE_PREVIEW, {
    variables: { oneId: id, otherId },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Laying both records side by side" />;
  return <Side key={`${id} ${otherId}`} preview={data.mergePreview} />;
}

function Side({ preview }: { preview: Preview }) {
  const { one, other, likeness, claims } = preview;
  const to = useTo();
  const { timeZone } = usePartnership();
  const navigate = useNavigate();
  const say = useSay();
  const refusals = useRefusals();
  const [choices, setChoices] = useState<Choices>(() => startingChoices(preview));
  const [merge, merging] = useMutation(MERGE, { refetchQueries: 'active' });
  const kept = choices.kept === one.id ? one : other;
  const merged = kept === one ? other : one;
  const sideOf = (recordId: string): MergeSide => (recordId === kept.id ? 'KEPT' : 'MERGED');
  const waits = claims.length > 0;
  const go = async (): Promise<void> => {
    const { data } = await merge({
      variables: {
        input: {
          keptId: kept.id,
          mergedId: merged.id,
          nameFrom: sideOf(choices.name),
          birthDateFrom: sideOf(choices.birthDate),
          postcodeFrom: sideOf(choices.postcode),
          supportFrom: sideOf(choices.support),
          baselines: preview.baselines.map(({ outcomeCode }) => ({
            outcomeCode,
            from: sideOf(choices.baselines[outcomeCode] ?? kept.id),
          })),
        },
      },
    });
    const result = data?.mergeParticipants;
    if (result?.__typename === 'Participant') {
      say(`${merged.reference} is now part of ${kept.reference}. It can be undone on this page.`);
      void navigate(to(`people/${kept.id}`));
    } else if (result) refusals.show([result]);
  };
  const apart = (): void => {
    say('They are kept apart, and are not proposed again.');
    void navigate(to('people/same'));
  };
  return (
    <>
      <PageHeader
        title="One person, two records?"
        lead={`${nameOf(one)} (${one.reference}) and ${nameOf(other)} (${other.reference}). You decide, and it can be undone.`}
        back={{ to: to('people/same'), label: 'Likely the same' }}
        beside={<StateBadge tone="quiet">{sameText(likeness.verdict, likeness.percent)}</StateBadge>}
      />
      {preview.knownApartSince ? (
        <p className={classes.notice}>
          On <DayText of={preview.knownApartSince} timeZone={timeZone} /> somebody said that these are two
          different people.
        </p>
      ) : null}
      <Form refusals={refusals} onSubmit={go}>
        <Stack gap={0}>
          {waits ? <Clashes preview={preview} /> : null}
          <Decided decisions={preview.decisions} />
          <Panel title="What counts from now on">
            <Choose preview={preview} choices={choices} refusals={refusals} onChange={setChoices} />
          </Panel>
          <Panel title="Why they may be the same">
            <p>{likeness.reasons.join('. ')}.</p>
          </Panel>
          <WhatHappens preview={preview} kept={kept} merged={merged} supportFrom={choices.support} />
          <Group mt="lg">
            <Button type="submit" loading={merging.loading} disabled={waits}>
              Make them one record
            </Button>
            <TwoPeople one={one} other={other} onApart={apart} />
          </Group>
          {waits ? (
            <p className={`${classes.quiet} ${classes.until}`}>
              They can be made one once each outcome is claimed on one record only. This pair stays under
              Likely the same until then.
            </p>
          ) : null}
        </Stack>
      </Form>
    </>
  );
}
