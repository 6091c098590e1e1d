import { useQuery } from '@apollo/client/react';
import type { Role } from '@weft/shared';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { ORGANISATION_KIND_WORDS, ROLE_WORDS } from '../app/words.js';
import { graphql } from '../gql/gql.js';
import type { OrganisationKind, SetUpQuery, SetUpStepKind } from '../gql/graphql.js';
import { Icon } from '../ui/icons.js';
import { Panel } from '../ui/panel.js';
import classes from './set-up.module.css';

const SET_UP = graphql(`
  query SetUp {
    setUp {
      kind
      done
      missingKinds
      missingRoles
    }
  }
`);

type Step = SetUpQuery['setUp'][number];

const list = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);
const kinds = (of: readonly OrganisationKind[]): string =>
  list(of.map((kind) => ORGANISATION_KIND_WORDS[kind].toLowerCase()));
const roles = (of: readonly Role[]): string => list(of.map((role) => ROLE_WORDS[role].name.toLowerCase()));

interface StepWords {
  title: string;
  what: (step: Step) => string;
  action: string;
  path: string;
}

const STEPS: Record<SetUpStepKind, StepWords> = {
  ORGANISATIONS: {
    title: 'Add the organisations',
    what: ({ missingKinds }) =>
      `Still to add: ${kinds(missingKinds)}. A council is often funder and verifier.`,
    action: 'Add an organisation',
    path: 'settings/organisations/new',
  },
  PEOPLE: {
    title: 'Add people and their roles',
    what: ({ missingRoles }) => `Nobody yet as ${roles(missingRoles)}. They are invited by email.`,
    action: 'Add a person',
    path: 'settings/members/new',
  },
  RATE_CARD_DRAFTED: {
    title: 'Draft the rate card',
    what: () =>
      'Say which outcomes there are and what each is paid. A template’s outcomes are there to start from.',
    action: 'Draft the rate card',
    path: 'rate-cards/new',
  },
  RATE_CARD_AGREED: {
    title: 'Have the rate card agreed',
    what: () => 'This waits for the commissioner, who agrees by publishing it.',
    action: 'See the rate cards',
    path: 'rate-cards',
  },
  FUNDING_AGREED: {
    title: 'Have the funding agreed',
    what: () => 'Propose who pays for what; the commissioner agrees.',
    action: 'See the funding agreement',
    path: 'funding',
  },
  FIRST_PARTICIPANT: {
    title: 'Enrol the first participant',
    what: () => 'You, or somebody of a provider.',
    action: 'Enrol somebody',
    path: 'people/new',
  },
  FIRST_CLAIM: {
    title: 'The first claim',
    what: () => 'A link worker records what a participant achieved; you approve it.',
    action: 'See the claims',
    path: 'claims',
  },
};

/** The steps of setting this partnership up that are still open, and nothing once all are done. */
export function useSetUp(): readonly Step[] {
  const may = useMay();
  const { data } = useQuery(SET_UP, { skip: !may('setUp'), fetchPolicy: 'cache-and-network' });
  const steps = data?.setUp ?? [];
  return steps.some(({ done }) => !done) ? steps : [];
}

/** What comes next in a partnership that is new, each step one action away; each goes by itself once it is done. */
export function SetUp({ steps }: { steps: readonly Step[] }) {
  const to = useTo();
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
  return (
    <Panel title="Set this partnership up">
      <p className={classes.count}>
        {done} of {steps.length} steps done
      </p>
      <ol className={classes.steps}>
        {steps.map((step) => {
          const words = STEPS[step.kind];
          return (
            <li key={step.kind} className={classes.step} data-done={step.done}>
              <span className={classes.mark}>{step.done ? <Icon name="done" size={18} /> : null}</span>
              <div className={classes.words}>
                <h3>
                  {words.title}
                  {step.done ? <span className={classes.said}>, done</span> : null}
                </h3>
                {step.done ? null : <p>{words.what(step)}</p>}
              </div>
              {step.done ? null : (
                <Link to={to(words.path)} className={classes.action} data-next={step === next}>
                  {words.action}
                  <Icon name="next" size={18} />
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
