import { Button, Group } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { count } from '../ui/count.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { useSay } from '../ui/say.js';
import { GiveCode } from './give-code.js';
import { RecoveryCodes } from './recovery-codes.js';
import { readSecondFactor, renewRecoveryCodes, type SecondFactor } from './second-factor-api.js';
import { SetUpCodes } from './set-up-codes.js';

type Doing = 'NOTHING' | 'SETTING_UP' | 'RENEWING' | { codes: readonly string[] };

/** On my account: whether a code is asked for beside my password, and new codes. */
export function SignInCodes() {
  const [state, setState] = useState<SecondFactor | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [doing, setDoing] = useState<Doing>('NOTHING');
  const say = useSay();
  const load = useCallback(async () => {
    try {
      setState(await readSecondFactor());
      setFault(null);
    } catch (problem) {
      setFault(problem);
    }
  }, []);
  useEffect(() => void load(), [load]);
  const done = async (said: string): Promise<void> => {
    setDoing('NOTHING');
    say(said);
    await load();
  };
  const renew = async (code: string): Promise<string | null> => {
    const answer = await renewRecoveryCodes(code);
    if (answer.ok) setDoing({ codes: answer.ok.recoveryCodes });
    return answer.problem ?? null;
  };
  const cancel = (
    <Group mt="md">
      <Button variant="default" onClick={() => setDoing('NOTHING')}>
        Cancel
      </Button>
    </Group>
  );

  return (
    <Panel title="Sign-in codes">
      {fault ? <Fault error={fault} onRetry={() => void load()} /> : null}
      {state === null && !fault ? <Loading /> : null}
      {state && doing === 'NOTHING' ? (
        <Standing of={state} onSetUp={() => setDoing('SETTING_UP')} onRenew={() => setDoing('RENEWING')} />
      ) : null}
      {state && doing === 'SETTING_UP' ? (
        <>
          {state.isEnrolled ? (
            <p>Show first that it is you: a code from the app you have now, or a recovery code.</p>
          ) : null}
          <SetUpCodes
            proof={state.proof}
            onDone={() => void done('Sign-in codes are on. Your other sessions have ended.')}
          />
          {cancel}
        </>
      ) : null}
      {doing === 'RENEWING' ? (
        <>
          <p>New recovery codes take the place of all the old ones. Enter a code first.</p>
          <GiveCode send="Make new recovery codes" onCode={renew} />
          {cancel}
        </>
      ) : null}
      {typeof doing === 'object' ? (
        <RecoveryCodes
          codes={doing.codes}
          onKept={() => void done('Your new recovery codes count from now on.')}
        />
      ) : null}
    </Panel>
  );
}

interface StandingProps {
  of: SecondFactor;
  onSetUp: () => void;
  onRenew: () => void;
}

function Standing({ of, onSetUp, onRenew }: StandingProps) {
  if (!of.available)
    return (
      <p>
        An account of the demonstration needs none: its password is published, and its records are invented.
      </p>
    );
  if (!of.isEnrolled)
    return (
      <>
        <p>
          {of.isNeeded
            ? 'One of your partnerships asks for a code beside your password. Set it up to go in there.'
            : 'A code from an app on your telephone, beside your password, keeps others out who have learnt your password.'}
        </p>
        <Group mt="md">
          <Button onClick={onSetUp}>Set up sign-in codes</Button>
        </Group>
      </>
    );
  return (
    <>
      <p>
        <strong>On.</strong> You are asked for a code from your authenticator app when you sign in.{' '}
        {of.codesLeft === null ? '' : `You have ${count(of.codesLeft, 'recovery code')} left.`}
      </p>
      <Group mt="md">
        <Button variant="default" onClick={onSetUp}>
          Use another telephone
        </Button>
        <Button variant="default" onClick={onRenew}>
          New recovery codes
        </Button>
      </Group>
    </>
  );
}
