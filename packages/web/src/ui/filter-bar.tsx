import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Icon } from './icons.js';
import type { ListAddress } from './list-address.js';

/** A search box over a list; waits until the person stops typing. */
export function SearchFilter({
  address,
  name = 'search',
  label,
}: {
  address: ListAddress;
  name?: string;
  label: string;
}) {
  const current = address.get(name);
  const [text, setText] = useState(current);
  const { set } = address;
  useEffect(() => setText(current), [current]);
  useEffect(() => {
    if (text === current) return;
    const timer = setTimeout(() => set({ [name]: text }), 300);
    return () => clearTimeout(timer);
  }, [text, current, name, set]);
  return (
    <TextInput
      type="search"
      label={label}
      value={text}
      leftSection={<Icon name="search" size={18} />}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

/** One choice out of few; '' means any. */
export function ChoiceFilter({
  address,
  name,
  label,
  any,
  choices,
  otherwise = '',
}: {
  address: ListAddress;
  name: string;
  label: string;
  any: string | null;
  choices: readonly { value: string; label: string }[];
  /** What holds while the address says nothing. */
  otherwise?: string;
}) {
  return (
    <NativeSelect
      label={label}
      value={address.get(name) || otherwise}
      data={[...(any === null ? [] : [{ value: '', label: any }]), ...choices]}
      onChange={(event) => address.set({ [name]: event.currentTarget.value })}
    />
  );
}

/** A calendar date in a filter. */
export function DateFilter({ address, name, label }: { address: ListAddress; name: string; label: string }) {
  return (
    <TextInput
      type="date"
      label={label}
      value={address.get(name)}
      onChange={(event) => address.set({ [name]: event.currentTarget.value })}
    />
  );
}

/** Takes all filters off; only there while one is on. */
export function ClearFilters({ address }: { address: ListAddress }) {
  if (!address.filtered) return null;
  return (
    <Button variant="subtle" onClick={address.clear}>
      Clear filters
    </Button>
  );
}
