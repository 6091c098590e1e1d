import { Link } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { DateText, DayText, InstantText } from '../ui/date-text.js';
import classes from './matched-evidence.module.css';
import type { EvidenceWay } from './offer-queries.js';

/** How somebody was told, as it is said after a date. */
const TOLD_HOW: Readonly<Record<string, string>> = {
  LETTER: 'by letter',
  SPOKEN: 'in person or by phone',
  ONLINE: 'online',
  SIGNED: 'with a signature',
};

/** 99.95 is not "100 %": nothing is sure. */
function likelyText(probability: number): string {
  const percent = Math.min(99.9, Math.floor(probability * 1000) / 10);
  return `${percent.toLocaleString('en-GB')} %`;
}

/** The way back from a claim, step by step: match, run, extract, agreement, and that the person was told. */
export function Way({ of }: { of: EvidenceWay }) {
  const { timeZone } = usePartnership();
  const may = useMay();
  const to = useTo();
  const agreement = `Agreement ${of.agreementNumber}, “${of.agreementTitle}”`;
  return (
    <>
      {of.stands ? null : (
        <p className={classes.fallen} role="note">
          The match was withdrawn and proves nothing any more:{' '}
          {of.decidedAt ? (
            <>
              on <DayText of={of.decidedAt} timeZone={timeZone} /> it was decided that these are two people
            </>
          ) : (
            'since then the threshold was moved, a decision taken back, or a later run found otherwise'
          )}
          . Where nothing else proves the claim, it has to be returned, rejected or reversed.
        </p>
      )}
      <ol className={classes.way}>
        <li>
          <strong>
            {of.pairId && may('matchPairs') ? (
              <Link to={to(`data/matches/${of.pairId}`)}>Match</Link>
            ) : (
              'Match'
            )}
          </strong>
          <span>
            {of.decidedBy && of.decidedAt ? (
              <>
                {of.decidedBy.name} looked at both records on{' '}
                <DayText of={of.decidedAt} timeZone={timeZone} /> and decided that they are{' '}
                {of.stands ? 'one person' : 'two people'}. The run held it to be {likelyText(of.probability)}{' '}
                likely that they are one.
              </>
            ) : (
              <>The run held it to be {likelyText(of.probability)} likely that both records are one person.</>
            )}
          </span>
        </li>
        <li>
          <strong>
            {of.runId && may('matchRuns') ? (
              <Link to={to(`data/runs/${of.runId}`)}>Run {of.runNumber}</Link>
            ) : (
              `Run ${of.runNumber}`
            )}
          </strong>
          <span>
            {of.startedBy ? `Started by ${of.startedBy.name}, d` : 'D'}one{' '}
            <InstantText of={of.runEndedAt} timeZone={timeZone} />
          </span>
        </li>
        <li>
          <strong>
            {of.extractId && may('extracts') ? (
              <Link to={to(`data/extracts/${of.extractId}`)}>Extract {of.extractNumber}</Link>
            ) : (
              `Extract ${of.extractNumber}`
            )}
          </strong>
          <span>
            {of.fileName}
            {of.suppliers.length > 0 ? ` of ${new Intl.ListFormat('en-GB').format(of.suppliers)}` : ''}, sent
            {of.sentBy ? ` by ${of.sentBy.name}` : ''} on <DayText of={of.sentAt} timeZone={timeZone} />. It
            tells of days until <DateText of={of.describesUntil} />.
            {of.extractDeletedAt ? (
              <>
                {' '}
                Its records were deleted on <DayText of={of.extractDeletedAt} timeZone={timeZone} />, as was
                agreed.
              </>
            ) : null}
          </span>
        </li>
        <li>
          <strong>
            {may('sharingAgreements') ? (
              <Link to={to(`data/agreements/${of.agreementId}`)}>{agreement}</Link>
            ) : (
              agreement
            )}
          </strong>
          <span>Shared under {of.legalGateway}</span>
        </li>
        {of.toldOn ? (
          <li>
            <strong>The person was told</strong>
            <span>
              on <DateText of={of.toldOn} />
              {of.toldHow ? `, ${TOLD_HOW[of.toldHow] ?? ''}` : ''}
            </span>
          </li>
        ) : null}
      </ol>
    </>
  );
}
