import { useMutation } from '@apollo/client/react';
import { Button, Stack, Textarea } from '@mantine/core';
import { usePartnership } from '../app/viewer.js';
import { InstantText } from '../ui/date-text.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useDraft } from '../ui/use-draft.js';
import type { ClaimPage } from './claim-queries.js';
import classes from './conversation.module.css';
import { ANSWER, ASK } from './decision-queries.js';

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
        <Write key={`answer ${claim.id}`} claim={claim} answer />
      ) : asks ? (
        <Write key={`ask ${claim.id}`} claim={claim} />
      ) : null}
    </Panel>
  );
}

const WORDS = {
  question: {
    label: 'Ask about this claim',
    verb: 'Ask',
    ask: 'Write your question.',
    sent: 'Your question is sent. The claim stays where it is.',
  },
  answer: { label: 'Your answer', verb: 'Answer', ask: 'Write your answer.', sent: 'Your answer is sent.' },
  // a claim that came back: its provider may say something without sending it again
  message: {
    label: 'Write about this claim',
    verb: 'Send',
    ask: 'Write your message.',
    sent: 'Your message is sent. The claim stays with you until you submit it again.',
  },
};

function Write({ claim, answer = false }: { claim: ClaimPage; answer?: boolean }) {
  const { slug } = usePartnership();
  const draft = useDraft(`${slug}/conversation/${claim.id}`, { text: '' });
  const { text } = draft.value;
  const [ask, asking] = useMutation(ASK);
  const [reply, replying] = useMutation(ANSWER);
  const refusals = useRefusals();
  const say = useSay();
  const field = answer ? 'answer' : 'question';
  const words = !answer ? WORDS.question : claim.awaitsAnswer ? WORDS.answer : WORDS.message;
  const send = async (): Promise<void> => {
    if (text.trim() === '') {
      refusals.show([{ field, message: words.ask }]);
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
    draft.discard();
    say(words.sent);
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack gap="sm" maw={640}>
        <Textarea
          {...refusals.field(field)}
          label={words.label}
          maxLength={5000}
          autosize
          minRows={2}
          value={text}
          onChange={(event) => draft.set({ text: event.currentTarget.value })}
        />
        <div>
          <Button
            type="submit"
            variant={answer && claim.awaitsAnswer ? 'filled' : 'default'}
            loading={asking.loading || replying.loading}
          >
            {words.verb}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
