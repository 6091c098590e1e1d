import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { TOTAL } from '@weft/shared';
import { INSTRUMENTS, instrumentOf } from '../assessments/assessment-queries.js';
import type { Refusals } from '../ui/refusals.js';
import classes from './caseloads.module.css';
import type { TypedBand } from './guide-typed.js';

interface GuideBandsProps {
  bands: readonly TypedBand[];
  refusals: Refusals;
  onChange: (bands: readonly TypedBand[]) => void;
}

/** What measures add to what somebody weighs: where their latest score lies in a band. */
export function GuideBands({ bands, refusals, onChange }: GuideBandsProps) {
  const { data } = useQuery(INSTRUMENTS);
  const instruments = new Map((data?.instruments ?? []).map((one) => [one.instrumentCode, one] as const));
  const change = (key: string, part: Partial<TypedBand>): void =>
    onChange(bands.map((band) => (band.key === key ? { ...band, ...part } : band)));
  const add = (): void => {
    const [first] = instruments.keys();
    const band = { instrument: first ?? '', figure: TOTAL, from: '', to: '', add: '' };
    onChange([...bands, { ...band, key: crypto.randomUUID() }]);
  };
  return (
    <fieldset className={classes.section}>
      <legend>What measures add</legend>
      <p className={classes.soft}>
        Where somebody’s latest score lies in a band, they weigh more, or less with a figure below zero.
      </p>
      <ul className={classes.bands}>
        {bands.map((band, nth) => {
          const { key, instrument } = band;
          const known = instruments.get(instrument);
          const field = (name: string) => refusals.field(`measures.${nth}.${name}`);
          return (
            <li key={key}>
              <NativeSelect
                {...field('instrument')}
                label={`Measure ${nth + 1}`}
                value={instrument}
                data={namedChoices(
                  [...instruments].map(([code, { title }]) => ({ value: code, label: title })),
                  instrument,
                )}
                onChange={({ currentTarget: { value } }) => change(key, { instrument: value, figure: TOTAL })}
              />
              <NativeSelect
                {...field('figure')}
                label="Which score"
                value={band.figure}
                data={namedChoices(
                  [
                    { value: TOTAL, label: 'All together' },
                    ...(known
                      ? instrumentOf(known).domains.map(({ code, title }) => ({ value: code, label: title }))
                      : []),
                  ],
                  band.figure,
                )}
                onChange={({ currentTarget: { value } }) => change(key, { figure: value })}
              />
              {(['from', 'to', 'add'] as const).map((name) => (
                <TextInput
                  key={name}
                  {...field(name)}
                  label={{ from: 'From', to: 'To', add: 'Adds' }[name]}
                  inputMode="decimal"
                  value={band[name]}
                  onChange={({ currentTarget: { value } }) => change(key, { [name]: value })}
                />
              ))}
              <Button
                variant="default"
                aria-label={`Take out measure ${nth + 1}`}
                onClick={() => {
                  onChange(bands.filter((one) => one.key !== key));
                  refusals.drop('measures');
                }}
              >
                Take out
              </Button>
            </li>
          );
        })}
      </ul>
      <Button variant="default" mt={bands.length > 0 ? 'md' : 0} onClick={add}>
        Add a measure
      </Button>
    </fieldset>
  );
}

/** What is chosen stays among the choices, whether it is known here or not. */
const namedChoices = (known: readonly { value: string; label: string }[], chosen: string) =>
  known.some(({ value }) => value === chosen)
    ? [...known]
    : [...known, { value: chosen, label: chosen === '' ? 'Choose' : chosen }];
