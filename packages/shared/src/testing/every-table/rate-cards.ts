import type { Filling } from './filling.js';

/** Tariffs, by what they pay for. */
export interface Tariffs {
  readonly entry: string;
  readonly stay: string;
  readonly kept: string;
  /** of the second provider's own card */
  readonly ownEntry: string;
}

/** A card in force and a draft of the next, and one of the second provider's own. */
export async function fillRateCards({
  owner,
  insert,
  people,
  secondProvider,
  at,
}: Filling): Promise<Tariffs> {
  const card = async (version: number, providerId: string | null): Promise<string> => {
    const id = await insert('rate_card', {
      version,
      provider_id: providerId,
      effective_from: `202${version}-01-01`,
      drafted_by: [people.BACKBONE.personId],
      drafted_at: at,
    });
    return id;
  };
  const tariff = (cardId: string, code: string, sustain: Record<string, unknown> = {}): Promise<string> =>
    insert('tariff', {
      rate_card_id: cardId,
      position: 1,
      outcome_code: code,
      title: code.toLowerCase(),
      domain: 'Home',
      cohort: 'NEW',
      price: 10000,
      evidence: ['DOCUMENT', 'ASSESSMENT', 'SELF_CERTIFICATION'],
      ...sustain,
    });
  const publish = (cardId: string) =>
    owner.query(
      `UPDATE rate_card SET status = 'PUBLISHED', published_by = $2, published_at = $3 WHERE id = $1`,
      [cardId, people.COMMISSIONER.personId, at],
    );
  const general = await card(1, null);
  const entry = await tariff(general, 'ENTRY');
  const stay = await tariff(general, 'STAY');
  const kept = await tariff(general, 'KEPT', {
    after: 'ENTRY',
    sustain_unit: 'MONTHS',
    sustain_length: 12,
    sustain_break_days: 0,
    sustain_break_restarts: true,
  });
  await publish(general);
  const own = await card(1, secondProvider);
  const ownEntry = await tariff(own, 'ENTRY');
  await publish(own);
  await tariff(await card(2, null), 'ENTRY');
  return { entry, stay, kept, ownEntry };
}
