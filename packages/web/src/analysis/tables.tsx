import { useMutation, useQuery } from '@apollo/client/react';
import { Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { askedTableTitle, fieldValueText, type ProjectField } from '@weft/shared';
import { useState } from 'react';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { useListAddress } from '../ui/list-address.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './analysis.module.css';
import { PROJECT_TABLE, type ShownTable } from './analysis-queries.js';
import { FIELD_WORDS } from './analysis-words.js';
import { ANALYST_OUTPUTS, REQUEST_OUTPUT } from './output-queries.js';
import { TableView } from './table-view.js';

interface TablesProps {
  readonly projectId: string;
  readonly fields: readonly ProjectField[];
}

/**
 * A table of up to two dimensions, of all people or of those with one value of a third; and to ask for it. What was
 * chosen stands in the address: whoever looks at rows in between finds the same table again.
 */
export function Tables({ projectId, fields }: TablesProps) {
  const address = useListAddress({ rows: fields, columns: fields, of: 'text' });
  const known = (name: string) => fields.find((field) => field === name);
  const rows = known(address.get('rows')) ?? fields[0] ?? 'PROVIDER';
  const across = known(address.get('columns'));
  const columns = across === rows ? undefined : across;
  const [by, value] = splitOnce(address.get('of'));
  const narrowed = known(by);
  const filterBy = narrowed && narrowed !== rows && narrowed !== columns ? narrowed : null;
  const filterValue = filterBy && value;
  const { data, previousData, error, refetch } = useQuery(PROJECT_TABLE, {
    variables: { projectId, rows, columns: columns ?? null, filterBy, filterValue },
  });
  const answer = (data ?? previousData)?.projectTable;
  const table = answer?.__typename === 'ProjectTable' ? answer : null;
  const named = (field: ProjectField) => ({ value: field, label: FIELD_WORDS[field].name });
  return (
    <Panel title="Tables">
      <div className={classes.stack}>
        <div className={classes.choices}>
          <NativeSelect
            label="Rows"
            value={rows}
            data={fields.map(named)}
            onChange={({ currentTarget }) =>
              address.set({
                rows: currentTarget.value,
                ...(columns === currentTarget.value ? { columns: '' } : {}),
                ...(filterBy === currentTarget.value ? { of: '' } : {}),
              })
            }
          />
          <NativeSelect
            label="Columns"
            value={columns ?? ''}
            data={[{ value: '', label: 'None' }, ...fields.filter((field) => field !== rows).map(named)]}
            onChange={({ currentTarget }) =>
              address.set({
                columns: currentTarget.value,
                ...(filterBy === currentTarget.value ? { of: '' } : {}),
              })
            }
          />
          <NativeSelect
            label="Of whom"
            value={filterBy ? `${filterBy}:${filterValue}` : ''}
            data={[
              { value: '', label: 'Everybody' },
              ...(table?.choices ?? [])
                .filter(({ field }) => field !== rows && field !== columns)
                .map(({ field, values }) => ({
                  group: FIELD_WORDS[field].name,
                  items: values.map((value) => ({
                    value: `${field}:${value}`,
                    label: `${FIELD_WORDS[field].name}: ${fieldValueText(field, value)}`,
                  })),
                })),
            ]}
            onChange={({ currentTarget }) => address.set({ of: currentTarget.value })}
          />
        </div>
        {error && !answer ? <Fault error={error} onRetry={() => void refetch()} /> : null}
        {!answer && !error ? <Loading what="Counting" /> : null}
        {answer?.__typename === 'Refusal' ? <p>{answer.message}</p> : null}
        {table ? (
          <>
            <TableView table={table} />
            <AskForOutput key={JSON.stringify(table.asked)} projectId={projectId} table={table} />
          </>
        ) : null}
      </div>
    </Panel>
  );
}

function splitOnce(filter: string): [string, string] {
  const at = filter.indexOf(':');
  return [filter.slice(0, at), filter.slice(at + 1)];
}

function AskForOutput({ projectId, table }: { projectId: string; table: ShownTable }) {
  const to = useTo();
  const say = useSay();
  const refusals = useRefusals();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState(askedTableTitle(table.asked));
  const [meantFor, setMeantFor] = useState('');
  const [request, { loading }] = useMutation(REQUEST_OUTPUT, { refetchQueries: [ANALYST_OUTPUTS] });
  const send = async (): Promise<void> => {
    const { rows, columns, filterBy, filterValue } = table.asked;
    const { data } = await request({
      variables: {
        input: {
          projectId,
          title,
          meantFor,
          rows,
          columns: columns ?? null,
          filterBy: filterBy ?? null,
          filterValue: filterValue ?? null,
        },
      },
    });
    const result = data?.requestOutput;
    if (result?.__typename === 'Refusal') return refusals.show([result]);
    say('Asked: the data lead looks at it. You can download it once it is released.');
    setOpen(false);
  };
  if (!open)
    return (
      <div className={classes.choices}>
        <Button onClick={() => setOpen(true)}>Ask to take this table along</Button>
        <Button component={Link} to={to('analysis/outputs')} variant="default">
          What I asked for
        </Button>
      </div>
    );
  return (
    <Form refusals={refusals} className="weft-form" onSubmit={send}>
      <Stack>
        <TextInput
          {...refusals.field('title')}
          label="Title of the table"
          maxLength={120}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          {...refusals.field('meantFor')}
          label="Who will read it, and what for"
          description="The data lead reads this when they look at the table."
          autosize
          minRows={2}
          maxLength={2000}
          value={meantFor}
          onChange={(event) => setMeantFor(event.currentTarget.value)}
        />
        <div className={classes.choices}>
          <Button type="submit" loading={loading}>
            Ask for it
          </Button>
          <Button variant="default" onClick={() => setOpen(false)}>
            Cancel
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
