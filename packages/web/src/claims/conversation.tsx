import { useMutation } from '@apollo/client/react';
import { Button, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { InstantText } from '../ui/date-text.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { ANSWER, ASK, type ClaimPage } from './claim-queries.js';
import classes from './conversation.module.css';

/** Questions and answers about a claim; a question does not change its state. */
export function Conversation({ claim }: { claim: ClaimPage }) {
  const { timeZone } = usePartnership();
  const answers = claim.actions.includes('ANSWER');
  const asks = claim.actions.includes('ASK');
  if (claim.conversation.length === 0 && !answers && !asks) return null;
  return (
    <Panel title="Conversation" tone={claim.awaitsAnswer && answers ? 'warm' : 'plain'}>
      {claim.conversation.length > 0 ? (
        <ol className={classes.messages}>
          {claim.conversation.map((message) => (
            <li
              key={`${message.at} ${message.by.id}`}
              className={classes.message}
              data-question={message.awaitsAnswer}
            >
              <div className={classes.who}>
                {message.by.name}, <InstantText of={message.at} timeZone={timeZone} />
              </div>
              <div className={classes.text}>{message.text}</div>
            </li>
          ))}
        </ol>
      ) : null}
      {answers ? (
        <Write key="answer" claim={claim} answer />
      ) : asks ? (
        <Write key="ask" claim={claim} />
      ) : null}
    </Panel>
  );
}

function Write({ claim, answer = false }: { claim: ClaimPage; answer?: boolean }) {
  const [text, setText] = useState('');
  const [ask, asking] = useMutation(ASK);
  const [reply, replying] = useMutation(ANSWER);
  const refusals = useRefusals();
  const say = useSay();
  const field = answer ? 'answer' : 'question';
  const send = async (): Promise<void> => {
    if (text.trim() === '') {
      refusals.show([{ field, message: answer ? 'Write your answer.' : 'Write your question.' }]);
      return;
    }
    const result = answer
      ? (await reply({ variables: { id: claim.id, answer: text.trim() } })).data?.answerAboutClaim
      : (await ask({ variables: { id: claim.id, question: text.trim() } })).data?.askAboutClaim;
    if (result?.__typename === 'Refusal') {
      refusals.show([result]);
      return;
    }
    refusals.clear();
    setText('');
    say(answer ? 'Your answer is sent.' : 'Your question is sent. The claim stays where it is.');
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack gap="sm" maw={640}>
        <Textarea
          {...refusals.field(field)}
          label={answer ? 'Your answer' : 'Ask about this claim'}
          autosize
          minRows={2}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button
            type="submit"
            variant={answer ? 'filled' : 'default'}
            loading={asking.loading || replying.loading}
          >
            {answer ? 'Answer' : 'Ask'}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
