import { Button, Group, Modal } from '@mantine/core';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';

/**
 * Asks before a page is left whose form keeps no draft. The browser asks in its own words when the tab is
 * closed or reloaded.
 * @param unsaved whether there is something to lose; set it to false before going on after sending
 */
export function LeaveWarning({ unsaved }: { unsaved: RefObject<boolean> }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (unsaved.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
  const stay = (): void => blocker.reset?.();
  return (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={stay}
      title="Leave without saving?"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p>What you typed is not kept on this device, so it would be lost.</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          Leave
        </Button>
        <Button data-autofocus onClick={stay}>
          Stay here
        </Button>
      </Group>
    </Modal>
  );
}

/** For the one warning of a page with several forms, as a router asks once: each says whether it has something to lose. */
export function useUnsavedParts(): {
  unsaved: RefObject<boolean>;
  say: (part: string, isUnsaved: boolean) => void;
} {
  const parts = useRef(new Set<string>());
  const unsaved = useRef(false);
  const say = useCallback((part: string, isUnsaved: boolean): void => {
    if (isUnsaved) parts.current.add(part);
    else parts.current.delete(part);
    unsaved.current = parts.current.size > 0;
  }, []);
  return { unsaved, say };
}
