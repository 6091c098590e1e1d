import { useQuery } from '@apollo/client/react';
import { Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMay, useTo } from '../app/viewer.js';
import { PHASE_WORDS } from '../app/words.js';
import { ContactsPanel } from '../contacts/contacts-panel.js';
import { nameOf, type PersonPage } from '../people/people-queries.js';
import classes from '../people/person.module.css';
import { PlanPanel } from '../plans/plan-panel.js';
import { SafeContact } from '../referrals/safe-way.js';
import { VisitSafely } from '../safety/safety-panel.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { EndJoint } from './end-joint.js';
import { type JointWorkToday, PARTICIPANT_JOINT_WORKS } from './joint-queries.js';
import { NameAnother } from './name-worker.js';

/** The page of somebody whom the viewer does not support: as who works beside sees it, or else what is given. */
export function JointOr({ person, children }: { person: PersonPage; children: ReactNode }) {
  const mayBeJoint = useMay()('participantJointWorks') && !person.provider;
  const { data, error, loading, refetch } = useQuery(PARTICIPANT_JOINT_WORKS, {
    variables: { participantId: person.id },
    skip: !mayBeJoint,
  });
  const [ended, setEnded] = useState(false);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (loading && !data) return <Loading what="Loading the person's page" />;
  if (ended)
    return (
      <EmptyState title="The joint work has ended">
        Their page is no longer open to you. What was recorded stays with them.
      </EmptyState>
    );
  const work = data?.participantJointWorks.find(({ side, holds }) => side === 'BESIDE' && holds);
  return work ? <JointPerson person={person} work={work} onEnded={() => setEnded(true)} /> : children;
}

/** What who works beside sees of a person: how to reach and visit them, what each does, the plan, the contacts. */
function JointPerson({
  person,
  work,
  onEnded,
}: {
  person: PersonPage;
  work: JointWorkToday;
  onEnded: () => void;
}) {
  const to = useTo();
  const { reach } = work;
  const phase = work.phase ? PHASE_WORDS[work.phase] : null;
  const from = work.from?.name ?? 'Their provider';
  return (
    <>
      <PageHeader
        title={nameOf(person)}
        lead={`${person.reference}, joint work beside ${from}`}
        back={{ to: to('people'), label: 'People' }}
        beside={phase ? <StateBadge tone={phase.tone}>{phase.name}</StateBadge> : undefined}
      />
      <VisitSafely participantId={person.id} />
      {reach ? (
        <SafeContact
          of={{ safeWay: reach.way, safeNote: reach.note, phone: reach.phone, email: reach.email }}
          name={person.givenName ?? nameOf(person)}
        />
      ) : null}
      <div className={classes.columns}>
        <div>
          <PlanPanel participantId={person.id} withVersions={false} />
          <ContactsPanel participantId={person.id} name={nameOf(person)} goesOn ownOnly />
        </div>
        <div>
          <Panel
            title="Joint work"
            actions={
              <Group gap="xs">
                <NameAnother work={work} />
                <EndJoint work={work} onEnded={onEnded} />
              </Group>
            }
          >
            <Facts
              of={[
                ['Since', <DateText key="since" of={work.fromOn} />],
                ['Until', work.untilOn ? <DateText key="until" of={work.untilOn} /> : null],
                ['Who works with them', work.worker?.name ?? null],
                [`${work.to?.name ?? 'We'}`, work.theirPart],
                [from, work.ourPart],
                ['Their link worker', work.linkWorker?.name ?? null],
              ]}
            />
            {reach ? null : (
              <p className={classes.when}>
                No referral says how they are reached safely: ask {work.linkWorker?.name ?? from} first.
              </p>
            )}
          </Panel>
        </div>
      </div>
    </>
  );
}
