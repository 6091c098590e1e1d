import type { ContactCompany } from '../gql/graphql.js';

export const COMPANY_WORDS: Readonly<Record<ContactCompany, string>> = {
  PARENT_OR_CARER: 'Parent or carer',
  PARTNER: 'Partner',
  FAMILY: 'Family',
  FRIEND: 'Friend',
  SCHOOL: 'School',
  HEALTH: 'Health service',
  HOUSING: 'Housing',
  OTHER_SERVICE: 'Another service',
  INTERPRETER: 'Interpreter',
  SOMEBODY_ELSE: 'Somebody else',
};

/** 45 is '45 min', 90 is '1 h 30 min'. */
export function minutesText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : null, rest > 0 ? `${rest} min` : null].filter(Boolean).join(' ');
}
