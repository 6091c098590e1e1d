import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { EmptyState } from '../ui/empty-state.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import type { InstrumentFacts } from './assessment-queries.js';
import classes from './taking.module.css';

interface ChooseQuestionsProps {
  person: Parameters<typeof nameOf>[0] & { readonly id: string };
  instruments: readonly InstrumentFacts[];
  /** The address names questions that are not in use, or nobody's. */
  isWrong: boolean;
}

/** Which questions are asked, where the address does not say it. */
export function ChooseQuestions({ person, instruments, isWrong }: ChooseQuestionsProps) {
  const to = useTo();
  const inUse = instruments.filter(({ state }) => state === 'IN_USE');
  const name = nameOf(person);
  return (
    <>
      <PageHeader
        title="Measure how they are"
        lead={
          inUse.length > 0
            ? `${isWrong ? 'These questions are not in use. ' : ''}Choose what you ask ${name}.`
            : undefined
        }
        back={{ to: to(`people/${person.id}`), label: name }}
      />
      {inUse.length === 0 ? (
        <EmptyState title="No questions are in use">
          The backbone organisation puts an instrument to use before anybody is asked.
        </EmptyState>
      ) : (
        <Panel>
          <div className={classes.buttons}>
            {inUse.map(({ id, title }) => (
              <Button key={id} component={Link} to={to(`people/${person.id}/assess?instrument=${id}`)}>
                {title}
              </Button>
            ))}
          </div>
        </Panel>
      )}
    </>
  );
}
