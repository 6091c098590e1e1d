import type { SharingChoicesQuery } from '../gql/graphql.js';
import type { TypedAgreement } from './agreement-draft.js';

/** What the fields of an agreement offer to choose from. */
export type Choices = SharingChoicesQuery['sharingChoices'];

/** What every part of the form gets. */
export interface PartProps {
  typed: TypedAgreement;
  set: (change: Partial<TypedAgreement>) => void;
  field: (name: string) => { id: string; error: string | undefined };
}
