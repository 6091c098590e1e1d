import { useQuery } from '@apollo/client/react';
import { useParams, useSearchParams } from 'react-router';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { AgreementForm } from './agreement-form.js';
import { NoAgreement } from './no-agreement.js';
import { AGREEMENT, CHOICES } from './sharing-queries.js';

/** A new agreement, one like another that was signed, or a change of one that nobody has signed. */
export function Component() {
  const { id } = useParams();
  const [params] = useSearchParams();
  const like = params.get('like');
  const from = id ?? like;
  const there = useQuery(AGREEMENT, { variables: { id: from ?? '' }, skip: !from });
  const choices = useQuery(CHOICES);
  const error = there.error ?? choices.error;
  if (error && !(choices.data && (!from || there.data)))
    return <Fault error={error} onRetry={() => void Promise.all([there.refetch(), choices.refetch()])} />;
  if (!choices.data || (from && !there.data)) return <Loading what="Loading the agreement" />;
  const agreement = there.data?.sharingAgreement ?? null;
  if (id && !agreement) return <NoAgreement />;
  if (id && agreement && !agreement.isOpen)
    return (
      <NoAgreement
        title="This agreement is not changed any more"
        lead="Somebody has signed it, or it is over. Write another one like it."
        agreement={agreement}
      />
    );
  return (
    <AgreementForm
      key={from ?? 'new'}
      changes={id ? agreement : null}
      like={id ? null : agreement}
      choices={choices.data.sharingChoices}
    />
  );
}
