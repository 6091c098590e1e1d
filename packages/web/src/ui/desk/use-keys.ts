import { useEffect, useEffectEvent, useState } from 'react';
import { actOfKey, type KeyOf, keysAreOn, switchKeys } from './keys.js';

const HELP = { act: 'help', key: '?', does: 'Show these keys' } as const;

export interface Keys {
  list: readonly KeyOf[];
  on: boolean;
  switchTo: (on: boolean) => void;
  /** `KeysHelp` is open. */
  helps: boolean;
  help: (open: boolean) => void;
}

/** Listens to the keys of a desk while they are switched on; `?` shows them. */
export function useKeys<Act extends string>(keys: readonly KeyOf<Act>[], press: (act: Act) => void): Keys {
  const [on, setOn] = useState(keysAreOn);
  const [helps, help] = useState(false);
  const pressed = useEffectEvent((event: KeyboardEvent): void => {
    const act = actOfKey<Act | 'help'>(event, [...keys, HELP]);
    if (act === null) return;
    event.preventDefault();
    if (act === 'help') help(true);
    else press(act as Act);
  });
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent): void => pressed(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [on]);
  return {
    list: [...keys, HELP],
    on,
    switchTo: (now) => {
      switchKeys(now);
      setOn(now);
    },
    helps,
    help,
  };
}
