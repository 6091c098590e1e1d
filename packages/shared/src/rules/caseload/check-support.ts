import { isPostcodeDistrict } from '../partnerships/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

/** What a worker, or a provider as a whole, offers and where. */
export interface SupportOffer {
  /** codes of the partnership's list of expertise */
  readonly offers: readonly string[];
  /** postcode districts; none: everywhere */
  readonly areas: readonly string[];
}

/** The hours of somebody who supports people, in hundredths of an hour a week. */
export interface SupportHours {
  readonly hours: number;
  /** of these, those meant to be spent with people; null: not said */
  readonly peopleHours: number | null;
}

const MOST = 50;
const WEEK = 168_00;
const LARGEST = 1_000_000_00;

/** Everything that is wrong with an offer, INVALID with its field. @param known codes of the partnership's list */
export function checkSupportOffer({ offers, areas }: SupportOffer, known: readonly string[]): Refusal[] {
  if (offers.length > MOST) return [refuse('INVALID', `Choose at most ${MOST}.`, 'offers')];
  if (areas.length > MOST) return [refuse('INVALID', `Give at most ${MOST} districts.`, 'areas')];
  return [
    ...offers.flatMap((code, nth) =>
      known.includes(code) ? [] : [refuse('INVALID', 'Choose from the partnership’s list.', `offers.${nth}`)],
    ),
    ...areas.flatMap((area) =>
      isPostcodeDistrict(area)
        ? []
        : [refuse('INVALID', 'Give the first half of a postcode, for example HD1.', 'areas')],
    ),
  ];
}

/** Everything that is wrong with somebody's hours, INVALID with its field. */
export function checkSupportHours({ hours, peopleHours }: SupportHours): Refusal[] {
  const faults: Refusal[] = [];
  if (!Number.isInteger(hours) || hours < 0 || hours > WEEK)
    faults.push(refuse('INVALID', 'Give the hours of a week, from 0 to 168.', 'hours'));
  if (peopleHours !== null && (!Number.isInteger(peopleHours) || peopleHours < 0 || peopleHours > hours))
    faults.push(refuse('INVALID', 'Hours with people are part of the hours of the week.', 'peopleHours'));
  return faults;
}

/** What is wrong with the number of people that a provider agreed to, in hundredths; null: as its workers can. */
export const checkAgreed = (agreed: number | null): Refusal[] =>
  agreed === null || (Number.isInteger(agreed) && agreed >= 0 && agreed <= LARGEST)
    ? []
    : [refuse('INVALID', 'Give a number of people from 0 to 1,000,000, or none.', 'agreed')];
