import { exportList } from '../export-list.js';
import type { Actor } from '../tenancy/index.js';
import { type OrganisationsRequest, readOrganisations } from './list-organisations.js';
import type { OrganisationView } from './organisation-view.js';

/** The partnership's organisations, as the list shows them, as a CSV file in parts. */
export const exportOrganisations = (
  actor: Actor,
  filter: Pick<OrganisationsRequest, 'search' | 'kind' | 'sort'> = {},
): AsyncGenerator<string> =>
  exportList<OrganisationView>(actor, (tenant) => {
    tenant.must('organisations');
    return {
      headings: ['Name', 'What it does here'],
      read: (inside, page) => readOrganisations(inside, { ...filter, ...page }),
      row: ({ name, kinds }) => [name, kinds.join(' ')],
    };
  });
