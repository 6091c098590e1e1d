import { Checkbox, Stack } from '@mantine/core';
import { ROLES, type Role } from '@weft/shared';
import { ROLE_WORDS } from '../app/words.js';

interface RolesFieldProps {
  id: string;
  error: string | undefined;
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
}

/** What somebody may do here: each role with what it means. */
export function RolesField({ id, error, value, onChange }: RolesFieldProps) {
  return (
    <div id={id}>
      <Checkbox.Group
        label="Roles"
        description="What this person may do here. Several add up."
        error={error}
        value={[...value]}
        onChange={(chosen) => onChange(ROLES.filter((role) => chosen.includes(role)))}
      >
        <Stack gap="sm" mt="sm">
          {ROLES.map((role) => (
            <Checkbox
              key={role}
              value={role}
              label={ROLE_WORDS[role].name}
              description={ROLE_WORDS[role].may}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </div>
  );
}
