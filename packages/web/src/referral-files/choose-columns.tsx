import { useMutation } from '@apollo/client/react';
import { Button, NativeSelect, Stack } from '@mantine/core';
import {
  mapColumns,
  NEEDED_COLUMNS,
  REFERRAL_COLUMNS,
  REFERRAL_FIELDS,
  type ReferralField,
} from '@weft/shared';
import { useState } from 'react';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { CHOOSE_REFERRAL_COLUMNS, type FileFacts } from './file-queries.js';
import classes from './files.module.css';

/** What somebody chose: for a field the place of its column. */
type Chosen = ReadonlyMap<ReferralField, number>;

/** The places that the headings themselves give a field. */
const placesOf = (headings: readonly string[], field: ReferralField): number[] =>
  mapColumns(headings).columns.flatMap((one, place) => (one === field ? [place] : []));

/** The choices by column; of two that said the same, the one that was not chosen is left out. */
const byColumn = (headings: readonly string[], chosen: Chosen): Map<number, ReferralField | null> =>
  new Map([
    ...[...chosen.keys()].flatMap((field) =>
      placesOf(headings, field).map((place) => [place, null] as const),
    ),
    ...[...chosen].map(([field, place]) => [place, field] as const),
  ]);

/** Says which column holds what, where the headings do not say it. */
export function ChooseColumns({ file: { id, headings } }: { file: FileFacts }) {
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const refusals = useRefusals();
  const [send, { loading }] = useMutation(CHOOSE_REFERRAL_COLUMNS);
  const unclear = REFERRAL_FIELDS.filter((field) => placesOf(headings, field).length !== 1);
  const mustBeSaid = unclear.filter(
    (field) => NEEDED_COLUMNS.includes(field) || placesOf(headings, field).length > 1,
  );
  const others = unclear.filter((field) => !mustBeSaid.includes(field));
  const go = async (): Promise<void> => {
    const columns = byColumn(headings, chosen);
    const { faults } = mapColumns(headings, columns);
    refusals.show(faults.map((message) => ({ message })));
    if (faults.length > 0) return;
    const choices = [...columns].map(([place, field]) => ({ place, field }));
    const { data } = await send({ variables: { id, columns: choices } });
    if (data?.chooseReferralColumns.__typename === 'Refusal') refusals.show([data.chooseReferralColumns]);
  };
  const choose = (field: ReferralField) => (
    <NativeSelect
      key={field}
      label={`Which column holds “${REFERRAL_COLUMNS[field].heading}”?`}
      value={chosen.get(field)?.toString() ?? ''}
      data={[
        { value: '', label: 'Choose' },
        ...headings.map((heading, place) => ({
          value: place.toString(),
          label: `${place + 1}: ${heading.trim() === '' ? 'without a heading' : heading}`,
        })),
      ]}
      onChange={({ currentTarget: { value } }) => {
        const now = new Map(chosen);
        if (value === '') now.delete(field);
        else now.set(field, Number(value));
        setChosen(now);
      }}
    />
  );
  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack className="weft-form">
        <p className={classes.after}>Choose the columns here, or correct the file and send it again.</p>
        {mustBeSaid.map(choose)}
        {others.length > 0 ? (
          <details className={classes.columns}>
            <summary>Columns that may be missing</summary>
            <Stack>{others.map(choose)}</Stack>
          </details>
        ) : null}
        <div>
          <Button type="submit" loading={loading}>
            Check the file again
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
