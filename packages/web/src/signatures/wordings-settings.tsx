import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import {
  checkSignatureWords,
  fillWords,
  LONGEST_SIGNATURE_WORDS,
  type SignatureWording,
  wordingFor,
} from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import type { SignatureWordingsQuery } from '../gql/graphql.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { InstantText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { SET_SIGNATURE_WORDING, SIGNATURE_WORDINGS } from './signature-queries.js';
import classes from './signatures.module.css';

type Wording = SignatureWordingsQuery['signatureWordings'][number];
interface Outcome {
  readonly code: string;
  readonly title: string;
}

const ruleOf = ({ outcomeCode, version, words }: Wording): SignatureWording => ({
  outcomeCode: outcomeCode ?? null,
  version,
  words: words ?? null,
});

/** What may be certified, each once, as the first card that is listed calls it. */
function outcomesOf({ rateCards }: SignatureWordingsQuery): Outcome[] {
  const found = new Map<string, string>();
  for (const { tariffs } of rateCards)
    for (const { outcomeCode, title, evidence } of tariffs)
      if (evidence.includes('SELF_CERTIFICATION') && !found.has(outcomeCode)) found.set(outcomeCode, title);
  return [...found].map(([code, title]) => ({ code, title }));
}

/** The words that people sign in this partnership: for all outcomes, and for one that wants others. */
export function Component() {
  const { name } = usePartnership();
  const [outcome, setOutcome] = useState('');
  const { data, error, refetch } = useQuery(SIGNATURE_WORDINGS, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading what people sign" />;
  const outcomes = outcomesOf(data);
  const wordings = data.signatureWordings;
  const versions = wordings.filter((one) => (one.outcomeCode ?? '') === outcome);
  return (
    <>
      <PageHeader
        title="What people sign"
        lead={`The words that somebody certifies in their own name in ${name}. A change is a new version: what was signed before keeps its own words.`}
      />
      <Panel title="For which outcome?">
        <div className="weft-form">
          <NativeSelect
            label="Outcome"
            description="Those that the participant’s signed words can prove"
            value={outcome}
            data={[
              { value: '', label: 'All that have no words of their own' },
              ...outcomes.map(({ code, title }) => ({ value: code, label: title })),
            ]}
            onChange={(event) => setOutcome(event.currentTarget.value)}
          />
        </div>
      </Panel>
      <Words
        key={`${outcome} ${versions.length}`}
        outcome={outcomes.find(({ code }) => code === outcome) ?? null}
        wordings={wordings}
        hasOwn={versions.at(-1)?.words != null}
        sample={outcomes[0]?.title ?? 'Moved into a home'}
      />
      {versions.length > 0 ? <Versions of={versions} /> : null}
    </>
  );
}

interface WordsProps {
  readonly outcome: Outcome | null;
  readonly wordings: readonly Wording[];
  readonly hasOwn: boolean;
  readonly sample: string;
}

function Words({ outcome, wordings, hasOwn, sample }: WordsProps) {
  const { today } = usePartnership();
  const before = wordingFor(wordings.map(ruleOf), outcome?.code ?? '')?.words ?? '';
  const [words, setWords] = useState(before);
  const [ending, setEnding] = useState(false);
  const [set, { loading }] = useMutation(SET_SIGNATURE_WORDING, {
    refetchQueries: [SIGNATURE_WORDINGS],
    awaitRefetchQueries: true,
  });
  const refusals = useRefusals();
  const say = useSay();
  const send = async (now: string | null) => {
    const { data } = await set({ variables: { input: { outcomeCode: outcome?.code ?? null, words: now } } });
    const result = data?.setSignatureWording;
    if (result?.__typename === 'Refusal') return [result];
    say(now === null ? 'It has no words of its own any more.' : 'Saved: this is signed from now on.');
    return undefined;
  };
  const save = async (): Promise<void> => {
    const wrong = checkSignatureWords(words);
    refusals.show(wrong ? [wrong] : ((await send(words)) ?? []));
  };
  return (
    <Panel title={outcome ? `Words for “${outcome.title}”` : 'Words for all outcomes'}>
      <Form refusals={refusals} className="weft-form" onSubmit={save}>
        <Stack>
          {outcome && !hasOwn ? (
            <p>It has no words of its own: the words for all outcomes are signed.</p>
          ) : null}
          <Textarea
            {...refusals.field('words')}
            label="Words"
            description="Write {outcome} and {date} where what was achieved and its day are to stand. Write as the person would say it, short enough for a phone."
            autosize
            minRows={6}
            maxLength={LONGEST_SIGNATURE_WORDS}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <div className={classes.paper}>
            <p className={classes.soft}>As it stands before somebody:</p>
            <p className={classes.words}>
              {fillWords(words, {
                title: outcome?.title ?? sample,
                on: today as Parameters<typeof fillWords>[1]['on'],
              })}
            </p>
          </div>
          <Group>
            <Button type="submit" loading={loading}>
              Save as a new version
            </Button>
            {outcome && hasOwn ? (
              <Button variant="default" onClick={() => setEnding(true)}>
                Use the words for all outcomes again
              </Button>
            ) : null}
          </Group>
        </Stack>
      </Form>
      <ConfirmDialog
        opened={ending}
        onClose={() => setEnding(false)}
        title="Use the words for all outcomes again?"
        confirm="Use them"
        onConfirm={() => send(null)}
      >
        <p>What was signed under this outcome’s own words keeps them.</p>
      </ConfirmDialog>
    </Panel>
  );
}

function Versions({ of }: { of: readonly Wording[] }) {
  const { timeZone } = usePartnership();
  return (
    <Panel title="Versions">
      <ul className={classes.list}>
        {of.toReversed().map(({ version, words, madeAt, madeBy }) => (
          <li key={version}>
            <span>
              <strong>Version {version}</strong>
              {madeAt ? (
                <>
                  , <InstantText of={madeAt} timeZone={timeZone} />
                  {madeBy ? `, ${madeBy.name}` : ''}
                </>
              ) : (
                ', the usual words'
              )}
            </span>
            {words ? (
              <details>
                <summary>Read it</summary>
                <p className={classes.wording}>{words}</p>
              </details>
            ) : (
              <span className={classes.soft}>No words of its own from here on</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
