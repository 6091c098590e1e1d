import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import { dateText } from '../ui/date-text.js';
import { moneyText } from '../ui/money.js';
import classes from './ladder.module.css';
import type { Rung } from './people-queries.js';

/** Where an outcome stands for this person, in words: colour and shape only repeat them. */
function stateText(
  { state, achievedOn, dueOn, claimState, after }: Rung,
  titles: ReadonlyMap<string, string>,
): string {
  switch (state) {
    case 'REACHED': {
      const claim = claimState ? `, claim ${CLAIM_STATE_WORDS[claimState].name.toLowerCase()}` : '';
      return `Reached${achievedOn ? ` on ${dateText(achievedOn)}` : ''}${claim}`;
    }
    case 'BASELINE':
      return `Achieved before support began${achievedOn ? `, on ${dateText(achievedOn)}` : ''}`;
    case 'IN_PROGRESS':
      return `Recorded${achievedOn ? ` for ${dateText(achievedOn)}` : ''}${claimState ? `, claim ${CLAIM_STATE_WORDS[claimState].name.toLowerCase()}` : ''}`;
    case 'POSSIBLE':
      return 'Possible now';
    case 'LATER':
      if (dueOn) return `Due: can be recorded from ${dateText(dueOn)}`;
      return after ? `After “${titles.get(after) ?? after}”` : 'Later';
  }
}

/** The outcomes of the rate card as a ladder: what is reached, what is under way, what comes next. */
export function Ladder({
  rungs,
  participantId,
  mayRecord,
}: {
  rungs: readonly Rung[];
  participantId: string;
  mayRecord: boolean;
}) {
  const to = useTo();
  const titles = new Map(rungs.map(({ outcomeCode, title }) => [outcomeCode, title]));
  const domains = [...new Set(rungs.map(({ domain }) => domain))];
  return (
    <>
      {domains.map((domain) => (
        <div key={domain} className={classes.domain}>
          <h3>{domain}</h3>
          <ol className={classes.rungs}>
            {rungs
              .filter((rung) => rung.domain === domain)
              .map((rung) => (
                <li key={rung.outcomeCode} className={classes.rung} data-state={rung.state}>
                  <span className={classes.words}>
                    <span className={classes.title}>
                      {rung.claimId ? (
                        <Link to={to(`claims/${rung.claimId}`)}>{rung.title}</Link>
                      ) : (
                        rung.title
                      )}
                    </span>
                    <span className={classes.state}>{stateText(rung, titles)}</span>
                  </span>
                  <span className={classes.state}>{moneyText(rung.price)}</span>
                  {mayRecord && rung.state === 'POSSIBLE' ? (
                    <Button
                      component={Link}
                      to={to(`claims/new?participant=${participantId}&outcome=${rung.outcomeCode}`)}
                      variant="default"
                      size="compact-md"
                      aria-label={`Record: ${rung.title}`}
                    >
                      Record
                    </Button>
                  ) : null}
                </li>
              ))}
          </ol>
        </div>
      ))}
    </>
  );
}
