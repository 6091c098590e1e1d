import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { addDays, addYears, calendarDate } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { dateText } from '../ui/date-text.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { Money } from '../ui/money.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { ShownCount } from '../ui/shown-count.js';
import { AGREE_PLACES, type AnchorFacts } from './anchor-queries.js';
import { WHY_HIDDEN } from './anchor-words.js';
import classes from './anchors.module.css';

/** Places agreed and used, year by year; beside them what the anchor pays, for who sees money. */
export function Places({ anchor }: { anchor: AnchorFacts }) {
  const [adding, setAdding] = useState(false);
  const hides =
    anchor.allPlaces.some(({ used }) => used == null) || anchor.payments?.some(({ amount }) => !amount);
  return (
    <Panel
      title="Places"
      actions={
        adding ? null : (
          <Button variant="default" onClick={() => setAdding(true)}>
            Agree places
          </Button>
        )
      }
    >
      {anchor.allPlaces.length === 0 ? (
        <p className={classes.soft}>No places are agreed yet.</p>
      ) : (
        <table className={classes.table}>
          <caption className="weft-visually-hidden">Places agreed and used</caption>
          <thead>
            <tr>
              <th scope="col">Year</th>
              <th scope="col" data-align="end">
                Agreed
              </th>
              <th scope="col" data-align="end">
                Used
              </th>
            </tr>
          </thead>
          <tbody>
            {anchor.allPlaces.map(({ from, to, places, used }) => (
              <tr key={from}>
                <th scope="row">
                  {dateText(from)} to {dateText(to)}
                </th>
                <td data-align="end">{places}</td>
                <td data-align="end">
                  <ShownCount of={used} />
                  {used != null && used > places ? (
                    <span className={classes.soft}> ({used - places} over)</span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hides ? <p className={classes.soft}>{WHY_HIDDEN}</p> : null}
      {adding ? <PlacesForm anchor={anchor} onDone={() => setAdding(false)} /> : null}
      {anchor.payments && anchor.payments.length > 0 ? <Paid payments={anchor.payments} /> : null}
    </Panel>
  );
}

function Paid({ payments }: { payments: NonNullable<AnchorFacts['payments']> }) {
  return (
    <div className={classes.form}>
      <table className={classes.table}>
        <caption>What it pays for its own people</caption>
        <tbody>
          {payments.map(({ periodEnd, amount }) => (
            <tr key={periodEnd}>
              <th scope="row">Run to {dateText(periodEnd)}</th>
              <td data-align="end">{amount ? <Money of={amount} /> : <ShownCount of={null} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PlacesForm({ anchor, onDone }: { anchor: AnchorFacts; onDone: () => void }) {
  const { today } = usePartnership();
  const last = anchor.allPlaces[0]?.to;
  const first = last ? addDays(calendarDate(last), 1) : calendarDate(today);
  const [value, setValue] = useState<{ from: string; to: string; places: string }>({
    from: first,
    to: addDays(addYears(first, 1), -1),
    places: '',
  });
  const [agree, { loading }] = useMutation(AGREE_PLACES);
  const refusals = useRefusals();
  const say = useSay();
  const go = async (): Promise<void> => {
    const { from, to } = value;
    const places = Number(value.places);
    const wrong = [
      ...(from ? [] : [{ field: 'from', message: 'Enter the first day.' }]),
      ...(to ? [] : [{ field: 'to', message: 'Enter the last day.' }]),
      ...(/^\d{1,6}$/.test(value.places.trim())
        ? []
        : [{ field: 'places', message: 'Say how many places, in figures.' }]),
    ];
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const { data } = await agree({ variables: { input: { anchorId: anchor.id, from, to, places } } });
    const result = data?.agreeAnchorPlaces;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say(`${places} places are agreed.`);
      onDone();
    }
  };
  return (
    <div className={classes.form}>
      <Form refusals={refusals} onSubmit={go} className="weft-form">
        <Stack gap="sm">
          <Group gap="sm" align="start">
            <DateField
              {...refusals.field('from')}
              label="First day"
              value={value.from}
              onChange={({ currentTarget: { value: from } }) => setValue((before) => ({ ...before, from }))}
            />
            <DateField
              {...refusals.field('to')}
              label="Last day"
              value={value.to}
              onChange={({ currentTarget: { value: to } }) => setValue((before) => ({ ...before, to }))}
            />
          </Group>
          <TextInput
            {...refusals.field('places')}
            label="How many places"
            inputMode="numeric"
            autoComplete="off"
            maw={160}
            value={value.places}
            onChange={({ currentTarget: { value: places } }) => setValue((before) => ({ ...before, places }))}
          />
          <Group gap="sm">
            <Button type="submit" loading={loading}>
              Save the places
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
