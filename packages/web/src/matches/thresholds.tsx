import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { LEAST_KEPT } from '@weft/shared';
import { useId, useState } from 'react';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { Histogram } from './histogram.js';
import classes from './matches.module.css';
import { MATCH_THRESHOLD_PREVIEW, MOVE_MATCH_THRESHOLDS, type RunFacts } from './run-queries.js';
import { bitsOf, shareOf, shareText, wholeText } from './run-words.js';

/** In bits: the least that is kept, and what is as good as certain. */
const FROM = bitsOf(LEAST_KEPT);
const TO = 16;
const STEP = 0.1;
/** After so many milliseconds without a move somebody wants to know. */
const PAUSE_MS = 300;
/** As many places as the server keeps. */
const PLACES = 5;

/** How the pairs spread, and the two thresholds, which can be moved: what would change is said before it does. */
export function Thresholds({ run }: { run: RunFacts }) {
  const say = useSay();
  const refusals = useRefusals();
  const [wanted, setWanted] = useState({ matchFrom: run.matchFrom, reviewFrom: run.reviewFrom });
  const [settled] = useDebouncedValue(wanted, PAUSE_MS);
  const isMoved = wanted.matchFrom !== run.matchFrom || wanted.reviewFrom !== run.reviewFrom;
  const [move, { loading }] = useMutation(MOVE_MATCH_THRESHOLDS);
  const save = async (): Promise<void> => {
    const { data } = await move({ variables: { id: run.id, thresholds: wanted } });
    const result = data?.moveMatchThresholds;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) say('The thresholds are moved.');
  };
  const setMatch = (share: number): void =>
    setWanted({ matchFrom: share, reviewFrom: Math.min(share, wanted.reviewFrom) });
  const setReview = (share: number): void =>
    setWanted({ matchFrom: Math.max(share, wanted.matchFrom), reviewFrom: share });
  return (
    <Panel title="From where a pair is a match">
      <p>
        Pairs from {shareText(wanted.matchFrom)} on are matches. Those from {shareText(wanted.reviewFrom)} on
        are for somebody to look at. What somebody decided stays as it is.
      </p>
      <Histogram
        bins={run.histogram}
        matchFrom={bitsOf(wanted.matchFrom)}
        reviewFrom={bitsOf(wanted.reviewFrom)}
      />
      <Form refusals={refusals} onSubmit={save}>
        <Threshold label="A match from" share={wanted.matchFrom} onChange={setMatch} />
        <Threshold label="Looked at from" share={wanted.reviewFrom} onChange={setReview} />
        <div aria-live="polite" className={classes.preview}>
          {isMoved ? <Preview run={run} thresholds={settled} /> : null}
        </div>
        <Group mt="md">
          <Button type="submit" loading={loading} disabled={!isMoved}>
            Move the thresholds
          </Button>
          {isMoved ? (
            <Button
              variant="default"
              onClick={() => setWanted({ matchFrom: run.matchFrom, reviewFrom: run.reviewFrom })}
            >
              As they were
            </Button>
          ) : null}
        </Group>
      </Form>
    </Panel>
  );
}

const rounded = (share: number): number =>
  Number(Math.min(1 - 1e-5, Math.max(LEAST_KEPT, share)).toFixed(PLACES));

/** One threshold: drawn along the weights, or typed in per cent. */
function Threshold({
  label,
  share,
  onChange,
}: {
  label: string;
  share: number;
  onChange: (share: number) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const takeTyped = (): void => {
    const percent = Number((typed ?? '').replace('%', '').trim());
    if (typed !== null && typed.trim() !== '' && Number.isFinite(percent)) onChange(rounded(percent / 100));
    setTyped(null);
  };
  return (
    <div className={classes.threshold}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={FROM}
        max={TO}
        step={STEP}
        value={bitsOf(share)}
        aria-valuetext={shareText(share)}
        onChange={({ currentTarget }) => onChange(rounded(shareOf(Number(currentTarget.value))))}
      />
      <TextInput
        aria-label={`${label}, in per cent`}
        inputMode="decimal"
        w="7rem"
        rightSection={<span aria-hidden="true">%</span>}
        value={typed ?? String(Number((100 * share).toFixed(3)))}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={takeTyped}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed === null) return;
          event.preventDefault();
          takeTyped();
        }}
      />
    </div>
  );
}

function Preview({
  run,
  thresholds,
}: {
  run: RunFacts;
  thresholds: { readonly matchFrom: number; readonly reviewFrom: number };
}) {
  const { data, previousData } = useQuery(MATCH_THRESHOLD_PREVIEW, {
    variables: { id: run.id, thresholds },
    fetchPolicy: 'no-cache',
  });
  const preview = (data ?? previousData)?.matchThresholdPreview;
  if (!preview) return <p>Working out what would change…</p>;
  const changes = [
    [preview.newMatches, 'would become matches'],
    [preview.lostMatches, 'would no longer be matches'],
    [preview.newToReview, 'would come to be looked at'],
    [preview.lostToReview, 'would no longer be looked at'],
  ] as const;
  const said = changes.filter(([many]) => many > 0);
  return (
    <>
      <p>
        <strong>
          {wholeText(preview.matches)} {preview.matches === 1 ? 'match' : 'matches'} and{' '}
          {wholeText(preview.toReview)} to look at
        </strong>
        , in place of {wholeText(run.matches)} and {wholeText(run.toReview)}.
      </p>
      <p className={classes.soft}>
        {said.length === 0
          ? 'No pair would change.'
          : `${said.map(([many, words]) => `${wholeText(many)} ${words}`).join(', ')}.`}
      </p>
    </>
  );
}
