import { useQuery } from '@apollo/client/react';
import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../gql/gql.js';
import type { SearchKind, SearchQuery } from '../gql/graphql.js';
import { count } from '../ui/count.js';
import { Icon, type IconName } from '../ui/icons.js';
import { clientOf } from './api.js';
import classes from './search-dialog.module.css';

const SEARCH = graphql(`
  query Search($text: String!) {
    search(text: $text) {
      id
      kind
      name
      detail
    }
  }
`);

type Hit = SearchQuery['search'][number];

const KINDS: Record<
  SearchKind,
  { icon: IconName; word: string; address: (hit: Hit, atHub: boolean) => string }
> = {
  PARTICIPANT: { icon: 'people', word: 'Participant', address: ({ id }) => `people/${id}` },
  // whoever refers sees where it stands in their list, and has no page of it
  REFERRAL: {
    icon: 'refer',
    word: 'Referral',
    address: ({ id }, atHub) => (atHub ? `referrals/${id}` : 'referrals/own'),
  },
  CLAIM: { icon: 'claim', word: 'Claim', address: ({ id }) => `claims/${id}` },
  ORGANISATION: {
    icon: 'organisation',
    word: 'Organisation',
    address: ({ name }) => `settings/organisations?search=${encodeURIComponent(name)}`,
  },
};

/** Ctrl K: finds people, claims and organisations that I may see; by keyboard from the first letter to the page. */
export default function SearchDialog({
  slug,
  finds,
  atHub,
  onClose,
}: {
  slug: string;
  /** what there is to find, in words */
  finds: string;
  /** at the hub, a referral has a page */
  atHub: boolean;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [settled] = useDebouncedValue(text.trim(), 200);
  const listId = useId();
  const navigate = useNavigate();
  const { data, previousData, loading, error } = useQuery(SEARCH, {
    client: clientOf(slug),
    variables: { text: settled },
    skip: settled.length < 2,
    fetchPolicy: 'network-only',
  });
  const hits = settled.length < 2 ? [] : ((data ?? previousData)?.search ?? []);
  const open = (hit: Hit): void => {
    onClose();
    void navigate(`/p/${slug}/${KINDS[hit.kind].address(hit, atHub)}`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (hits.length > 0) setActive((active + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      const hit = hits[active];
      if (hit) open(hit);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Search"
      size="lg"
      yOffset="10dvh"
      centered={false}
      closeButtonProps={{ 'aria-label': 'Close the search' }}
    >
      <div className={classes.box}>
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={hits[active] ? `${listId}-${active}` : undefined}
          aria-autocomplete="list"
          aria-label={`Search ${finds}`}
          placeholder={finds === 'claims' ? 'A reference' : 'A name or a reference'}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
          }}
        />
      </div>
      <p className={classes.said} role="status">
        {error
          ? 'The search does not work at the moment.'
          : settled.length < 2
            ? 'Type at least two letters.'
            : loading
              ? 'Searching…'
              : hits.length === 0
                ? `Nothing that you may see is called “${settled}”.`
                : `${count(hits.length, 'match', 'matches')}${hits.length === 20 ? ': type more to narrow it down' : ''}`}
      </p>
      {/* The listbox is worked from the input; its options are reached by the arrow keys, not by Tab. */}
      <div role="listbox" id={listId} aria-label="Matches" className={classes.list}>
        {hits.map((hit, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input that owns the listbox takes the keys
          <div
            key={`${hit.kind} ${hit.id}`}
            id={`${listId}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            className={classes.hit}
            onClick={() => open(hit)}
            onPointerMove={() => setActive(at)}
          >
            <Icon name={KINDS[hit.kind].icon} />
            <span className={classes.words}>
              <span className={classes.name}>{hit.name}</span>
              <span className={classes.detail}>{hit.detail ?? KINDS[hit.kind].word}</span>
            </span>
          </div>
        ))}
      </div>
    </Modal>
  );
}
