import { useMutation, useQuery } from '@apollo/client/react';
import { Button, FileButton, Stack, TextInput } from '@mantine/core';
import { readInstrument } from '@weft/shared';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { DraftNotice } from '../ui/draft-notice.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Form, FormButtons } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useDraft } from '../ui/use-draft.js';
import {
  DRAFT_INSTRUMENT,
  INSTRUMENTS,
  type InstrumentFacts,
  instrumentOf,
  UPDATE_INSTRUMENT,
} from './assessment-queries.js';
import { EditFigures } from './edit-figures.js';
import { EditQuestions } from './edit-questions.js';
import { besideFields, contentOf, EMPTY_FORM, formOf, type InstrumentForm } from './instrument-form.js';

/** Drafts an instrument: a new one, the next version of one (`?of=<id>`), or a draft that is there (`/:id/edit`). */
export function Component() {
  const { id } = useParams();
  const [params] = useSearchParams();
  const to = useTo();
  const { data, error, refetch } = useQuery(INSTRUMENTS);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the instruments" />;
  const from = data.instruments.find((one) => one.id === (id ?? params.get('of')));
  const draft = id ? from : undefined;
  const back = { to: to('settings/instruments'), label: 'Instruments' };
  if (id && draft?.state !== 'DRAFT')
    return (
      <>
        <PageHeader title="Change a draft" back={back} />
        <EmptyState title="This is no draft">
          A version that has been put in use never changes. Draft its next version instead.
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        title={
          draft ? `Change “${draft.title}”` : from ? `Next version of “${from.title}”` : 'Draft an instrument'
        }
        lead="Nobody is asked with it before you put it in use. If others hold the rights to the questions, type them only under their licence."
        back={back}
      />
      <Panel>
        <Editor key={from?.id} from={from} draftId={draft?.id} />
      </Panel>
    </>
  );
}

interface EditorProps {
  /** What the form begins with. */
  from: InstrumentFacts | undefined;
  /** The draft that is changed; otherwise one is made. */
  draftId: string | undefined;
}

function Editor({ from, draftId }: EditorProps) {
  const { slug } = usePartnership();
  const to = useTo();
  const say = useSay();
  const navigate = useNavigate();
  const refusals = useRefusals();
  const kept = useDraft<InstrumentForm>(
    `${slug}/instrument/${draftId ?? from?.id ?? 'new'}`,
    from ? formOf(instrumentOf(from)) : EMPTY_FORM,
  );
  const form = kept.value;
  const after = { refetchQueries: ['Instruments'], awaitRefetchQueries: true };
  const [draft, drafting] = useMutation(DRAFT_INSTRUMENT, after);
  const [update, updating] = useMutation(UPDATE_INSTRUMENT, after);

  const go = async (): Promise<void> => {
    const content = contentOf(form);
    const read = readInstrument(content, 1);
    if (Array.isArray(read)) {
      refusals.show(besideFields(read));
      return;
    }
    const result = draftId
      ? (await update({ variables: { id: draftId, content } })).data?.updateInstrumentDraft
      : (await draft({ variables: { content } })).data?.draftInstrument;
    if (result?.__typename === 'Refusal') refusals.show(besideFields([result]));
    else if (result) {
      kept.discard();
      say(`The draft of “${result.title}”, version ${result.version}, is saved.`);
      await navigate(to(`settings/instruments/${result.id}`));
    }
  };
  const bringIn = async (file: File | null): Promise<void> => {
    if (!file) return;
    const read = readInstrument(await file.text(), 1);
    if (Array.isArray(read)) {
      refusals.show(read.map(({ message, field }) => ({ message: `${file.name}, ${field}: ${message}` })));
      return;
    }
    refusals.clear();
    kept.set(formOf(read));
    say(`${file.name} is read. Look it through, then save the draft.`);
  };

  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack gap="lg" maw="44rem">
        <DraftNotice
          restored={kept.restored}
          onAfresh={() => {
            kept.discard();
            refusals.clear();
          }}
        />
        <div>
          <FileButton onChange={(file) => void bringIn(file)} accept="application/json,.json">
            {(props) => (
              <Button variant="default" {...props}>
                Import from a JSON file
              </Button>
            )}
          </FileButton>
        </div>
        <TextInput
          {...refusals.field('title')}
          label="Name"
          value={form.title}
          onChange={(event) => kept.set({ title: event.currentTarget.value })}
        />
        <TextInput
          {...refusals.field('code')}
          label="Code"
          description="Ties its versions together: capital letters, digits and underscores. It never changes."
          maw={320}
          disabled={from !== undefined}
          value={form.code}
          onChange={(event) =>
            kept.set({ code: event.currentTarget.value.toUpperCase().replaceAll(' ', '_') })
          }
        />
        <EditQuestions form={form} refusals={refusals} onChange={kept.set} />
        <EditFigures form={form} refusals={refusals} onChange={kept.set} />
        <FormButtons
          send="Save the draft"
          sending={drafting.loading || updating.loading}
          cancelTo={to('settings/instruments')}
          onCancel={kept.discard}
        />
      </Stack>
    </Form>
  );
}
