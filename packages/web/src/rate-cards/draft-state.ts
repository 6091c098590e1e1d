import {
  type EvidenceKind,
  type OutcomeLine,
  type PartnershipTemplate,
  parseDate,
  type SustainUnit,
  TEMPLATES,
} from '@weft/shared';
import type { Cohort, RateCardInput } from '../gql/graphql.js';
import type { CardPage } from './card-queries.js';

/** One line of the editor: what was typed, as text. */
export interface DraftLine {
  readonly key: string;
  readonly outcomeCode: string;
  readonly title: string;
  readonly domain: string;
  readonly cohort: Cohort;
  readonly price: string;
  readonly evidence: readonly EvidenceKind[];
  readonly after: string;
  readonly sustainUnit: SustainUnit | '';
  readonly sustainLength: string;
  readonly breakDays: string;
  readonly breakRestarts: boolean;
  readonly maximumPaid: string;
  readonly maximumPaidPerYear: string;
}

export interface CardDraft {
  effectiveFrom: string;
  providerId: string | null;
  providerName: string | null;
  fullTimeHours: string;
  lines: readonly DraftLine[];
}

let last = 0;
const newKey = (): string => {
  last += 1;
  return `line-${Date.now().toString(36)}-${last}`;
};

export const emptyLine = (domain = ''): DraftLine => ({
  key: newKey(),
  outcomeCode: '',
  title: '',
  domain,
  cohort: 'NEW',
  price: '',
  evidence: [],
  after: '',
  sustainUnit: '',
  sustainLength: '',
  breakDays: '0',
  breakRestarts: true,
  maximumPaid: '',
  maximumPaidPerYear: '',
});

export const copyOf = (line: DraftLine): DraftLine => ({ ...line, key: newKey() });

export const emptyDraft = (): CardDraft => ({
  effectiveFrom: '',
  providerId: null,
  providerName: null,
  fullTimeHours: '',
  lines: [],
});

const lineFromTemplate = (line: OutcomeLine): DraftLine => ({
  ...emptyLine(line.domain),
  outcomeCode: line.outcomeCode,
  title: line.title,
  evidence: line.evidence,
  after: line.after ?? '',
  ...(line.sustain
    ? {
        sustainUnit: line.sustain.unit,
        sustainLength: line.sustain.length,
        breakDays: String(line.sustain.breakDays),
        breakRestarts: line.sustain.breakRestarts,
      }
    : {}),
});

/** The outcomes that partnerships of this kind start from; the prices are for the partners to agree. */
export function draftFromTemplate(name: PartnershipTemplate): Pick<CardDraft, 'lines' | 'fullTimeHours'> {
  const template = TEMPLATES[name];
  return { lines: template.outcomes.map(lineFromTemplate), fullTimeHours: template.fullTimeHours ?? '' };
}

export function draftFromCard(card: CardPage): CardDraft {
  return {
    effectiveFrom: card.status === 'DRAFT' ? (card.effectiveFrom ?? '') : '',
    providerId: card.provider?.id ?? null,
    providerName: card.provider?.name ?? null,
    fullTimeHours: card.fullTimeHours ?? '',
    lines: card.tariffs.map((line) => ({
      key: newKey(),
      outcomeCode: line.outcomeCode,
      title: line.title,
      domain: line.domain,
      cohort: line.cohort,
      price: line.price.amount,
      evidence: line.evidence,
      after: line.after ?? '',
      sustainUnit: line.sustain?.unit ?? '',
      sustainLength: line.sustain?.length ?? '',
      breakDays: String(line.sustain?.breakDays ?? 0),
      breakRestarts: line.sustain?.breakRestarts ?? true,
      maximumPaid: line.maximumPaid?.toString() ?? '',
      maximumPaidPerYear: line.maximumPaidPerYear?.toString() ?? '',
    })),
  };
}

const wholeNumber = (text: string): number | null =>
  /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null;

/** What the API is sent; `readRateCard` of the rules judges the same. */
export function inputOf(draft: CardDraft): RateCardInput {
  return {
    effectiveFrom: parseDate(draft.effectiveFrom) ?? draft.effectiveFrom,
    providerId: draft.providerId,
    fullTimeHours: draft.fullTimeHours.trim() || null,
    tariffs: draft.lines.map((line) => ({
      outcomeCode: line.outcomeCode.trim(),
      title: line.title.trim(),
      domain: line.domain.trim(),
      cohort: line.cohort,
      price: line.price.trim(),
      evidence: [...line.evidence],
      after: line.after.trim() || null,
      sustain:
        line.sustainUnit === ''
          ? null
          : {
              unit: line.sustainUnit,
              length: line.sustainLength.trim(),
              breakDays: wholeNumber(line.breakDays) ?? 0,
              breakRestarts: line.breakRestarts,
            },
      maximumPaid: wholeNumber(line.maximumPaid),
      maximumPaidPerYear: wholeNumber(line.maximumPaidPerYear),
    })),
  };
}

/** What no rule sees because it never becomes a number: a limit that is not one. */
export function unreadable(draft: CardDraft): { field: string; message: string }[] {
  return draft.lines.flatMap((line, index) =>
    (['maximumPaid', 'maximumPaidPerYear', 'breakDays'] as const).flatMap((field) =>
      line[field].trim() !== '' && wholeNumber(line[field]) === null
        ? [
            {
              field: `tariffs.${index}.${field === 'breakDays' ? 'sustain.breakDays' : field}`,
              message: 'Enter a whole number, or leave it empty.',
            },
          ]
        : [],
    ),
  );
}
