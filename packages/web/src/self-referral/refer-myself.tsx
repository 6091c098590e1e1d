import { Button, Group, Stack } from '@mantine/core';
import { calendarDate } from '@weft/shared';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { AnswerFault } from '../app/http.js';
import classes from '../referrals/refer.module.css';
import { StepList } from '../referrals/step-list.js';
import { faultsIn, useSteps } from '../referrals/use-steps.js';
import { faultText } from '../ui/fault-text.js';
import { isHalfTyped } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { LeaveWarning } from '../ui/leave-warning.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { Arrived } from './arrived.js';
import { MyselfCheck } from './myself-check.js';
import { PublicFrame } from './public-frame.js';
import frame from './public-frame.module.css';
import { type OpenedPage, openPage, sendMyself } from './self-api.js';
import { FIELDS } from './self-fields.js';
import { faultsOf, inputOf, NOTHING_TYPED, QUESTIONS, STEPS, type TypedMyself } from './self-steps.js';

/** /refer/:slug: somebody refers themself, without an account. */
export function Component() {
  const { slug = '' } = useParams();
  const [page, setPage] = useState<OpenedPage | null>(null);
  const [problem, setProblem] = useState<{ closed: boolean; words: string } | null>(null);
  useEffect(() => {
    let gone = false;
    openPage(slug).then(
      (opened) => {
        if (!gone) setPage(opened);
      },
      (fault: unknown) => {
        if (!gone)
          setProblem({
            closed: fault instanceof AnswerFault && fault.code === 'NOT_FOUND',
            words: faultText(fault),
          });
      },
    );
    return () => {
      gone = true;
    };
  }, [slug]);

  if (page) return <Questions slug={slug} page={page} onRenewed={setPage} />;
  return (
    <PublicFrame name={null}>
      {problem === null ? (
        <>
          <PageHeader title="Get in touch" />
          <Loading />
        </>
      ) : problem.closed ? (
        <PageHeader
          title="This page is not open"
          lead="Check the address, or ask the people who gave it to you. If you are in danger now, call 999."
        />
      ) : (
        <PageHeader title="This page did not open" lead={problem.words} />
      )}
    </PublicFrame>
  );
}

interface QuestionsProps {
  slug: string;
  page: OpenedPage;
  /** The page was opened anew, as it says something else by now. */
  onRenewed: (page: OpenedPage) => void;
}

/** The questions, one a page. Nothing of the answers is kept on the device: others may use it. */
function Questions({ slug, page, onRenewed }: QuestionsProps) {
  const { name, otherWay } = page;
  const refusals = useRefusals();
  const [typed, setTyped] = useState<TypedMyself>(NOTHING_TYPED);
  const [sending, setSending] = useState(false);
  const [arrived, setArrived] = useState(false);
  const trap = useRef<HTMLInputElement>(null);
  const unsaved = useRef(false);
  const steps = useSteps(STEPS, refusals);
  const { step, at, before, addressOf } = steps;
  useEffect(() => {
    document.title = `${arrived ? 'Thank you' : step.title} – ${name}`;
  });

  const set = (change: Partial<TypedMyself>): void => {
    unsaved.current = true;
    setTyped((was) => ({ ...was, ...change }));
  };
  const wrong = (): RefusalLike[] => [
    ...(isHalfTyped('birthDate')
      ? [{ field: 'birthDate', message: 'Give the whole date, or clear it.' }]
      : []),
    ...faultsOf(typed, calendarDate(page.today), page.told),
  ];
  const sendAll = async (): Promise<void> => {
    const faults = wrong();
    if (faults.length > 0) {
      await steps.goBackTo(faults);
      return;
    }
    setSending(true);
    const came = await sendMyself(slug, page, inputOf(typed), trap.current?.value ?? '').finally(() =>
      setSending(false),
    );
    if (came === null) {
      unsaved.current = false;
      setArrived(true);
      return;
    }
    if (came.isOld) onRenewed(await openPage(slug));
    if (!(await steps.goBackTo(came.refusals))) refusals.show(came.refusals);
  };
  const goOn = async (): Promise<void> => {
    if (step.key === 'check') return sendAll();
    const here = faultsIn(step, wrong());
    refusals.show(here);
    if (here.length === 0) await steps.goOn();
  };

  const leave = (): void => {
    unsaved.current = false;
  };
  if (arrived)
    return (
      <PublicFrame name={name} onLeave={leave}>
        <Arrived name={name} typed={typed} otherWay={otherWay} />
      </PublicFrame>
    );
  const Fields = step.key === 'start' || step.key === 'check' ? null : FIELDS[step.key];
  return (
    <PublicFrame name={name} onLeave={leave}>
      <PageHeader
        title={step.key === 'start' ? `Get in touch with ${name}` : step.title}
        lead={leadOf(step.key, at)}
        {...(before ? { back: { to: `?${addressOf(before.key)}`, label: before.name } } : {})}
      />
      <LeaveWarning unsaved={unsaved} />
      <div className={classes.frame}>
        <StepList steps={STEPS} {...steps} />
        <Form refusals={refusals} onSubmit={goOn}>
          {step.key === 'start' ? <BeforeYouStart page={page} /> : null}
          {Fields ? (
            <Panel>
              <Stack className="weft-form">
                <Fields refusals={refusals} typed={typed} set={set} />
              </Stack>
            </Panel>
          ) : null}
          {step.key === 'check' ? (
            <div className={frame.parts}>
              <MyselfCheck typed={typed} onChange={addressOf} />
              <WhatHappens told={page.told} />
            </div>
          ) : null}
          <div className={frame.trap} aria-hidden="true">
            <label htmlFor="subject">Leave this empty</label>
            <input ref={trap} id="subject" name="subject" tabIndex={-1} autoComplete="off" defaultValue="" />
          </div>
          <Group mt="lg">
            <Button type="submit" loading={sending}>
              {step.key === 'start' ? 'Start' : step.key === 'check' ? 'Send' : 'Continue'}
            </Button>
          </Group>
        </Form>
      </div>
    </PublicFrame>
  );
}

function leadOf(step: string, at: number): string | null {
  if (step === 'start') return null;
  return step === 'check' ? 'Nothing is sent until you press Send.' : `Question ${at} of ${QUESTIONS}`;
}

function BeforeYouStart({ page: { welcome, otherWay, told } }: { page: OpenedPage }) {
  return (
    <>
      <Panel>
        <div className={frame.told}>
          {(welcome ?? 'You can ask for help here yourself. There are four short questions.')
            .split(/\n+/)
            .map((line) => (
              <p key={line}>{line}</p>
            ))}
          {otherWay ? <p>You can also do it another way: {otherWay}</p> : null}
          <p>
            If someone may look at your phone, use a private window. “Leave this page now” takes you away at
            once. Nothing you write stays on this device.
          </p>
          <p>If you are in danger now, call 999.</p>
        </div>
      </Panel>
      <WhatHappens told={told} />
    </>
  );
}

const WhatHappens = ({ told }: { told: readonly string[] }) => (
  <Panel title="What happens with your words">
    <div className={frame.told}>
      {told.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  </Panel>
);
