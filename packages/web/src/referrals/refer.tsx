import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack } from '@mantine/core';
import { calendarDate } from '@weft/shared';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useMay, usePartnership, usePlace, useTo } from '../app/viewer.js';
import { isHalfTyped } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { LeaveWarning } from '../ui/leave-warning.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import classes from './refer.module.css';
import { Check } from './refer-check.js';
import { FIELDS } from './refer-fields.js';
import {
  faultsIn,
  faultsOf,
  NOTHING_TYPED,
  STEPS,
  type Step,
  type StepKey,
  sendable,
  type TypedReferral,
} from './refer-steps.js';
import { type OwnReferral, REFER } from './referral-queries.js';
import { Sent } from './sent.js';

const FIRST = STEPS[0] as Step;
const LAST = STEPS.length - 1;

/**
 * Refers somebody, a question a page. What is typed is not kept on the device, since it names a person and devices are
 * shared; the browser's own way back leads to the step before.
 */
export function Component() {
  const { today } = usePartnership();
  const { organisations } = usePlace();
  const to = useTo();
  const may = useMay();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const refusals = useRefusals();
  const atHub = may('triageReferral');
  const [typed, setTyped] = useState<TypedReferral>(NOTHING_TYPED);
  const [reached, setReached] = useState(0);
  const [sent, setSent] = useState<OwnReferral | null>(null);
  const unsaved = useRef(false);
  const [send, { loading }] = useMutation(REFER, { refetchQueries: ['OwnReferrals', 'Referrals'] });

  // a step that was not come to yet, as after a reload, begins at the first
  const asked = STEPS.findIndex(({ key }) => key === params.get('step'));
  const at = Math.min(Math.max(asked, 0), reached);
  const step = STEPS[at] ?? FIRST;
  const shown = useRef(step.key);
  // shown once the step has changed: a refusal that belongs to another step than the one it was sent from
  const waiting = useRef<readonly RefusalLike[]>([]);
  const { show, clear } = refusals;
  useEffect(() => {
    if (shown.current === step.key) return;
    shown.current = step.key;
    document.querySelector<HTMLElement>('[data-page-title]')?.focus();
    if (waiting.current.length > 0) show(waiting.current);
    else clear();
    waiting.current = [];
  }, [step.key, show, clear]);

  const set = (change: Partial<TypedReferral>): void => {
    unsaved.current = true;
    setTyped((before) => ({ ...before, ...change }));
  };
  const addressOf = (key: StepKey): string => {
    const there = new URLSearchParams(params);
    there.set('step', key);
    return there.toString();
  };
  const go = async (next: number): Promise<void> => {
    setReached((before) => Math.max(before, next));
    await navigate({ search: addressOf((STEPS[next] ?? FIRST).key) });
  };
  const choosesSource = atHub || organisations.length > 1;
  const wrong = (): RefusalLike[] => [
    ...(['birthDate', 'toldOn', 'referredOn'] as const)
      .filter(isHalfTyped)
      .map((field) => ({ field, message: 'Enter the whole date, or clear it.' })),
    ...faultsOf(typed, calendarDate(today), choosesSource),
  ];
  /** Goes to the first step where something is wrong and says it there. */
  const goBackTo = async (faults: readonly RefusalLike[]): Promise<boolean> => {
    const first = STEPS.findIndex((one) => faultsIn(one, faults).length > 0);
    const there = STEPS[first];
    if (!there) return false;
    waiting.current = faultsIn(there, faults);
    await go(first);
    return true;
  };
  const sendAll = async (): Promise<void> => {
    const faults = wrong();
    const input = sendable(typed);
    if (faults.length > 0 || input === null) {
      await goBackTo(faults);
      return;
    }
    const { data } = await send({ variables: { input } });
    const result = data?.refer;
    if (result?.__typename === 'Refusal') {
      if (!(await goBackTo([result]))) show([result]);
    } else if (result) {
      unsaved.current = false;
      setSent(result);
    }
  };
  const goOn = async (): Promise<void> => {
    if (step.key === 'check') return sendAll();
    const here = faultsIn(step, wrong());
    show(here);
    // who came back from the answers to change one returns to them
    if (here.length === 0) await go(reached === LAST ? LAST : at + 1);
  };

  if (sent)
    return (
      <Sent
        referral={sent}
        onAgain={() => {
          setTyped(NOTHING_TYPED);
          setReached(0);
          setSent(null);
          void navigate({ search: '' });
        }}
      />
    );
  const Fields = step.key === 'check' ? null : FIELDS[step.key];
  const home = to(may('ownReferrals') && !atHub ? 'referrals/own' : 'referrals');
  const before = STEPS[at - 1];
  return (
    <>
      <PageHeader
        title={step.title}
        lead={`Refer somebody: step ${at + 1} of ${STEPS.length}`}
        back={
          before ? { to: `?${addressOf(before.key)}`, label: before.name } : { to: home, label: 'Referrals' }
        }
      />
      <LeaveWarning unsaved={unsaved} />
      <div className={classes.frame}>
        <ol className={classes.steps} aria-label="Steps">
          {STEPS.map(({ key, name }, nth) => (
            <li
              key={key}
              aria-current={nth === at ? 'step' : undefined}
              data-done={nth < at || reached === LAST}
            >
              {nth !== at && nth <= reached ? <Link to={{ search: addressOf(key) }}>{name}</Link> : name}
            </li>
          ))}
        </ol>
        <Form refusals={refusals} onSubmit={goOn}>
          {Fields ? (
            <Panel>
              <Stack className="weft-form">
                {at === 0 ? (
                  <p className={classes.soft}>
                    This form keeps no draft: what you type names a person, and devices are shared. Finish it
                    in one go.
                  </p>
                ) : null}
                <Fields refusals={refusals} typed={typed} set={set} atHub={atHub} />
              </Stack>
            </Panel>
          ) : (
            <Check typed={typed} onChange={addressOf} />
          )}
          <Group mt="lg">
            <Button type="submit" loading={loading}>
              {step.key === 'check' ? 'Send the referral' : 'Continue'}
            </Button>
            <Button component={Link} to={home} variant="default">
              Cancel
            </Button>
          </Group>
        </Form>
      </div>
    </>
  );
}
