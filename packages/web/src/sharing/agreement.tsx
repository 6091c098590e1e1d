import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { DateText, dateText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { ReasonButton } from '../ui/reason-button.js';
import { StateBadge } from '../ui/state-badge.js';
import { NoAgreement } from './no-agreement.js';
import { PeopleNamed } from './people-named.js';
import { PlainWords } from './plain-words.js';
import { Sections } from './sections.js';
import classes from './sharing.module.css';
import { AGREEMENT, type Agreement, END_AGREEMENT } from './sharing-queries.js';
import { STATE_WORDS } from './sharing-words.js';
import { Signatures } from './signatures.js';
import { Telling } from './telling.js';

/** One information-sharing agreement, and what came of it. */
export function Component() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(AGREEMENT, { variables: { id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the agreement" />;
  if (!data.sharingAgreement) return <NoAgreement />;
  return <AgreementPage agreement={data.sharingAgreement} />;
}

const isOver = ({ state }: Agreement): boolean => state === 'ENDED' || state === 'EXPIRED';

function AgreementPage({ agreement }: { agreement: Agreement }) {
  const to = useTo();
  const { name, tone } = STATE_WORDS[agreement.state];
  return (
    <>
      <PageHeader
        title={agreement.title}
        lead={`Agreement ${agreement.number}. ${standing(agreement)}`}
        back={{ to: to('data/agreements'), label: 'Data matching' }}
        beside={<StateBadge tone={tone}>{name}</StateBadge>}
        actions={<Actions agreement={agreement} />}
      />
      <Sections agreement={agreement} />
      <div className={classes.columns}>
        <div>
          <Panel title={agreement.signedAt === null ? 'What is to be agreed' : 'What was agreed'}>
            <PlainWords agreement={agreement} />
          </Panel>
        </div>
        <div>
          <Signatures agreement={agreement} />
          <PeopleNamed agreement={agreement} />
          <Telling agreement={agreement} />
          {isOver(agreement) ? <Over agreement={agreement} /> : null}
        </div>
      </div>
    </>
  );
}

/** Where it stands and what comes next, in a sentence. */
function standing({ state, parties, startsOn, expiresOn, forgottenAt }: Agreement): string {
  const left = parties.filter(({ signedOn }) => signedOn === null).length;
  switch (state) {
    case 'DRAFT':
      if (left === parties.length)
        return `It holds once ${left === 2 ? 'both' : `all ${left}`} parties have signed it.`;
      return `It holds once ${left === 1 ? 'one more party has' : `${left} more parties have`} signed it.`;
    case 'SIGNED':
      return `Every party has signed. It begins on ${dateText(startsOn)}.`;
    case 'IN_FORCE':
      return `Every party has signed. It holds until ${dateText(expiresOn)}.`;
    case 'EXPIRED':
    case 'ENDED':
      return forgottenAt
        ? 'It is over, and what came in under it is deleted.'
        : 'It is over. What came in under it is being deleted.';
  }
}

function Actions({ agreement }: { agreement: Agreement }) {
  const to = useTo();
  const may = useMay();
  // what came in under it, and its runs, are over with it
  const [end] = useMutation(END_AGREEMENT, { refetchQueries: ['Extracts', 'MatchRuns'] });
  const isDraft = agreement.signedAt === null;
  return (
    <>
      {may('endSharingAgreement') && !isOver(agreement) ? (
        <ReasonButton
          verb={isDraft ? 'Give it up' : 'End it now'}
          reason={{
            label: 'Why it ends',
            description: isDraft
              ? 'It cannot be signed any more.'
              : 'At once nothing more comes in and nothing is matched. What came in is deleted, and what it offered to claim is taken back; claims that were made stay. This cannot be undone.',
          }}
          done="The agreement is ended."
          send={async (reason) =>
            (await end({ variables: { agreementId: agreement.id, reason } })).data?.endSharingAgreement
          }
        />
      ) : null}
      {may('extracts') && agreement.form === 'ENCODED' && !isOver(agreement) ? (
        <Button component={Link} to={to(`data/agreements/${agreement.id}/encode`)} variant="default">
          How to encode
        </Button>
      ) : null}
      {may('saveSharingAgreement') ? (
        agreement.isOpen ? (
          <Button component={Link} to={to(`data/agreements/${agreement.id}/edit`)} variant="default">
            Change it
          </Button>
        ) : (
          <Button component={Link} to={to(`data/agreements/new?like=${agreement.id}`)} variant="default">
            Write another like it
          </Button>
        )
      ) : null}
    </>
  );
}

function Over({ agreement }: { agreement: Agreement }) {
  const day = agreement.endedAt?.slice(0, 10);
  return (
    <Panel title="How it ended">
      <Facts
        of={[
          ['Ended by', agreement.endedBy?.name ?? (day ? '–' : null)],
          ['Why', agreement.endedBecause ?? (day ? null : 'Its last day is over.')],
          ['Last day that was agreed', <DateText key="last" of={agreement.expiresOn} />],
        ]}
      />
    </Panel>
  );
}
