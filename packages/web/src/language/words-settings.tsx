import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import type { LanguageListQuery } from '../gql/graphql.js';
import { count } from '../ui/count.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { ADD_DEFICIT_WORD, LANGUAGE_LIST, REMOVE_DEFICIT_WORD } from './language-queries.js';
import { WordsField } from './words-field.js';
import classes from './words-settings.module.css';

type Word = LanguageListQuery['languageList']['words'][number];

const NOTHING = { phrase: '', alternatives: '', why: '', unless: '' };
/** 'participant, person' as a list. */
const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The words that this partnership would rather not read about a person, and what it offers instead. */
export function Component() {
  const { name } = usePartnership();
  const [tried, setTried] = useState('');
  const { data, error, refetch } = useQuery(LANGUAGE_LIST, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <PageHeader
        title="Words about people"
        lead={`What people of ${name} are told, while they write about somebody, that it could be said better. It is a hint: nothing is ever refused for a word.`}
      />
      {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data ? (
        <>
          <Panel title="Try it">
            <WordsField
              label="Write a sentence as somebody might"
              description="For example: The client failed to engage."
              minRows={2}
              value={tried}
              onChange={setTried}
            />
          </Panel>
          <AddWord />
          <Words words={data.languageList.words} isOwn={data.languageList.isOwn} />
        </>
      ) : null}
    </>
  );
}

function AddWord() {
  const [word, setWord] = useState(NOTHING);
  const [add, { loading }] = useMutation(ADD_DEFICIT_WORD, {
    refetchQueries: [LANGUAGE_LIST],
    awaitRefetchQueries: true,
  });
  const refusals = useRefusals();
  const say = useSay();
  const set = (change: Partial<typeof word>): void => setWord((before) => ({ ...before, ...change }));
  const send = async (): Promise<void> => {
    const input = { ...word, alternatives: listOf(word.alternatives), unless: listOf(word.unless) };
    const { data } = await add({ variables: { input } });
    const result = data?.addDeficitWord;
    if (result?.__typename === 'Refusal')
      refusals.show([{ ...result, field: result.field?.replace(/\.\d+$/, '') }]);
    else if (result) {
      refusals.clear();
      say(`“${word.phrase.trim()}” is on the list.`);
      setWord(NOTHING);
    }
  };
  return (
    <Panel title="Add a word">
      <Form refusals={refusals} className="weft-form" onSubmit={send}>
        <Stack>
          <TextInput
            {...refusals.field('phrase')}
            label="Word or phrase"
            description="In its plain form: “fail to engage” finds “failed to engage” too."
            autoComplete="off"
            value={word.phrase}
            onChange={(event) => set({ phrase: event.currentTarget.value })}
          />
          <TextInput
            {...refusals.field('alternatives')}
            label="Rather say (optional)"
            description="Best first, with commas between. Nothing, if it is better left out."
            autoComplete="off"
            value={word.alternatives}
            onChange={(event) => set({ alternatives: event.currentTarget.value })}
          />
          <TextInput
            {...refusals.field('why')}
            label="Why, in a sentence"
            autoComplete="off"
            value={word.why}
            onChange={(event) => set({ why: event.currentTarget.value })}
          />
          <TextInput
            {...refusals.field('unless')}
            label="But not in (optional)"
            description="Phrases in which it means something else, with commas between: “in case” for “case”."
            autoComplete="off"
            value={word.unless}
            onChange={(event) => set({ unless: event.currentTarget.value })}
          />
          <div>
            <Button type="submit" loading={loading}>
              Add it
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}

function Words({ words, isOwn }: { words: readonly Word[]; isOwn: boolean }) {
  const [remove] = useMutation(REMOVE_DEFICIT_WORD, {
    refetchQueries: [LANGUAGE_LIST],
    awaitRefetchQueries: true,
  });
  const [add] = useMutation(ADD_DEFICIT_WORD, { refetchQueries: [LANGUAGE_LIST] });
  const say = useSay();
  const takeOff = async (word: Word): Promise<void> => {
    const { data } = await remove({ variables: { phrase: word.phrase } });
    const result = data?.removeDeficitWord;
    if (result?.__typename === 'Refusal') {
      say(result.message, { tone: 'warn' });
      return;
    }
    const { phrase, alternatives, why, unless } = word;
    const undo = {
      label: 'Undo',
      run: () => void add({ variables: { input: { phrase, alternatives, why, unless } } }),
    };
    say(`“${phrase}” is off the list.`, { undo });
  };
  return (
    <Panel title={count(words.length, 'word or phrase', 'words and phrases')} folded="">
      {isOwn ? null : (
        <p className={classes.soft}>This is the usual list. It becomes your own with the first change.</p>
      )}
      <ul className={classes.words}>
        {words.map((word) => (
          <li key={word.phrase}>
            <span>
              <strong>{word.phrase}</strong>
              {word.alternatives.length > 0
                ? `: rather ${word.alternatives.join(', or ')}`
                : ': better left out'}
              <span className={classes.soft}> {word.why}</span>
            </span>
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={`Remove ${word.phrase}`}
              onClick={() => void takeOff(word)}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
