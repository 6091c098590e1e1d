import { Button } from '@mantine/core';

interface MoreProps {
  /** what the button says: 'Show more transfers' */
  says: string;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null } | undefined;
  loading: boolean;
  onMore: (after: string) => void;
}

/** At the end of a list that goes on. */
export function More({ says, pageInfo, loading, onMore }: MoreProps) {
  const { hasNextPage, endCursor } = pageInfo ?? {};
  if (!hasNextPage || !endCursor) return null;
  return (
    <p>
      <Button variant="default" loading={loading} onClick={() => onMore(endCursor)}>
        {says}
      </Button>
    </p>
  );
}
