import { useQuery } from '@apollo/client/react';
import { Group } from '@mantine/core';
import { parseDate } from '@weft/shared';
import { useState } from 'react';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { usePartnership } from '../app/viewer.js';
import { dateText } from '../ui/date-text.js';
import { DateField } from '../ui/fields.js';
import { Panel } from '../ui/panel.js';
import { CARD_ON } from './card-queries.js';
import { cardName } from './card-words.js';
import { TariffTable } from './tariff-table.js';

/** Which prices held on a date, for which provider. */
export function PricesOnDate() {
  const { today } = usePartnership();
  const [on, setOn] = useState(today);
  const [providerId, setProvider] = useState<string | null>(null);
  const real = parseDate(on) !== null;
  const { data, previousData, error } = useQuery(CARD_ON, {
    variables: { on: real ? on : today, providerId },
    skip: !real,
  });
  const shown = data ?? previousData;
  const card = shown?.rateCard;
  return (
    <Panel title="Which prices held on a date">
      <Group align="flex-end" mb="md">
        <DateField label="On" value={on} onChange={(event) => setOn(event.currentTarget.value)} />
        <OrganisationPicker
          id="prices-provider"
          label="For the provider (optional)"
          kind="PROVIDER"
          clearable
          value={providerId}
          onChange={setProvider}
        />
      </Group>
      {error ? <p role="alert">{error.message}</p> : null}
      {real ? null : <p role="alert">Enter a whole date.</p>}
      {real && shown && !card ? <p>No rate card was in force on {dateText(on)}.</p> : null}
      {card ? (
        <>
          <p aria-live="polite">
            {cardName(card)}, in force from{' '}
            {card.effectiveFrom ? dateText(card.effectiveFrom) : 'the beginning'}.
          </p>
          <TariffTable tariffs={card.tariffs} />
        </>
      ) : null}
    </Panel>
  );
}
