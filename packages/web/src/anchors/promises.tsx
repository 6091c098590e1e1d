import { useMutation } from '@apollo/client/react';
import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { addMonths, calendarDate } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { dateText } from '../ui/date-text.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { Icon } from '../ui/icons.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import { type AnchorFacts, type AnchorPromise, RECORD_PROMISE, SETTLE_PROMISE } from './anchor-queries.js';
import classes from './anchors.module.css';

/** What was promised at the reviews, by either side, and whether it was kept. */
export function Promises({ anchor }: { anchor: AnchorFacts }) {
  const [adding, setAdding] = useState(false);
  const open = anchor.promises.filter(({ kept }) => kept === null);
  return (
    <Panel
      title="Promised at the reviews"
      actions={
        adding ? null : (
          <Button variant="default" leftSection={<Icon name="add" />} onClick={() => setAdding(true)}>
            Add a promise
          </Button>
        )
      }
    >
      <p className={classes.soft}>
        {anchor.lastReviewOn
          ? `The last review was on ${dateText(anchor.lastReviewOn)}. ${open.length === 0 ? 'No promise is open.' : open.length === 1 ? 'One promise is open.' : `${open.length} promises are open.`}`
          : 'No review is written down yet. Write down what both sides promise at the next one.'}
      </p>
      {adding ? <PromiseForm anchor={anchor} onDone={() => setAdding(false)} /> : null}
      <PromiseList promises={anchor.promises} name={anchor.name} settles />
    </Panel>
  );
}

/** Promises by review, the latest first. */
export function PromiseList({
  promises,
  name,
  settles = false,
}: {
  promises: readonly AnchorPromise[];
  name: string;
  settles?: boolean;
}) {
  return (
    <ul className={classes.list}>
      {promises.map((promise) => (
        <OnePromise key={promise.id} promise={promise} name={name} settles={settles} />
      ))}
    </ul>
  );
}

function OnePromise({ promise, name, settles }: { promise: AnchorPromise; name: string; settles: boolean }) {
  const { today } = usePartnership();
  const say = useSay();
  const [settle, { loading }] = useMutation(SETTLE_PROMISE);
  const { id, words, who, promisedBy, dueOn, reviewOn, kept } = promise;
  const set = async (isKept: boolean): Promise<void> => {
    const { data } = await settle({ variables: { id, kept: isKept } });
    if (data) say(isKept ? 'The promise is marked as kept.' : 'The promise is marked as not kept.');
  };
  return (
    <li>
      <div className={classes.entry}>
        <span className={classes.words}>{words}</span>
        <span className={classes.soft}>
          {who}, {promisedBy === 'ANCHOR' ? name : 'for the link workers'}, on {dateText(reviewOn)}; by{' '}
          {dateText(dueOn)}
        </span>
      </div>
      <div className={classes.buttons}>
        {kept === null ? (
          <StateBadge tone={dueOn < today ? 'needs' : 'going'}>{dueOn < today ? 'Late' : 'Open'}</StateBadge>
        ) : (
          <StateBadge tone={kept ? 'good' : 'stopped'}>{kept ? 'Kept' : 'Not kept'}</StateBadge>
        )}
        {settles && kept !== true ? (
          <Button
            variant="default"
            size="compact-md"
            loading={loading}
            aria-label={`Kept: ${words}`}
            onClick={() => void set(true)}
          >
            Kept
          </Button>
        ) : null}
        {settles && kept !== false ? (
          <Button
            variant="default"
            size="compact-md"
            loading={loading}
            aria-label={`Not kept: ${words}`}
            onClick={() => void set(false)}
          >
            Not kept
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function PromiseForm({ anchor, onDone }: { anchor: AnchorFacts; onDone: () => void }) {
  const { today } = usePartnership();
  const [value, setValue] = useState<{
    words: string;
    promisedBy: AnchorPromise['promisedBy'];
    who: string;
    reviewOn: string;
    dueOn: string;
  }>({ words: '', promisedBy: 'ANCHOR', who: '', reviewOn: today, dueOn: addMonths(calendarDate(today), 1) });
  const [record, { loading }] = useMutation(RECORD_PROMISE);
  const refusals = useRefusals();
  const say = useSay();
  const set = (change: Partial<typeof value>): void => setValue((before) => ({ ...before, ...change }));
  const go = async (): Promise<void> => {
    const missing = [
      ...(value.reviewOn ? [] : [{ field: 'reviewOn', message: 'Enter the day of the review.' }]),
      ...(value.dueOn ? [] : [{ field: 'dueOn', message: 'Enter the day it is promised for.' }]),
    ];
    if (missing.length > 0) {
      refusals.show(missing);
      return;
    }
    const { data } = await record({ variables: { input: { anchorId: anchor.id, ...value } } });
    const result = data?.recordAnchorPromise;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say('The promise is written down.');
      onDone();
    }
  };
  return (
    <div className={classes.form}>
      <Form refusals={refusals} onSubmit={go} className="weft-form">
        <Stack gap="sm">
          <Textarea
            {...refusals.field('words')}
            label="What was promised"
            autosize
            minRows={2}
            value={value.words}
            onChange={({ currentTarget }) => set({ words: currentTarget.value })}
          />
          <NativeSelect
            {...refusals.field('promisedBy')}
            label="By which side"
            value={value.promisedBy}
            data={[
              { value: 'ANCHOR', label: anchor.name },
              { value: 'PROVIDER', label: 'The link workers' },
            ]}
            onChange={({ currentTarget }) =>
              set({ promisedBy: currentTarget.value === 'ANCHOR' ? 'ANCHOR' : 'PROVIDER' })
            }
          />
          <TextInput
            {...refusals.field('who')}
            label="Who promised it"
            autoComplete="off"
            value={value.who}
            onChange={({ currentTarget }) => set({ who: currentTarget.value })}
          />
          <Group gap="sm" align="start">
            <DateField
              {...refusals.field('reviewOn')}
              label="Review on"
              max={today}
              value={value.reviewOn}
              onChange={({ currentTarget }) => set({ reviewOn: currentTarget.value })}
            />
            <DateField
              {...refusals.field('dueOn')}
              label="Promised for"
              value={value.dueOn}
              onChange={({ currentTarget }) => set({ dueOn: currentTarget.value })}
            />
          </Group>
          <Group gap="sm">
            <Button type="submit" loading={loading}>
              Save the promise
            </Button>
            <Button variant="default" onClick={onDone}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </Form>
    </div>
  );
}
