import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { ClaimFacts, ClaimHistory, ClaimNotes, EarlierOutcomes } from '../claims/claim-parts.js';
import { CLAIM } from '../claims/claim-queries.js';
import { EvidenceView } from '../claims/evidence-view.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './audit-sample.module.css';
import { Finding } from './finding.js';
import type { AuditSample, SampledClaim } from './sample-queries.js';

/** The claims of a sample beside the one that is open, with its evidence. */
export function SampledClaims({ sample }: { sample: AuditSample }) {
  const firstLeft = sample.claims.find(({ verdict }) => verdict === null) ?? sample.claims[0];
  const [openId, setOpenId] = useState(firstLeft?.claimId);
  const [chosen, setChosen] = useState(false);
  const choose = (claimId: string): void => {
    setChosen(true);
    setOpenId(claimId);
  };
  const open = sample.claims.find(({ claimId }) => claimId === openId);
  const next = (): void => {
    const left = sample.claims.find(({ verdict, claimId }) => verdict === null && claimId !== openId);
    if (left) choose(left.claimId);
  };
  return (
    <div className={classes.columns}>
      <nav aria-label="Claims of the sample">
        <ol className={classes.claims}>
          {sample.claims.map((claim) => (
            <li key={claim.claimId}>
              <button
                type="button"
                className={classes.claim}
                aria-current={claim.claimId === openId ? 'true' : undefined}
                onClick={() => choose(claim.claimId)}
              >
                <strong>{claim.reference}</strong>
                <Verdict claim={claim} />
                <span className={classes.soft}>
                  {claim.title}, {claim.provider}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {open ? (
        <OpenClaim key={open.claimId} sampleId={sample.id} claim={open} takesFocus={chosen} onNext={next} />
      ) : null}
    </div>
  );
}

function Verdict({ claim }: { claim: SampledClaim }) {
  if (claim.verdict === 'CONFIRMED') return <StateBadge tone="good">Confirmed</StateBadge>;
  if (claim.verdict === 'FAILED') return <StateBadge tone="stopped">Failed</StateBadge>;
  return (
    <StateBadge tone={claim.verifiedByMe ? 'quiet' : 'needs'}>
      {claim.verifiedByMe ? 'For another' : 'To check'}
    </StateBadge>
  );
}

function OpenClaim({
  sampleId,
  claim,
  takesFocus,
  onNext,
}: {
  sampleId: string;
  claim: SampledClaim;
  takesFocus: boolean;
  onNext: () => void;
}) {
  const may = useMay();
  const to = useTo();
  const { data, error, refetch } = useQuery(CLAIM, { variables: { id: claim.claimId } });
  const title = useRef<HTMLHeadingElement>(null);
  const isThere = data !== undefined;
  useEffect(() => {
    // whoever chose this claim, or went on to it, reads on here; on a phone it stands below the list
    if (takesFocus && isThere) title.current?.focus();
  }, [takesFocus, isThere]);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what={`Loading ${claim.reference}`} />;
  return (
    <section aria-label={claim.reference} className={classes.open}>
      <h2 ref={title} tabIndex={-1}>
        {claim.reference}: {claim.title}
      </h2>
      {data.claim ? (
        <>
          <p className={classes.ownPage}>
            <Link to={to(`claims/${claim.claimId}`)}>Open {claim.reference} on its own page</Link>
          </p>
          <ClaimNotes claim={data.claim} />
        </>
      ) : null}
      {may('recordFinding') ? <Finding sampleId={sampleId} claim={claim} onNext={onNext} /> : null}
      {data.claim ? (
        <>
          <Panel title="Evidence">
            <EvidenceView evidence={data.claim.evidence} />
          </Panel>
          <ClaimFacts claim={data.claim} />
          <EarlierOutcomes claim={data.claim} />
          {/* who submitted, approved and verified it: three people stand behind a payment */}
          <ClaimHistory claim={data.claim} />
        </>
      ) : (
        <p>Your role does not show this claim.</p>
      )}
    </section>
  );
}
