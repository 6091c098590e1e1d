import { count } from '../ui/count.js';
import { Panel } from '../ui/panel.js';
import classes from './merging.module.css';
import type { MergeRecord, Preview } from './merging-queries.js';

interface WhatHappensProps {
  preview: Preview;
  kept: MergeRecord;
  merged: MergeRecord;
  /** the id of the record whose support goes on */
  supportFrom: string;
}

const listed = new Intl.ListFormat('en-GB');

/** What will happen, said before it is done. */
export function WhatHappens({ preview, kept, merged, supportFrom }: WhatHappensProps) {
  const carried = merged.id === preview.one.id ? preview.carriedByOne : preview.carriedByOther;
  const said = (of: 'moves' | 'stays'): string[] =>
    carried.filter((row) => row[of] > 0).map((row) => count(row[of], row.one, row.what));
  const moves = said('moves');
  const stays = said('stays');
  const on = supportFrom === kept.id ? kept : merged;
  const off = on === kept ? merged : kept;
  const changesHands = on.provider?.id !== off.provider?.id;
  return (
    <Panel title="What will happen">
      <ul className={classes.list}>
        <li>
          {kept.reference} stays. {merged.reference} is not listed any more; links to it lead to{' '}
          {kept.reference}.
        </li>
        <li>
          {moves.length > 0
            ? `${kept.reference} takes over from ${merged.reference}: ${listed.format(moves)}.`
            : `There is nothing to take over from ${merged.reference}.`}{' '}
          Prices, states and payments stay as they are.
        </li>
        {stays.length > 0 ? (
          <li>
            Both have the same of these, and what {kept.reference} has counts: {listed.format(stays)} of{' '}
            {merged.reference} {carried.reduce((sum, row) => sum + row.stays, 0) > 1 ? 'are' : 'is'} put
            aside.
          </li>
        ) : null}
        {changesHands ? (
          <li>
            {on.provider?.name ?? 'The chosen provider'} goes on supporting them
            {off.enrolledOn > on.enrolledOn ? ', from today in a new episode of support' : ''}.{' '}
            {off.provider?.name ?? 'The other provider'} does not see them any more, and keeps its claims.
          </li>
        ) : null}
        {preview.overlaps ? (
          <li>Two providers support them at one time. Both episodes stay in the history, as they were.</li>
        ) : null}
        <li>What is being sustained is worked out anew from both records.</li>
        <li>
          It can be undone at any time. Then each record has back what was its own, with what was added to
          that since; everything else that is recorded from now on stays with {kept.reference}.
        </li>
      </ul>
    </Panel>
  );
}
