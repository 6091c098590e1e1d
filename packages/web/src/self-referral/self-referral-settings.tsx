import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Radio, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { LAWFUL_BASES, LAWFUL_BASIS_IN_WORDS, type LawfulBasis, whatHappensWithWords } from '@weft/shared';
import { useState } from 'react';
import { useParams } from 'react-router';
import { usePartnership } from '../app/viewer.js';
import { graphql } from '../gql/gql.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import frame from './public-frame.module.css';

const PAGE = graphql(`
  query SelfReferralPage {
    selfReferralPage {
      isOpen
      welcome
      otherWay
      controller
      answersRequests
      lawfulBasis
    }
  }
`);

const SET_PAGE = graphql(`
  mutation SetSelfReferralPage($input: SelfReferralPageInput!) {
    setSelfReferralPage(input: $input) {
      __typename
      ... on SelfReferralPage {
        isOpen
      }
      ...Refused
    }
  }
`);

interface Typed {
  isOpen: boolean;
  welcome: string;
  otherWay: string;
  controller: string;
  answersRequests: string;
  lawfulBasis: LawfulBasis;
}

const NOTHING_YET: Typed = {
  isOpen: false,
  welcome: '',
  otherWay: '',
  controller: '',
  answersRequests: '',
  lawfulBasis: 'PUBLIC_TASK',
};

/** The page on which people refer themselves: open or closed, and what stands on it. */
export function Component() {
  const { data, error, refetch } = useQuery(PAGE);
  const page = data?.selfReferralPage;
  return (
    <>
      <PageHeader
        title="People who refer themselves"
        lead="A page without a sign-in, on which somebody asks for help themself. What they write arrives in the referral hub."
      />
      {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {page === undefined && !error ? <Loading /> : null}
      {page === undefined ? null : (
        <PageForm
          before={
            page === null
              ? NOTHING_YET
              : { ...page, welcome: page.welcome ?? '', otherWay: page.otherWay ?? '' }
          }
        />
      )}
    </>
  );
}

function PageForm({ before }: { before: Typed }) {
  const { name } = usePartnership();
  const { slug = '' } = useParams();
  const [typed, setTyped] = useState(before);
  const [save, { loading }] = useMutation(SET_PAGE, { refetchQueries: ['SelfReferralPage'] });
  const refusals = useRefusals();
  const say = useSay();
  const set = (change: Partial<Typed>): void => setTyped((was) => ({ ...was, ...change }));
  const text = (field: 'welcome' | 'otherWay' | 'controller' | 'answersRequests') => ({
    ...refusals.field(field),
    value: typed[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      set({ [field]: event.currentTarget.value }),
  });
  const go = async (): Promise<void> => {
    const { data } = await save({ variables: { input: typed } });
    const result = data?.setSelfReferralPage;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      refusals.clear();
      say(result.isOpen ? 'Saved. The page is open.' : 'Saved. The page is closed.');
    }
  };
  const address = `/refer/${slug}`;
  return (
    <>
      <Panel>
        <Form refusals={refusals} className="weft-form" onSubmit={go}>
          <Stack gap="lg">
            <Switch
              label="The page is open"
              description="Closed, its address says that there is no such page."
              checked={typed.isOpen}
              onChange={(event) => set({ isOpen: event.currentTarget.checked })}
            />
            {before.isOpen ? (
              <p>
                Its address: <a href={address}>{`${window.location.origin}${address}`}</a>
              </p>
            ) : null}
            <Textarea
              {...text('welcome')}
              label="Your words of welcome (optional)"
              description="Short sentences, easy words: who helps here, and with what."
              minRows={3}
            />
            <TextInput
              {...text('otherWay')}
              label="Another way to get in touch (optional)"
              description="For example: ring 01484 000 000, Monday to Friday, 9 to 5."
            />
            <TextInput
              {...text('controller')}
              label="Who is responsible for what people write?"
              description="The controller, as people know it."
            />
            <Textarea
              {...text('answersRequests')}
              label="Whom do people ask to see, correct or remove it, and how?"
              minRows={2}
            />
            <div id="lawfulBasis">
              <Radio.Group
                label="On which lawful basis is it kept?"
                description="Agreeing to take part is asked apart from it, on a page of its own."
                error={refusals.field('lawfulBasis').error}
                value={typed.lawfulBasis}
                onChange={(chosen) =>
                  set({ lawfulBasis: LAWFUL_BASES.find((one) => one === chosen) ?? typed.lawfulBasis })
                }
              >
                <Stack gap="sm" mt="sm">
                  {LAWFUL_BASES.map((basis) => (
                    <Radio key={basis} value={basis} label={LAWFUL_BASIS_IN_WORDS[basis]} />
                  ))}
                </Stack>
              </Radio.Group>
            </div>
            <div>
              <Button type="submit" loading={loading}>
                Save
              </Button>
            </div>
          </Stack>
        </Form>
      </Panel>
      <Panel title="What people read before they write">
        <div className={frame.told}>
          {whatHappensWithWords(name, {
            ...typed,
            controller: typed.controller.trim() || '…',
            answersRequests: typed.answersRequests.trim() || '…',
          }).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </Panel>
    </>
  );
}
