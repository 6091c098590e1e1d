import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { NextStep } from '../app/next-step.js';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { PHASE_WORDS } from '../app/words.js';
import { Measures } from '../assessments/measures.js';
import { Looks } from '../audit/looks.js';
import { ChangesPanel } from '../circumstances/changes-panel.js';
import { claimDraftKey } from '../claims/claim-draft.js';
import { ContactsPanel } from '../contacts/contacts-panel.js';
import type { MilestoneState } from '../gql/graphql.js';
import { JointPanel } from '../joint-work/joint-panel.js';
import { JointOr } from '../joint-work/joint-person.js';
import { OffersOfPerson } from '../matched-evidence/of-person.js';
import { FromOldLink, SamePerson } from '../merging/same-person.js';
import { Sustaining } from '../milestones/sustaining.js';
import { PlanPanel } from '../plans/plan-panel.js';
import { SupportEpisodes } from '../recognising/episodes.js';
import { SafetyPanel, VisitSafely } from '../safety/safety-panel.js';
import { SealPanel } from '../sealing/seal-panel.js';
import { SealedMark } from '../sealing/sealed-mark.js';
import { SharingPanel } from '../sharing/sharing-panel.js';
import { SignedPanel } from '../signatures/signed-panel.js';
import { Story } from '../story/story.js';
import { PhaseSteps } from '../support/phase-dialog.js';
import { TransferPanel } from '../transfers/transfer-panel.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { hasDraft } from '../ui/use-draft.js';
import { Corrections } from './corrections.js';
import { Ladder } from './ladder.js';
import { nameOf, PERSON, type PersonPage } from './people-queries.js';
import classes from './person.module.css';
import { RecordBaseline } from './record-baseline.js';

/** States in which somebody has to find out how it goes: that comes first then. */
const ASKS: readonly MilestoneState[] = ['DUE', 'PAUSED', 'BROKEN'];

