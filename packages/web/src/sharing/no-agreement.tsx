import { useTo } from '../app/viewer.js';
import { PageHeader } from '../ui/page-header.js';

interface NoAgreementProps {
  title?: string;
  lead?: string;
  /** the agreement that is there, though not for this */
  agreement?: { readonly id: string; readonly title: string };
}

/** The page of an agreement that is not there for the viewer, or of what cannot be done with it now. */
export function NoAgreement({
  title = 'There is no such agreement',
  lead = 'It may belong to another partnership.',
  agreement,
}: NoAgreementProps) {
  const to = useTo();
  return (
    <PageHeader
      title={title}
      lead={lead}
      back={
        agreement
          ? { to: to(`data/agreements/${agreement.id}`), label: agreement.title }
          : { to: to('data/agreements'), label: 'Data matching' }
      }
    />
  );
}
