import { useMutation } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { ESTIMATE_MATCH_RUN, type RunFacts } from './run-queries.js';

/** Goes on from a run that came to nothing: the same anew, where that may help, or back to what can be matched. */
export function RunAgain({ run }: { run: RunFacts }) {
  const may = useMay();
  const to = useTo();
  const navigate = useNavigate();
  const refusals = useRefusals();
  const [estimate, { loading }] = useMutation(ESTIMATE_MATCH_RUN);
  // one that was refused would be refused again; what another run is gone on from is chosen with the extract
  const mayHelp = run.state !== 'REFUSED' && run.goesOnFrom == null;
  const isOffered = run.isInForce && may('estimateMatchRun') && mayHelp;
  const again = async (): Promise<void> => {
    const { data } = await estimate({ variables: { input: { extractId: run.extractId, goesOnFrom: null } } });
    const result = data?.estimateMatchRun;
    if (result?.__typename === 'Refusal') refusals.show([{ ...result, field: null }]);
    else if (result) await navigate(to(`data/runs/${result.id}`));
  };
  const agreement = (
    <Button component={Link} to={to(`data/agreements/${run.agreementId}`)} variant="default">
      Go to the agreement
    </Button>
  );
  if (!isOffered) return <Group mt="md">{agreement}</Group>;
  return (
    <Form refusals={refusals} onSubmit={again}>
      <Group mt="md">
        <Button type="submit" loading={loading}>
          Match extract {run.extractNumber} again
        </Button>
        {agreement}
      </Group>
    </Form>
  );
}
