import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { useSay } from '../ui/say.js';
import { forgetEverything } from './api.js';
import { signOut } from './auth.js';
import { GiveCode } from './give-code.js';
import { AnswerFault } from './http.js';
import { OutsidePage } from './outside-page.js';
import { safeReturn } from './safe-return.js';
import { giveCode, readSecondFactor, type SecondFactor } from './second-factor-api.js';
import { SetUpCodes } from './set-up-codes.js';

const FEW = 3;

/** Between the password and the partnership: asks for a sign-in code, or has codes set up first. */
export function Component() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const say = useSay();
  const [state, setState] = useState<SecondFactor | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const from = safeReturn(params.get('from'));
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when somebody says so
  useEffect(() => {
    let gone = false;
    setFault(null);
    readSecondFactor().then(
      (read) => {
        if (!gone) setState(read);
      },
      (problem: unknown) => {
        if (!gone) setFault(problem);
      },
    );
    return () => {
      gone = true;
    };
  }, [asked]);
  const [isKeeping, setIsKeeping] = useState(false);
  const isSettingUp = state !== null && !state.isEnrolled;
  const title = isKeeping
    ? 'Keep your recovery codes'
    : isSettingUp
      ? 'Set up sign-in codes'
      : 'Enter your sign-in code';
  useEffect(() => {
    document.title = `${title} – Weft`;
  }, [title]);

  const goOn = async (): Promise<void> => {
    forgetEverything();
    await navigate(from, { replace: true });
  };
  const check = async (code: string): Promise<string | null> => {
    const answer = await giveCode(code);
    if (!answer.ok) return answer.problem;
    const left = answer.ok.codesLeft;
    if (!/^[\d\s]+$/.test(code) && left <= FEW)
      say(
        `You have ${left === 1 ? 'one recovery code' : `${left} recovery codes`} left. Make new ones under My account.`,
      );
    await goOn();
    return null;
  };
  const leave = async (): Promise<void> => {
    const problem = await signOut();
    if (problem !== null) {
      say(problem);
      return;
    }
    forgetEverything();
    await navigate('/sign-in', { replace: true });
  };

  if (fault instanceof AnswerFault && fault.code === 'UNAUTHENTICATED')
    return <Navigate to={`/sign-in?from=${encodeURIComponent(from)}`} replace />;
  // opened by hand: there is nothing to do here
  if (state?.hasPassed && !state.isNeeded) return <Navigate to={from} replace />;
  return (
    <OutsidePage title={title}>
      {fault ? <Fault error={fault} onRetry={() => setAsked(asked + 1)} /> : null}
      {state === null && !fault ? <Loading /> : null}
      {state && isSettingUp ? (
        <>
          {isKeeping ? null : (
            <p>
              Your partnership asks people in your role for more than a password. An app on your telephone
              shows a new code every half minute; you type it when you sign in.
            </p>
          )}
          <SetUpCodes proof={state.proof} onKeeping={() => setIsKeeping(true)} onDone={() => void goOn()} />
        </>
      ) : null}
      {state && !isSettingUp ? (
        <>
          <GiveCode send="Continue" onCode={check} />
          <p style={{ color: 'var(--weft-soft)' }}>
            Lost both your telephone and your recovery codes? Ask your partnership’s backbone organisation:
            whoever runs Weft for you can take the old codes away.
          </p>
        </>
      ) : null}
      {isKeeping ? null : (
        <div>
          <Button variant="subtle" px={0} onClick={() => void leave()}>
            Sign out
          </Button>
        </div>
      )}
    </OutsidePage>
  );
}
