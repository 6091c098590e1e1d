import { Button } from '@mantine/core';
import { REFERRAL_COLUMNS, REFERRAL_FIELDS, referralTemplate } from '@weft/shared';
import { Icon } from '../ui/icons.js';
import { Panel } from '../ui/panel.js';
import { COLUMN_HELP } from './file-words.js';
import classes from './files.module.css';

/** What a file of referrals looks like, and one to begin with. */
export function ColumnHelp() {
  return (
    <Panel
      title="What the file holds"
      actions={
        <Button
          component="a"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(referralTemplate())}`}
          download="referrals-template.csv"
          variant="default"
          leftSection={<Icon name="download" size={18} />}
        >
          Download the template
        </Button>
      }
    >
      <p>
        One line of headings, and a line for each person. The columns may stand in any order; other columns
        are not used, and nothing of them is kept. In your spreadsheet choose Save as, then CSV UTF-8; commas,
        semicolons and tabs are all understood.
      </p>
      <details className={classes.columns}>
        <summary>All {REFERRAL_FIELDS.length} columns</summary>
        <dl>
          {REFERRAL_FIELDS.map((field) => (
            <div key={field}>
              <dt>{REFERRAL_COLUMNS[field].heading}</dt>
              <dd>{COLUMN_HELP[field]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Panel>
  );
}
