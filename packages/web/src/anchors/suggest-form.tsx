import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useConsentWords } from './anchor-words.js';
import classes from './anchors.module.css';
import { CANDIDATES, SUGGEST } from './own-queries.js';

/** One action to suggest somebody: a code and why. What is typed is not kept on the device. */
export function SuggestForm({ anchorId, onDone }: { anchorId: string; onDone: () => void }) {
  const { codeExample } = useConsentWords();
  const [code, setCode] = useState('');
  const [reasons, setReasons] = useState('');
  const [suggest, { loading }] = useMutation(SUGGEST, { refetchQueries: [CANDIDATES] });
  const refusals = useRefusals();
  const say = useSay();
  const go = async (): Promise<void> => {
    const { data } = await suggest({ variables: { anchorId, code, reasons } });
    const result = data?.suggestCandidate;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say(`${result.theirCode} is on the list. Your link worker sees it.`);
      onDone();
    }
  };
  return (
    <div className={classes.form}>
      <Form refusals={refusals} onSubmit={go} className="weft-form">
        <Stack gap="sm">
          <TextInput
            {...refusals.field('code')}
            label="Your own code for them"
            description={`Such as ${codeExample}. Never a name.`}
            autoComplete="off"
            maw={240}
            value={code}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
          />
          <Textarea
            {...refusals.field('reasons')}
            label="Why you think of them, in your own words"
            description="Leave out names and what would tell who they are."
            autosize
            minRows={3}
            value={reasons}
            onChange={({ currentTarget }) => setReasons(currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" loading={loading}>
              Put on the list
            </Button>
            <Button variant="default" onClick={onDone}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </Form>
    </div>
  );
}
