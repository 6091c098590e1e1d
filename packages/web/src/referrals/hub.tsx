import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { FromFile } from '../referral-files/from-file.js';
import { Icon } from '../ui/icons.js';
import { PageHeader } from '../ui/page-header.js';
import { Board } from './board.js';
import classes from './hub.module.css';
import { useHubAddress } from './hub-address.js';
import { HubFilters } from './hub-filters.js';
import { HubList } from './hub-list.js';
import { rememberHub } from './last-hub.js';

/** The referral hub: everybody who was referred, as a list or as a board; for a provider, who is offered to it. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { slug } = usePartnership();
  const atHub = may('triageReferral');
  const address = useHubAddress(atHub);
  const { search } = useLocation();
  useEffect(() => rememberHub(slug, search), [slug, search]);
  const isBoard = address.get('as') === 'board';
  return (
    <>
      <PageHeader
        title={atHub ? 'Referral hub' : 'Offered to us'}
        lead={
          atHub
            ? 'One front door and one waiting list. Who has waited longest comes first.'
            : 'People whom the referral hub offers you. Say yes by starting support, or decline with a reason.'
        }
        actions={
          may('refer') ? (
            <>
              <FromFile />
              <Button component={Link} to={to('referrals/new')} leftSection={<Icon name="add" />}>
                Refer somebody
              </Button>
            </>
          ) : undefined
        }
      />
      <nav aria-label="How the referrals are shown" className={classes.views}>
        {(['list', 'board'] as const).map((view) => (
          <Button
            key={view}
            component={Link}
            to={{ search: shownAs(search, view) }}
            variant="default"
            size="compact-md"
            className={classes.view}
            leftSection={<Icon name={view === 'list' ? 'menu' : 'funding'} size={16} />}
            aria-current={(view === 'board') === isBoard ? 'page' : undefined}
          >
            {view === 'list' ? 'List' : 'Board'}
          </Button>
        ))}
      </nav>
      {isBoard ? (
        <Board address={address} atHub={atHub} filters={<HubFilters address={address} atHub={atHub} />} />
      ) : (
        <HubList address={address} atHub={atHub} filters={<HubFilters address={address} atHub={atHub} />} />
      )}
    </>
  );
}

/** The same address, shown the other way; a place in the list is none on the board. */
function shownAs(search: string, view: 'list' | 'board'): string {
  const now = new URLSearchParams(search);
  now.delete('after');
  if (view === 'board') now.set('as', 'board');
  else now.delete('as');
  return now.toString();
}
