import { useMutation, useQuery } from '@apollo/client/react';
import { Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { addMonths, calendarDate, PROJECT_FIELDS, type ProjectField } from '@weft/shared';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { Fault } from '../ui/fault.js';
import { DateField } from '../ui/fields.js';
import { Form, FormButtons } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { ANALYST_PROJECTS, APPROVE_PROJECT } from './analysis-queries.js';
import { FIELD_WORDS } from './analysis-words.js';
import { ANALYSTS } from './analyst-queries.js';

/** The data lead approves what analysts may work on. */
export function Component() {
  const { today } = usePartnership();
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const refusals = useRefusals();
  const { data, error, refetch } = useQuery(ANALYSTS);
  const [approve, { loading }] = useMutation(APPROVE_PROJECT, { refetchQueries: [ANALYST_PROJECTS] });
  const [title, setTitle] = useState('');
  const [purpose, setPurpose] = useState('');
  const [lawfulBasis, setBasis] = useState('');
  const [fields, setFields] = useState<string[]>([]);
  const [analystIds, setAnalysts] = useState<string[]>([]);
  const [from, setFrom] = useState<string>(today);
  const [until, setUntil] = useState<string>(addMonths(calendarDate(today), 6));
  const send = async (): Promise<void> => {
    if (from === '' || until === '')
      return refusals.show([{ message: 'Give both days.', field: from === '' ? 'from' : 'until' }]);
    const input = {
      title,
      purpose,
      lawfulBasis,
      fields: fields as ProjectField[],
      analystIds,
      from,
      until,
    };
    const result = (await approve({ variables: { input } })).data?.approveProject;
    if (result?.__typename === 'Refusal') return refusals.show([result]);
    say(`${title} is approved.`);
    void navigate(to('analysis'));
  };
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the analysts" />;
  return (
    <>
      <PageHeader
        title="Approve a project"
        lead="Its terms never change. Another purpose, or something more to know, is another project."
        back={{ to: to('analysis'), label: 'Analysis' }}
      />
      <Form refusals={refusals} className="weft-form" onSubmit={send}>
        <Stack>
          <TextInput
            {...refusals.field('title')}
            label="Title"
            maxLength={120}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Textarea
            {...refusals.field('purpose')}
            label="What is to be learnt, and what for"
            autosize
            minRows={3}
            maxLength={2000}
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          />
          <TextInput
            {...refusals.field('lawfulBasis')}
            label="Lawful basis"
            maxLength={500}
            value={lawfulBasis}
            onChange={(event) => setBasis(event.currentTarget.value)}
          />
          <Checkbox.Group
            {...refusals.field('fields')}
            label="What the project needs to know of people"
            description="As little as will do"
            value={fields}
            onChange={setFields}
          >
            <Stack gap="xs" mt="xs">
              {PROJECT_FIELDS.map((field) => (
                <Checkbox
                  key={field}
                  value={field}
                  label={`${FIELD_WORDS[field].name}: ${FIELD_WORDS[field].what}`}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <Checkbox.Group
            {...refusals.field('analystIds')}
            label="Who works on it"
            value={analystIds}
            onChange={setAnalysts}
          >
            <Stack gap="xs" mt="xs">
              {data.analysts.length === 0 ? (
                <p>
                  Nobody is an analyst here. Whoever sets the partnership up gives somebody this role; then
                  you record how they are accredited.
                </p>
              ) : null}
              {data.analysts.map(({ id, name, accreditations }) => (
                <Checkbox
                  key={id}
                  value={id}
                  label={name}
                  {...(accreditations.some(({ stands }) => stands)
                    ? {}
                    : {
                        description:
                          'Not accredited today: they see nothing of a project before an accreditation is recorded, under Analysis.',
                      })}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <DateField
            {...refusals.field('from')}
            label="First day"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <DateField
            {...refusals.field('until')}
            label="Last day"
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <FormButtons send="Approve it" sending={loading} cancelTo={to('analysis')} />
        </Stack>
      </Form>
    </>
  );
}
