import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Stack } from '@mantine/core';
import type { Instrument } from '@weft/shared';
import { parseDate } from '@weft/shared';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { DraftNotice } from '../ui/draft-notice.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useDraft } from '../ui/use-draft.js';
import { type AnswersDraft, answersGiven, beginning } from './answers-draft.js';
import {
  type AssessmentFacts,
  CORRECT_ASSESSMENT,
  instrumentOf,
  MEASURES,
  RECORD_ASSESSMENT,
} from './assessment-queries.js';
import { CheckAnswers } from './check-answers.js';
import { ChooseQuestions } from './choose-questions.js';
import { Question } from './question.js';
import { Result } from './result.js';
import classes from './taking.module.css';

/** Asks somebody: `people/<id>/assess?instrument=<id>`, or puts an assessment right: `?correct=<id>`. */
export function Component() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const to = useTo();
  const { data, error, refetch } = useQuery(MEASURES, { variables: { participantId: id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the questions" />;
  const person = data.participant;
  if (!person)
    return (
      <>
        <PageHeader title="Measure how they are" back={{ to: to('people'), label: 'People' }} />
        <EmptyState title="There is no such participant">They may be supported by somebody else.</EmptyState>
      </>
    );
  const wrong = person.assessments.find((one) => one.id === params.get('correct'));
  const wanted = wrong?.instrumentId ?? params.get('instrument');
  const kept = data.instruments.find((one) => one.id === wanted && (wrong || one.state === 'IN_USE'));
  const name = nameOf(person);
  const back = { to: to(`people/${person.id}`), label: name };
  if (!kept)
    return <ChooseQuestions person={person} instruments={data.instruments} isWrong={wanted !== null} />;
  return (
    <>
      <PageHeader
        title={wrong ? `Correct “${kept.title}”` : kept.title}
        lead={`For ${name}, ${person.reference}. What you answer is kept on this device until you send it.`}
        back={back}
      />
      <Panel>
        <Asking
          key={`${kept.id} ${wrong?.id}`}
          instrument={instrumentOf(kept)}
          instrumentId={kept.id}
          personId={person.id}
          wrong={wrong}
        />
      </Panel>
    </>
  );
}

interface AskingProps {
  instrument: Instrument;
  instrumentId: string;
  personId: string;
  /** The assessment that is to be put right. */
  wrong: AssessmentFacts | undefined;
}

function Asking({ instrument, instrumentId, personId, wrong }: AskingProps) {
  const { slug, today } = usePartnership();
  const to = useTo();
  const refusals = useRefusals();
  const draft = useDraft<AnswersDraft>(
    `${slug}/assessment/${personId}/${wrong?.id ?? instrumentId}`,
    beginning(today, wrong),
  );
  const [taken, setTaken] = useState<readonly AssessmentFacts[] | null>(null);
  const refetch = { refetchQueries: ['Claim', 'Claims'] };
  const [record, recording] = useMutation(RECORD_ASSESSMENT, refetch);
  const [correct, correcting] = useMutation(CORRECT_ASSESSMENT, refetch);
  const { answers, at, measuredOn, answered, note, clientKey } = draft.value;

  if (taken)
    return (
      <Result instrument={instrument} instrumentId={instrumentId} assessments={taken} personId={personId} />
    );

  const go = async (): Promise<void> => {
    const day = parseDate(measuredOn);
    if (!day) {
      refusals.show([{ field: 'measuredOn', message: 'Enter the day of the assessment.' }]);
      return;
    }
    const given = {
      measuredOn: day,
      answered,
      answers: answersGiven(draft.value),
      note: note.trim() || null,
    };
    const result = wrong
      ? (await correct({ variables: { input: { id: wrong.id, assessment: given } } })).data?.correctAssessment
      : (
          await record({
            variables: { input: { participantId: personId, instrumentId, clientKey, ...given } },
          })
        ).data?.recordAssessment;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      draft.discard();
      const own = result.assessments.filter((one) => one.instrumentId === instrumentId);
      const sent = own.find((one) =>
        wrong ? one.former.some((former) => former.id === wrong.id) : one.clientKey === clientKey,
      );
      // what came before it, and itself last
      setTaken(sent ? [...own.filter((one) => one !== sent && one.measuredOn <= sent.measuredOn), sent] : []);
    }
  };

  const isAsking = at < instrument.items.length;
  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack gap="lg" className={classes.sheet ?? ''}>
        <DraftNotice
          restored={draft.restored}
          onAfresh={() => {
            draft.discard();
            refusals.clear();
          }}
        />
        {isAsking ? (
          <Question
            instrument={instrument}
            at={at}
            answer={answers[instrument.items[at]?.code ?? '']}
            onAnswer={(value) =>
              draft.set({ answers: { ...answers, [instrument.items[at]?.code ?? '']: value }, at: at + 1 })
            }
            onBack={at > 0 ? () => draft.set({ at: at - 1 }) : undefined}
          />
        ) : (
          <>
            <CheckAnswers
              instrument={instrument}
              draft={draft.value}
              refusals={refusals}
              onChange={draft.set}
            />
            <div className={classes.buttons}>
              <Button type="submit" loading={recording.loading || correcting.loading}>
                {wrong ? 'Correct the assessment' : 'Record the assessment'}
              </Button>
              <Button component={Link} to={to(`people/${personId}`)} variant="default">
                Keep the draft and leave
              </Button>
            </div>
          </>
        )}
      </Stack>
    </Form>
  );
}
