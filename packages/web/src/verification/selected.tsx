import { useMutation } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { MOST_CLAIMS_AT_ONCE } from '@weft/shared';
import { useEffect, useRef, useState } from 'react';
import type { ClaimRow } from '../claims/claim-queries.js';
import { VERIFY_SEVERAL } from '../claims/decision-queries.js';
import { sumText, TogetherWarnings, useTogether } from '../claims/together.js';
import { count } from '../ui/count.js';
import { faultText } from '../ui/fault-text.js';
import { useSay } from '../ui/say.js';
import classes from './selected.module.css';
import desk from './verification.module.css';

interface Outcome {
  id: string;
  reference: string;
  /** Null: it is verified. */
  refused: string | null;
  /** The claim that has to be verified first. */
  first: string | null;
}

/** Verifies what is selected, and keeps what became of each claim until it is dismissed. */
export function useVerifySelected(
  selected: readonly ClaimRow[],
  onDone: (refused: readonly string[]) => void,
) {
  const [verify, { loading }] = useMutation(VERIFY_SEVERAL, { refetchQueries: ['Today'] });
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [round, setRound] = useState(0);
  const say = useSay();
  const chosen = selected.slice(0, MOST_CLAIMS_AT_ONCE);
  const together = useTogether(chosen.map(({ id }) => id));
  const run = async (): Promise<void> => {
    if (chosen.length === 0) {
      say('No claim is selected. X selects the one you are looking at.', { tone: 'tell' });
      return;
    }
    try {
      if (await together.hasMore()) {
        say('Nothing is verified yet: read first what these claims come to together.', { tone: 'warn' });
        return;
      }
      const results =
        (await verify({ variables: { ids: chosen.map(({ id }) => id) } })).data?.verifyClaims ?? [];
      const told = chosen.map(({ id, reference }, nth): Outcome => {
        const result = results[nth];
        const refusal = result?.__typename === 'Refusal' ? result : null;
        return { id, reference, refused: refusal?.message ?? null, first: refusal?.claimId ?? null };
      });
      const refused = told.filter((one) => one.refused !== null);
      setOutcomes(told);
      setRound((before) => before + 1);
      say(
        `${count(told.length - refused.length, 'claim')} verified${refused.length > 0 ? `, ${refused.length.toLocaleString('en-GB')} not: the reasons are above the claims` : ''}.`,
        { tone: refused.length > 0 ? 'warn' : 'done' },
      );
      onDone(refused.map(({ id }) => id));
    } catch (fault) {
      say(`Nothing was verified: ${faultText(fault)}`, { tone: 'warn' });
    }
  };
  return { run, loading, together, outcomes, round, dismiss: () => setOutcomes([]) };
}

type Verifying = ReturnType<typeof useVerifySelected>;

interface SelectedProps {
  many: number;
  verifying: Verifying;
  onClear: () => void;
}

/** What is selected, above the list. */
export function Selected({ many, verifying: { run, loading, together }, onClear }: SelectedProps) {
  if (many === 0) return null;
  return (
    <div className={classes.selected}>
      <span aria-live="polite">
        {count(many, 'claim')} selected{sumText(together)}
      </span>
      <div className={classes.aware} aria-live="polite">
        <TogetherWarnings {...together} />
      </div>
      <Group gap="xs">
        <Button variant="default" size="compact-md" onClick={onClear}>
          Clear
        </Button>
        <Button size="compact-md" loading={loading} aria-keyshortcuts="Shift+V" onClick={() => void run()}>
          Verify selected
        </Button>
      </Group>
    </div>
  );
}

interface VerifiedTogetherProps {
  verifying: Verifying;
  onOpen: (id: string) => void;
  onDismiss: () => void;
}

/** What became of the claims that were verified together, over the whole width, where reasons can be read. */
export function VerifiedTogether({ verifying, onOpen, onDismiss }: VerifiedTogetherProps) {
  const { outcomes, round, dismiss } = verifying;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (round > 0) box.current?.focus();
  }, [round]);
  if (outcomes.length === 0) return null;
  const refused = outcomes.filter((one) => one.refused !== null);
  return (
    <section
      className={classes.together}
      data-tone={refused.length > 0 ? 'warm' : 'good'}
      aria-label="Verified together"
      ref={box}
      tabIndex={-1}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <h2>
          {count(outcomes.length - refused.length, 'claim')} verified
          {refused.length > 0 ? `, ${refused.length.toLocaleString('en-GB')} not` : ''}
        </h2>
        <Button
          variant="default"
          size="compact-md"
          onClick={() => {
            dismiss();
            onDismiss();
          }}
        >
          Dismiss
        </Button>
      </Group>
      {refused.length > 0 ? (
        <>
          <p>Those that were refused stay selected.</p>
          <ul className={classes.refused}>
            {refused.map(({ id, reference, refused: why, first }) => (
              <li key={id}>
                <button type="button" className={desk.link} onClick={() => onOpen(id)}>
                  {reference}
                </button>
                : {why}{' '}
                {first ? (
                  <button type="button" className={desk.link} onClick={() => onOpen(first)}>
                    Go to the claim that comes first
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
