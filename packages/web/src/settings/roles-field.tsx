import { Checkbox, Stack } from '@mantine/core';
import { type OrganisationKind, ROLES, type Role, roleFits } from '@weft/shared';
import { ROLE_WORDS } from '../app/words.js';

interface RolesFieldProps {
  id: string;
  error: string | undefined;
  value: readonly Role[];
  /** What the organisation does, where it is known: other roles are of no use there. */
  kinds?: readonly OrganisationKind[];
  onChange: (roles: Role[]) => void;
}

/** What somebody may do here: each role with what it means. */
export function RolesField({ id, error, value, kinds = [], onChange }: RolesFieldProps) {
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
          {ROLES.filter((role) => kinds.length === 0 || roleFits(role, kinds) || value.includes(role)).map(
            (role) => (
              <Checkbox
                key={role}
                value={role}
                label={ROLE_WORDS[role].name}
                description={ROLE_WORDS[role].may}
              />
            ),
          )}
        </Stack>
      </Checkbox.Group>
    </div>
  );
}
