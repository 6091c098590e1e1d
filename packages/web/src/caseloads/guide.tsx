import { useQuery } from '@apollo/client/react';
import { useTo } from '../app/viewer.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { GuideForm } from './guide-form.js';
import { GUIDE } from './guide-queries.js';
import { guideOf } from './use-guide.js';

/** The partnership's own guide to caseloads, tried on the present workers before it is saved. */
export function Component() {
  const to = useTo();
  const { data, error, refetch } = useQuery(GUIDE);
  return (
    <>
      <PageHeader
        title="Caseload guide"
        lead="What a full caseload is, what somebody weighs in it and how often people are seen. It is the partners’ own and nothing in it is a target: it shows early where work becomes too much."
        back={{ to: to('caseloads'), label: 'Team caseloads' }}
      />
      {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <GuideForm key={JSON.stringify(data.caseloadGuide)} guide={guideOf(data.caseloadGuide)} />
      ) : error ? null : (
        <Loading what="Loading the guide" />
      )}
    </>
  );
}
