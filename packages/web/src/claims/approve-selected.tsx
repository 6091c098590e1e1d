import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Group } from '@mantine/core';
import { MOST_CLAIMS_AT_ONCE } from '@weft/shared';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import type { Column } from '../ui/columns.js';
import { count } from '../ui/count.js';
import { faultText } from '../ui/fault-text.js';
import { useSay } from '../ui/say.js';
import classes from './approve-selected.module.css';
import type { ClaimRow } from './claim-queries.js';
import { APPROVE_SEVERAL } from './decision-queries.js';
import { sumText, TogetherWarnings, useTogether } from './together.js';

type Waiting = Pick<ClaimRow, 'id' | 'reference' | 'state'>;

interface Outcome {
  id: string;
  reference: string;
  /** Null: it is approved. */
  refused: string | null;
}

/** Which claims are selected, and approving them in one action; those that were refused stay selected. */
export function useApproveSelected(rows: readonly Waiting[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [round, setRound] = useState(0);
  const [approve, { loading }] = useMutation(APPROVE_SEVERAL, { refetchQueries: ['Claims', 'Today'] });
  const say = useSay();
  const waiting = rows.filter(({ state }) => state === 'SUBMITTED');
  const chosen = waiting.filter(({ id }) => selected.has(id)).slice(0, MOST_CLAIMS_AT_ONCE);
  const together = useTogether(chosen.map(({ id }) => id));
  const toggle = (id: string): void =>
    setSelected((before) => {
      const now = new Set(before);
      if (!now.delete(id)) now.add(id);
      return now;
    });
  const run = async (): Promise<void> => {
    try {
      if (await together.hasMore()) {
        say('Nothing is approved yet: read first what these claims come to together.', { tone: 'warn' });
        return;
      }
      const results =
        (await approve({ variables: { ids: chosen.map(({ id }) => id) } })).data?.approveClaims ?? [];
      const told = chosen.map(({ id, reference }, nth): Outcome => {
        const result = results[nth];
        return { id, reference, refused: result?.__typename === 'Refusal' ? result.message : null };
      });
      const refused = told.filter((one) => one.refused !== null);
      setOutcomes(told);
      setSelected(new Set(refused.map(({ id }) => id)));
      setRound((before) => before + 1);
    } catch (fault) {
      say(`Nothing was approved: ${faultText(fault)}`, { tone: 'warn' });
    }
  };
  return {
    waiting,
    chosen,
    together,
    selected,
    toggle,
    selectAll: () => setSelected(new Set(waiting.map(({ id }) => id))),
    clear: () => setSelected(new Set()),
    run,
    loading,
    outcomes,
    round,
    dismiss: () => setOutcomes([]),
  };
}

export type Approving = ReturnType<typeof useApproveSelected>;

/** A box beside each claim that waits for approval. */
export const selectColumn = <Row extends Waiting>(approving: Approving): Column<Row> => ({
  key: 'select',
  header: 'Select',
  nameHidden: true,
  cell: ({ id, reference, state }) =>
    state === 'SUBMITTED' ? (
      <Checkbox
        aria-label={`Select ${reference}`}
        checked={approving.selected.has(id)}
        onChange={() => approving.toggle(id)}
      />
    ) : null,
});

/** What is selected and the action on it, and afterwards what became of each claim. */
export function ApproveSelected({ approving }: { approving: Approving }) {
  const { waiting, chosen, together, outcomes, round, loading } = approving;
  const to = useTo();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (round > 0) box.current?.focus();
  }, [round]);
  const refused = outcomes.filter((one) => one.refused !== null);
  return (
    <>
      {outcomes.length > 0 ? (
        <section
          className={classes.outcome}
          data-tone={refused.length > 0 ? 'warm' : 'good'}
          aria-label="Approved together"
          ref={box}
          tabIndex={-1}
        >
          <h2>
            {count(outcomes.length - refused.length, 'claim')} approved
            {refused.length > 0 ? `, ${refused.length.toLocaleString('en-GB')} not` : ''}
          </h2>
          {refused.length > 0 ? (
            <ul>
              {refused.map(({ id, reference, refused: why }) => (
                <li key={id}>
                  <Link to={to(`claims/${id}`)}>{reference}</Link>: {why}
                </li>
              ))}
            </ul>
          ) : (
            <p>They go on to the verifier.</p>
          )}
        </section>
      ) : null}
      {waiting.length > 0 ? (
        <fieldset className={classes.bar}>
          <legend className="weft-visually-hidden">Approve several claims</legend>
          <span aria-live="polite">
            {chosen.length === 0
              ? `${count(waiting.length, 'claim')} on this page ${waiting.length === 1 ? 'waits' : 'wait'} for approval`
              : `${count(chosen.length, 'claim')} selected${sumText(together)}`}
          </span>
          <div className={classes.warnings} aria-live="polite">
            <TogetherWarnings {...together} />
          </div>
          <Group gap="xs">
            {chosen.length < waiting.length ? (
              <Button variant="default" size="compact-md" onClick={approving.selectAll}>
                Select all on this page
              </Button>
            ) : (
              <Button variant="default" size="compact-md" onClick={approving.clear}>
                Clear
              </Button>
            )}
            <Button
              size="compact-md"
              disabled={chosen.length === 0}
              loading={loading}
              onClick={() => void approving.run()}
            >
              Approve selected
            </Button>
          </Group>
        </fieldset>
      ) : null}
    </>
  );
}
