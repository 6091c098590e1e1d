import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { SERVICES } from '../services/service-queries.js';

/** A provider offers a few dozen at most. */
const MOST = 100;

/** The service in the directory that is given at a group: whoever comes to the group attends the service. */
export function ServicePicker({
  providerId,
  value,
  onChange,
  ...field
}: {
  readonly id?: string;
  readonly error?: ReactNode;
  readonly providerId: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}) {
  const { data } = useQuery(SERVICES, { variables: { first: MOST, providerId, also: true } });
  const found = data?.services.edges.map(({ node }) => node) ?? [];
  if (found.length === 0) return null;
  return (
    <NativeSelect
      {...field}
      label="How a service of yours meets (optional)"
      description="Whoever comes is shown at the school or practice as attending that service."
      value={value ?? ''}
      data={[
        { value: '', label: 'None: a group of its own' },
        ...found.map(({ id, name, anchor }) => ({
          value: id,
          label: anchor && !name.includes(anchor.name) ? `${name}, ${anchor.name}` : name,
        })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
    />
  );
}
