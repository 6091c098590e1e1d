import { useMutation } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { type ClaimRow, VERIFY_SEVERAL } from '../claims/claim-queries.js';
import { count } from '../ui/count.js';
import { faultText } from '../ui/fault-text.js';
import { useSay } from '../ui/say.js';
import classes from './verification.module.css';

/** More than these the API does not take at once. */
const AT_ONCE = 100;

interface Outcome {
  id: string;
  reference: string;
  /** Null: it is verified. */
  refused: string | null;
}

/** Verifies what is selected, and keeps what became of each claim until it is dismissed. */
export function useVerifySelected(selected: readonly ClaimRow[], onDone: () => void) {
  const [verify, { loading }] = useMutation(VERIFY_SEVERAL, { refetchQueries: ['Today'] });
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const say = useSay();
  const run = async (): Promise<void> => {
    const chosen = selected.slice(0, AT_ONCE);
    if (chosen.length === 0) {
      say('No claim is selected. X selects the one you are looking at.');
      return;
    }
    try {
      const results =
        (await verify({ variables: { ids: chosen.map(({ id }) => id) } })).data?.verifyClaims ?? [];
      const told = chosen.map(({ id, reference }, nth): Outcome => {
        const result = results[nth];
        return { id, reference, refused: result?.__typename === 'Refusal' ? result.message : null };
      });
      const refused = told.filter((one) => one.refused !== null).length;
      setOutcomes(told);
      say(
        `${count(told.length - refused, 'claim')} verified${refused > 0 ? `, ${refused.toLocaleString('en-GB')} not: see why below` : ''}.`,
      );
      onDone();
    } catch (fault) {
      say(`Nothing was verified: ${faultText(fault)}`);
    }
  };
  return { run, loading, outcomes, dismiss: () => setOutcomes([]) };
}

interface SelectedProps {
  many: number;
  verifying: ReturnType<typeof useVerifySelected>;
  onOpen: (id: string) => void;
  onClear: () => void;
}

/** What is selected, and what became of those verified together. */
export function Selected({ many, verifying, onOpen, onClear }: SelectedProps) {
  const { outcomes, run, loading, dismiss } = verifying;
  const refused = outcomes.filter((one) => one.refused !== null);
  if (many === 0 && outcomes.length === 0) return null;
  return (
    <div className={classes.selected}>
      {many > 0 ? (
        <Group justify="space-between">
          <span>{count(many, 'claim')} selected</span>
          <Group gap="xs">
            <Button variant="default" size="compact-md" onClick={onClear}>
              Clear
            </Button>
            <Button
              size="compact-md"
              loading={loading}
              aria-keyshortcuts="Shift+V"
              onClick={() => void run()}
            >
              Verify selected
            </Button>
          </Group>
        </Group>
      ) : null}
      {outcomes.length > 0 ? (
        <>
          <Group justify="space-between">
            <strong>{count(outcomes.length - refused.length, 'claim')} verified</strong>
            <Button variant="default" size="compact-md" onClick={dismiss}>
              Dismiss
            </Button>
          </Group>
          {refused.length > 0 ? (
            <ul className={classes.refused}>
              {refused.map(({ id, reference, refused: why }) => (
                <li key={id}>
                  <button type="button" className={classes.link} onClick={() => onOpen(id)}>
                    {reference}
                  </button>
                  : {why}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
