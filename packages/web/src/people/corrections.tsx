import { usePartnership } from '../app/viewer.js';
import type { CorrectedField } from '../gql/graphql.js';
import { dateText, InstantText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import type { PersonPage } from './people-queries.js';
import classes from './person.module.css';

const FIELDS: Record<CorrectedField, string> = {
  givenName: 'Given name',
  familyName: 'Family name',
  birthDate: 'Date of birth',
  postcode: 'Postcode',
  enrolledOn: 'First day of support',
  linkWorkerId: 'Link worker',
  anchorId: 'Anchor organisation',
};

const isDate = (field: CorrectedField): boolean => field === 'birthDate' || field === 'enrolledOn';
const said = (field: CorrectedField, value: string | null | undefined): string =>
  value ? (isDate(field) ? dateText(value) : value) : 'nothing';

/** What was put right on the record: what it said, what it says since, by whom and when. */
export function Corrections({ of }: { of: PersonPage['corrections'] }) {
  const { timeZone } = usePartnership();
  if (of.length === 0) return null;
  return (
    <Panel title="Corrections" folded={String(of.length)}>
      <ol className={classes.story}>
        {of.map(({ id, field, from, to, at, by }) => (
          <li key={id}>
            <span>
              {FIELDS[field]}: {said(field, to)}, before {said(field, from)}
            </span>
            <span className={classes.when}>
              <InstantText of={at} timeZone={timeZone} />
              {by ? `, ${by.name}` : ''}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
