import { useMutation } from '@apollo/client/react';
import { useMay, usePartnership } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import { useOutcomes } from '../rate-cards/use-outcomes.js';
import { DayText, dateText } from '../ui/date-text.js';
import { Money } from '../ui/money.js';
import { Panel } from '../ui/panel.js';
import { ReasonButton } from '../ui/reason-button.js';
import { StateBadge } from '../ui/state-badge.js';
import { ClaimLink, DecisionText } from './claim-clash.js';
import classes from './merging.module.css';
import { DECIDE_CLASH, type Decision, type MergeRecord, type Preview } from './merging-queries.js';

type Clash = Preview['claims'][number];
type Claim = Clash['one'];

/** Outcomes claimed under both records: one person is paid for once, so somebody decides which claim stands. */
export function Clashes({ preview }: { preview: Preview }) {
  const may = useMay();
  return (
    <Panel title="Claimed on both records" tone="warm">
      <p>
        An outcome is claimed once for one person.{' '}
        {may('decideClash')
          ? 'Decide which claim stands; the other one has to end before the records can be one.'
          : 'Somebody of the backbone organisation decides which claim stands.'}
      </p>
      {preview.claims.map((clash) => (
        <OneClash key={clash.outcomeCode} clash={clash} preview={preview} />
      ))}
    </Panel>
  );
}

function OneClash({ clash, preview }: { clash: Clash; preview: Preview }) {
  const { one, other, decisions } = preview;
  const { titleOf } = useOutcomes();
  const ids = [clash.one.claimId, clash.other.claimId];
  const decision = decisions.find(({ standsId, endsId }) => ids.includes(standsId) && ids.includes(endsId));
  const loser = decision && (decision.endsId === clash.one.claimId ? clash.one : clash.other);
  return (
    <div className={classes.choice}>
      <strong>{titleOf(clash.outcomeCode)}</strong>
      <div className={classes.two}>
        <OneClaim of={clash.one} against={clash.other} record={one} clash={clash} preview={preview} />
        <OneClaim of={clash.other} against={clash.one} record={other} clash={clash} preview={preview} />
      </div>
      {decision && loser ? (
        <>
          <DecisionText of={decision} />
          <p>What is left to do: {loser.whoEnds}</p>
        </>
      ) : null}
    </div>
  );
}

interface OneClaimProps {
  of: Claim;
  against: Claim;
  record: MergeRecord;
  clash: Clash;
  preview: Preview;
}

function OneClaim({ of, against, record, clash, preview }: OneClaimProps) {
  const may = useMay();
  const { timeZone } = usePartnership();
  const [decide] = useMutation(DECIDE_CLASH, { refetchQueries: 'active', awaitRefetchQueries: true });
  const { name, tone } = CLAIM_STATE_WORDS[of.state];
  const called = of.reference ?? `Claim of ${record.reference}`;
  const other = against.reference ?? 'the other claim';
  return (
    <div>
      {of.claimId && of.reference ? <ClaimLink id={of.claimId} reference={of.reference} /> : called}{' '}
      <StateBadge tone={tone}>{name}</StateBadge>
      <p className={classes.quiet}>
        On {record.reference}, achieved on {dateText(of.achievedOn)}
      </p>
      {of.price ? (
        <p className={classes.quiet}>
          <Money of={of.price} />
          {of.provider ? `, ${of.provider.name}` : ''}
        </p>
      ) : null}
      {of.submittedBy && of.submittedAt ? (
        <p className={classes.quiet}>
          Claimed by {of.submittedBy.name} on <DayText of={of.submittedAt} timeZone={timeZone} />
        </p>
      ) : null}
      <p className={classes.ends}>To end this one: {of.whoEnds}</p>
      {may('decideClash') && of.claimId && of.state !== 'REVERSED' ? (
        <ReasonButton
          verb={`${called} stands`}
          reason={{
            label: 'Why this one stands',
            description: against.endsAtOnce
              ? `${other} is reversed or rejected now, with this reason, and frees the outcome. That cannot be taken back.`
              : `Your decision is kept. ${other} waits for those who may end it: ${against.whoEnds}`,
          }}
          done={against.endsAtOnce ? `${called} stands, and ${other} has ended.` : `Kept: ${called} stands.`}
          send={async (reason) => {
            const { data } = await decide({
              variables: {
                input: {
                  oneId: preview.one.id,
                  otherId: preview.other.id,
                  outcomeCode: clash.outcomeCode,
                  standsId: record.id,
                  reason,
                },
              },
            });
            const result = data?.decideClash;
            return result?.__typename === 'MergePreview' ? { id: result.one.id } : result;
          }}
        />
      ) : null}
    </div>
  );
}

/** What was decided about claims of both whose clash is over. */
export function Decided({ decisions }: { decisions: readonly Decision[] }) {
  const over = decisions.filter(({ endsState }) => endsState === 'REJECTED' || endsState === 'REVERSED');
  return over.length === 0 ? null : (
    <Panel title="Which claim stands">
      {over.map((one) => (
        <DecisionText key={one.id} of={one} />
      ))}
    </Panel>
  );
}
