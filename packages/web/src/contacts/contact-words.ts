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
