import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { Icon } from './icons.js';
import classes from './say.module.css';

interface Said {
  text: string;
  undo?: { label: string; run: () => void };
  /** 'warn' for what was not done; the sign beside the words follows it. */
  tone?: 'done' | 'warn' | 'tell';
}

type Say = (text: string, how?: Pick<Said, 'undo' | 'tone'>) => void;

const SIGNS = { done: 'done', warn: 'alert', tell: 'next' } as const;

const SayContext = createContext<Say>(() => undefined);

/** Tells the person what was done, in a quiet bar that screen readers hear: `say('Claim returned.')`. */
export const useSay = (): Say => useContext(SayContext);

export function SayProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<(Said & { at: number }) | null>(null);
  const say = useCallback<Say>((text, how) => setSaid({ text, at: Date.now(), ...how }), []);
  useEffect(() => {
    if (said === null || said.undo) return;
    const timer = setTimeout(() => setSaid(null), 9000);
    return () => clearTimeout(timer);
  }, [said]);
  const value = useMemo(() => say, [say]);
  return (
    <SayContext value={value}>
      {children}
      <div role="status" className={classes.place}>
        {said ? (
          <div className={classes.bar} key={said.at}>
            <Icon name={SIGNS[said.tone ?? 'done']} size={18} />
            <span>{said.text}</span>
            {said.undo ? (
              <button
                type="button"
                onClick={() => {
                  said.undo?.run();
                  setSaid(null);
                }}
              >
                {said.undo.label}
              </button>
            ) : null}
            <button type="button" aria-label="Dismiss" onClick={() => setSaid(null)}>
              <Icon name="close" size={16} />
            </button>
          </div>
        ) : null}
      </div>
    </SayContext>
  );
}