/** One person: the outcome ladder and the story on one side, the facts on the other. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const may = useMay();
  const { data, error, refetch } = useQuery(PERSON, { variables: { id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the person's page" />;
  const person = data.participant;
  if (!person)
    return (
      <EmptyState
        title="There is no such participant"
        action={
          may('openRecord') ? (
            <Button component={Link} to={to('settings/audit')} variant="default">
              Open a record for a reason
            </Button>
          ) : null
        }
      >
        {may('openRecord')
          ? 'Or their record is not open to you: your role sees a person only for a reason and for some hours.'
          : 'They may be supported by somebody else.'}
      </EmptyState>
    );
  return (
    <JointOr person={person}>
      <Person asked={id} person={person} />
    </JointOr>
  );
}

/** As who supports them, or did, or sees everybody, sees them. */
function Person({ asked, person }: { asked: string; person: PersonPage }) {
  const to = useTo();
  const may = useMay();
  const { slug } = usePartnership();
  const phase = person.phase ? PHASE_WORDS[person.phase] : null;
  const mayRecord = may('submitClaim');
  // of somebody who was handed over the record stands as it stood then, and what is asked of now is not open
  const isSupported = Boolean(person.provider);
  const mayMeet = may('recordContact') && isSupported;
  const asks = person.milestones.some(({ state }) => ASKS.includes(state));
  const sustaining = (
    <Sustaining participantId={person.id} milestones={person.milestones} mayRecord={may('recordStatus')} />
  );
  const begun = mayRecord && hasDraft(claimDraftKey(slug, person.id));
  return (
    <>
      <PageHeader
        title={nameOf(person)}
        lead={`${person.reference}${person.provider ? `, supported by ${person.provider.name}` : ''}`}
        back={{ to: to('people'), label: 'People' }}
        beside={
          <>
            {phase ? <StateBadge tone={phase.tone}>{phase.name}</StateBadge> : null}
            <SealedMark recordId={person.id} />
          </>
        }
        actions={
          mayMeet || mayRecord ? (
            <>
              {mayMeet ? (
                <Button component={Link} to={to(`contacts/new?participant=${person.id}`)} variant="default">
                  Record a contact
                </Button>
              ) : null}
              {mayRecord ? (
                <Button
                  component={Link}
                  to={to(`claims/new?participant=${person.id}`)}
                  leftSection={<Icon name="add" />}
                >
                  Record an outcome
                </Button>
              ) : null}
            </>
          ) : undefined
        }
      />
      <FromOldLink asked={asked} found={person.id} />
      {isSupported ? <VisitSafely participantId={person.id} /> : null}
      {begun ? (
        <p className={classes.begun}>
          On this device you began to record an outcome and have not sent it.{' '}
          <Link to={to(`claims/new?participant=${person.id}`)}>Go on with it</Link>
        </p>
      ) : null}
      <div className={classes.columns}>
        <div>
          <PlanPanel participantId={person.id} />
          {asks ? sustaining : null}
          {mayRecord ? <OffersOfPerson participantId={person.id} /> : null}
          <Panel title="Outcomes">
            {person.ladder.length > 0 ? (
              <Ladder
                rungs={person.ladder}
                milestones={person.milestones}
                participantId={person.id}
                mayRecord={mayRecord}
              />
            ) : (
              <EmptyState title="No outcomes to reach yet" action={<NextStep towards="prices" />}>
                There is no rate card in force today for this provider and cohort.
              </EmptyState>
            )}
          </Panel>
          {asks ? null : sustaining}
          {may('contacts') ? (
            <ContactsPanel participantId={person.id} name={nameOf(person)} goesOn={isSupported} />
          ) : null}
          {isSupported ? <SignedPanel participantId={person.id} /> : null}
          <Measures participantId={person.id} ladder={person.ladder} goesOn={isSupported} />
          <Story participantId={person.id} />
        </div>
        <div>
          <PersonPanel person={person} />
          <SupportEpisodes participantId={person.id} />
          <ChangesPanel participantId={person.id} goesOn={isSupported} milestones={person.milestones} />
          <JointPanel
            participantId={person.id}
            goesOn={isSupported && person.phase !== 'CLOSED'}
            providerId={person.provider?.id ?? null}
            linkWorkerId={person.linkWorker?.id ?? null}
          />
          <TransferPanel
            participantId={person.id}
            providerId={person.provider?.id ?? null}
            goesOn={isSupported && person.phase !== 'CLOSED'}
          />
          <SharingPanel participantId={person.id} goesOn={isSupported} />
          {isSupported ? <SafetyPanel participantId={person.id} name={nameOf(person)} /> : null}
          <SealPanel recordId={person.id} name={nameOf(person)} providerId={person.provider?.id ?? null} />
          <SamePerson participantId={person.id} />
          {may('recordLooks') && isSupported ? <Looks participantId={person.id} /> : null}
          <Corrections of={person.corrections} />
          {may('recordBaseline') ? <RecordBaseline person={person} /> : null}
        </div>
      </div>
    </>
  );
}

function PersonPanel({ person }: { person: PersonPage }) {
  const to = useTo();
  const may = useMay();
  return (
    <Panel
      title="About"
      actions={
        may('correctParticipant') && person.provider ? (
          <Button component={Link} to={to(`people/${person.id}/correct`)} variant="default" size="compact-md">
            Correct
          </Button>
        ) : undefined
      }
    >
      <Facts
        of={[
          ['Enrolled', person.enrolledOn ? <DateText key="enrolled" of={person.enrolledOn} /> : null],
          ['Supported by', person.provider?.name ?? null],
          ['Link worker', person.linkWorker?.name ?? null],
          ['Anchor organisation', person.anchor?.name ?? null],
          ['Cohort', person.cohort === 'NEW' ? 'New' : 'Historic'],
          ['Date of birth', person.birthDate ? <DateText key="birth" of={person.birthDate} /> : null],
          ['Postcode', person.postcode ?? null],
        ]}
      />
      {person.phase ? <PhaseSteps participantId={person.id} phase={person.phase} /> : null}
    </Panel>
  );
}
