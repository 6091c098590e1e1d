import { useMutation } from '@apollo/client/react';
import { Button, NativeSelect, Stack } from '@mantine/core';
import { FIELD_TITLES } from '@weft/shared';
import { useState } from 'react';
import type { ExtractField } from '../gql/graphql.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { CHOOSE_EXTRACT_COLUMNS, type ExtractFacts } from './extract-queries.js';
import classes from './extracts.module.css';

/** Of each field that has one, the place of its column. */
type Chosen = ReadonlyMap<ExtractField, number>;

const chosenOf = ({ columns }: ExtractFacts): Chosen =>
  new Map(columns.flatMap(({ place, field }) => (field ? [[field, place] as const] : [])));

/** Says which column of the file holds what; a column that is not chosen is not read. */
export function ChooseColumns({ extract }: { extract: ExtractFacts }) {
  const { id, headings, fields, needed } = extract;
  const [chosen, setChosen] = useState<Chosen>(() => chosenOf(extract));
  const refusals = useRefusals();
  const [send, { loading }] = useMutation(CHOOSE_EXTRACT_COLUMNS);
  const go = async (): Promise<void> => {
    const twice = fields.filter((field) => {
      const place = chosen.get(field);
      return place !== undefined && fields.some((one) => one !== field && chosen.get(one) === place);
    });
    const missing = needed.filter((field) => !chosen.has(field));
    const faults = [
      ...missing.map((field) => ({
        field,
        message: `Choose the column that holds “${FIELD_TITLES[field]}”.`,
      })),
      ...twice.map((field) => ({
        field,
        message: 'Another line has the same column. A column holds one thing.',
      })),
    ];
    refusals.show(faults);
    if (faults.length > 0) return;
    const columns = [...chosen].map(([field, place]) => ({ place, field }));
    const { data } = await send({ variables: { id, columns } });
    if (data?.chooseExtractColumns.__typename === 'Refusal')
      refusals.show([{ ...data.chooseExtractColumns, field: null }]);
  };
  const choose = (field: ExtractField, place: string): void => {
    const now = new Map(chosen);
    if (place === '') now.delete(field);
    else now.set(field, Number(place));
    setChosen(now);
  };
  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack className="weft-form" mt="md">
        <div className={classes.columns}>
          {fields.map((field) => (
            <NativeSelect
              {...refusals.field(field)}
              key={field}
              label={FIELD_TITLES[field]}
              withAsterisk={needed.includes(field)}
              value={chosen.get(field)?.toString() ?? ''}
              data={[
                { value: '', label: needed.includes(field) ? 'Choose' : 'Not in the file' },
                ...headings.map((heading, place) => ({
                  value: place.toString(),
                  label: `${place + 1}: ${heading.trim() === '' ? 'without a heading' : heading}`,
                })),
              ]}
              onChange={({ currentTarget: { value } }) => choose(field, value)}
            />
          ))}
        </div>
        <div>
          <Button
            type="submit"
            variant={extract.state === 'CHECKED' ? 'default' : 'filled'}
            loading={loading}
          >
            {extract.state === 'CHECKED' ? 'Check the file again' : 'Check the rows'}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
