import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { PARTY_PARTS } from '@weft/shared';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { newParty, type TypedParty } from './agreement-draft.js';
import type { PartProps } from './form-part.js';
import classes from './sharing.module.css';
import { PART_WORDS } from './sharing-words.js';

/** Who gives and who gets the data. */
export function PartyFields({ typed, set, field }: PartProps) {
  const { parties } = typed;
  const change = (key: string, now: Partial<TypedParty>): void =>
    set({ parties: parties.map((one) => (one.key === key ? { ...one, ...now } : one)) });
  const { id, error } = field('parties');
  return (
    <div id={id} tabIndex={-1}>
      <h2>Parties</h2>
      <p className={classes.soft}>Each of them signs. At least one sends the data.</p>
      {error ? <p className={classes.error}>{error}</p> : null}
      <Stack>
        {parties.map((party, nth) => (
          <Party
            key={party.key}
            party={party}
            nth={nth}
            field={field}
            onChange={(now) => change(party.key, now)}
            onRemove={
              parties.length > 2
                ? () => set({ parties: parties.filter(({ key }) => key !== party.key) })
                : null
            }
          />
        ))}
        <div>
          <Button variant="default" onClick={() => set({ parties: [...parties, newParty()] })}>
            Add a party
          </Button>
        </div>
      </Stack>
    </div>
  );
}

interface PartyProps extends Pick<PartProps, 'field'> {
  party: TypedParty;
  nth: number;
  onChange: (now: Partial<TypedParty>) => void;
  onRemove: (() => void) | null;
}

function Party({ party, nth, field, onChange, onRemove }: PartyProps) {
  const called = field(`parties.${nth}.name`);
  const chosen = field(`parties.${nth}.organisationId`);
  return (
    <fieldset className={classes.group}>
      <legend>Party {nth + 1}</legend>
      <Stack gap="sm">
        <NativeSelect
          label="Where it belongs"
          value={party.isOutside ? 'OUTSIDE' : 'HERE'}
          data={[
            { value: 'HERE', label: 'In this partnership' },
            { value: 'OUTSIDE', label: 'Outside it' },
          ]}
          onChange={(event) => onChange({ isOutside: event.currentTarget.value === 'OUTSIDE' })}
        />
        {party.isOutside ? (
          <TextInput
            {...called}
            label="Who it is"
            value={party.name}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
        ) : (
          <OrganisationPicker
            id={chosen.id}
            error={chosen.error ?? called.error}
            label="Who it is"
            value={party.organisationId}
            chosenName={party.name || undefined}
            onChange={(organisationId, name) => onChange({ organisationId, name: name ?? '' })}
          />
        )}
        <NativeSelect
          label="What it is before the law"
          description={PART_WORDS[party.part].help}
          value={party.part}
          data={PARTY_PARTS.map((value) => ({ value, label: PART_WORDS[value].name }))}
          onChange={(event) =>
            onChange({ part: PARTY_PARTS.find((one) => one === event.currentTarget.value) ?? party.part })
          }
        />
        <Checkbox
          label="It sends the data"
          checked={party.supplies}
          onChange={(event) => onChange({ supplies: event.currentTarget.checked })}
        />
        {onRemove ? (
          <div>
            <Button variant="default" size="compact-md" onClick={onRemove}>
              Take out party {nth + 1}
            </Button>
          </div>
        ) : null}
      </Stack>
    </fieldset>
  );
}
