import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './draft-notice.module.css';

interface DraftNoticeProps {
  /** From `useDraft`: nothing stands here when the form was opened empty. */
  restored: boolean;
  onAfresh: () => void;
  children?: ReactNode;
}

/** Says that the form holds what was begun earlier, and lets one start afresh. */
export function DraftNotice({ restored, onAfresh, children }: DraftNoticeProps) {
  if (!restored) return null;
  return (
    <div className={classes.notice}>
      <span>{children ?? 'This is what you had begun earlier.'}</span>
      <Button variant="default" size="compact-md" onClick={onAfresh}>
        Start afresh
      </Button>
    </div>
  );
}
