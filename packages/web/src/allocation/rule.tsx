import { useQuery } from '@apollo/client/react';
import { useTo } from '../app/viewer.js';
import type { AllocationRulesQuery } from '../gql/graphql.js';
import { dateText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import classes from './allocation.module.css';
import { RuleForm } from './rule-form.js';
import { RULES, type RuleVersion } from './rule-queries.js';
import { PARTS } from './rule-words.js';
import { Tried } from './tried.js';

type Expertise = AllocationRulesQuery['hubLists']['expertise'];

/** How the hub suggests, and a changed rule: drafted, tried on the waiting list as it is now, then adopted. */
export function Component() {
  const to = useTo();
  const { data, error, refetch } = useQuery(RULES, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the rule" />;
  const { present, draft } = data.allocationRule;
  const { expertise } = data.hubLists;
  return (
    <>
      <PageHeader
        title="How we suggest"
        lead="The partnership’s own rule. A changed one is tried on the people who wait now before anybody is suggested by it."
        back={{ to: to('referrals/waiting'), label: 'Waiting list' }}
      />
      <div className={classes.stack}>
        <Present version={present} expertise={expertise} />
        <Panel title={draft ? `The draft, version ${draft.version}` : 'Change the rule'}>
          <RuleForm
            key={draft?.version ?? `present ${present.version}`}
            rule={(draft ?? present).rule}
            expertise={expertise.filter(({ kind }) => kind === 'KNOWS')}
          />
        </Panel>
        {draft ? <Tried version={draft.version} /> : null}
      </div>
    </>
  );
}

function Present({ version, expertise }: { version: RuleVersion; expertise: Expertise }) {
  const { rule, adoptedBy, adoptedAt } = version;
  const essential = rule.essential.map((code) => expertise.find((one) => one.code === code)?.title ?? code);
  return (
    <Panel
      title={version.version === 0 ? 'In force: the usual rule' : `In force: version ${version.version}`}
    >
      <p className={classes.soft}>
        {adoptedAt
          ? `Adopted by ${adoptedBy?.name ?? 'somebody who left'} on ${dateText(adoptedAt.slice(0, 10))}.`
          : 'It holds until the partnership adopts its own.'}{' '}
        Whom a person wishes to avoid is never suggested, whatever the rule.
      </p>
      <Facts
        of={[
          ...PARTS.map(({ part, label }) => [label, String(rule.weights[part])] as const),
          ['A worker is full at', `${rule.fullAt} % of the caseload guide`],
          ['Never without', essential.length > 0 ? essential.join(', ') : 'Nothing'],
          ['Too far to count', `${rule.farKm} km`],
          [
            'After a long wait',
            rule.longWait
              ? `Room counts ${rule.longWait.room} from ${rule.longWait.days} days on`
              : 'Nothing changes',
          ],
        ]}
      />
    </Panel>
  );
}
