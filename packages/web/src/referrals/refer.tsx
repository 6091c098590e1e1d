import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack } from '@mantine/core';
import { calendarDate } from '@weft/shared';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
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
import { faultsOf, NOTHING_TYPED, STEPS, sendable, type TypedReferral } from './refer-steps.js';
import { type OwnReferral, REFER } from './referral-queries.js';
import { Sent } from './sent.js';
import { StepList } from './step-list.js';
import { faultsIn, useSteps } from './use-steps.js';

/**
 * Refers somebody, a question a page. What is typed is not kept on the device, since it names a person and devices are
 * shared; the browser's own way back leads to the step before.
 */
export function Component() {
  const { today } = usePartnership();
  const { organisations } = usePlace();
  const to = useTo();
  const may = useMay();
  const refusals = useRefusals();
  const atHub = may('triageReferral');
  const [typed, setTyped] = useState<TypedReferral>(NOTHING_TYPED);
  const [sent, setSent] = useState<OwnReferral | null>(null);
  const unsaved = useRef(false);
  const [send, { loading }] = useMutation(REFER, { refetchQueries: ['OwnReferrals', 'Referrals'] });

  const steps = useSteps(STEPS, refusals);
  const { step, addressOf } = steps;
  const set = (change: Partial<TypedReferral>): void => {
    unsaved.current = true;
    setTyped((before) => ({ ...before, ...change }));
  };
  const choosesSource = atHub || organisations.length > 1;
  const wrong = (): RefusalLike[] => [
    ...(['birthDate', 'toldOn', 'referredOn'] as const)
      .filter(isHalfTyped)
      .map((field) => ({ field, message: 'Enter the whole date, or clear it.' })),
    ...faultsOf(typed, calendarDate(today), choosesSource),
  ];
  const sendAll = async (): Promise<void> => {
    const faults = wrong();
    const input = sendable(typed);
    if (faults.length > 0 || input === null) {
      await steps.goBackTo(faults);
      return;
    }
    const { data } = await send({ variables: { input } });
    const result = data?.refer;
    if (result?.__typename === 'Refusal') {
      if (!(await steps.goBackTo([result]))) refusals.show([result]);
    } else if (result) {
      unsaved.current = false;
      setSent(result);
    }
  };
  const goOn = async (): Promise<void> => {
    if (step.key === 'check') return sendAll();
    const here = faultsIn(step, wrong());
    refusals.show(here);
    if (here.length === 0) await steps.goOn();
  };

  if (sent)
    return (
      <Sent
        referral={sent}
        onAgain={() => {
          setTyped(NOTHING_TYPED);
          setSent(null);
          void steps.startAgain();
        }}
      />
    );
  const Fields = step.key === 'check' ? null : FIELDS[step.key];
  const seesOwn = may('ownReferrals') && !atHub;
  const home = to(seesOwn ? 'referrals/own' : 'referrals');
  const { before } = steps;
  return (
    <>
      <PageHeader
        title={step.title}
        lead={`Refer somebody: step ${steps.at + 1} of ${STEPS.length}`}
        back={
          before
            ? { to: `?${addressOf(before.key)}`, label: before.name }
            : { to: home, label: seesOwn ? 'Referred by us' : 'Referrals' }
        }
      />
      <LeaveWarning unsaved={unsaved} />
      <div className={classes.frame}>
        <StepList steps={STEPS} {...steps} />
        <Form refusals={refusals} onSubmit={goOn}>
          {Fields ? (
            <Panel>
              <Stack className="weft-form">
                {steps.at === 0 ? (
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
