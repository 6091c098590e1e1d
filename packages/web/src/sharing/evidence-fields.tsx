import { Button, NativeSelect, Stack } from '@mantine/core';
import { SHARING_PROOFS, type SharingProof } from '@weft/shared';
import { byTitle } from '../ui/by-title.js';
import type { TypedEvidence } from './agreement-draft.js';
import type { Choices, PartProps } from './form-part.js';
import classes from './sharing.module.css';
import { PROOF_WORDS } from './sharing-words.js';

/** What a matched record is evidence of: outcomes whose price accepts one. */
export function EvidenceFields({
  typed,
  set,
  field,
  outcomes,
}: PartProps & { outcomes: Choices['outcomes'] }) {
  const { evidence, kind, form } = typed;
  if (kind === 'HOSPITAL' || kind === 'LIST' || form === 'ENCODED') return null;
  const change = (key: string, now: Partial<TypedEvidence>): void =>
    set({ evidence: evidence.map((one) => (one.key === key ? { ...one, ...now } : one)) });
  const free = byTitle(outcomes).filter(
    ({ outcomeCode }) => !evidence.some((one) => one.outcomeCode === outcomeCode),
  );
  const proofOf = (code: string): SharingProof =>
    outcomes.some(({ outcomeCode, isSustained }) => outcomeCode === code && isSustained)
      ? 'SUSTAINED'
      : 'STARTED';
  const add = (): void => {
    const [next] = free;
    if (!next) return;
    const { outcomeCode } = next;
    set({ evidence: [...evidence, { key: crypto.randomUUID(), outcomeCode, proves: proofOf(outcomeCode) }] });
  };
  return (
    <div id={field('evidence').id} tabIndex={-1}>
      <h2>What a record proves (optional)</h2>
      <p className={classes.soft}>
        {outcomes.length === 0
          ? 'No rate card takes a match as evidence. An outcome can be chosen here once one does.'
          : 'Outcomes for which a rate card takes a match as evidence. The provider is offered the claim, and decides.'}
      </p>
      <Stack>
        {evidence.map((one, nth) => (
          <fieldset key={one.key} className={classes.group}>
            <legend>Outcome {nth + 1}</legend>
            <Stack gap="sm">
              <NativeSelect
                {...field(`evidence.${nth}.outcomeCode`)}
                label="Outcome"
                value={one.outcomeCode}
                data={[
                  ...byTitle(outcomes).map(({ outcomeCode, title }) => ({
                    value: outcomeCode,
                    label: title,
                  })),
                  ...(outcomes.some(({ outcomeCode }) => outcomeCode === one.outcomeCode)
                    ? []
                    : [
                        {
                          value: one.outcomeCode,
                          label: `${one.outcomeCode} (no card takes a match for it)`,
                        },
                      ]),
                ]}
                onChange={({ currentTarget: { value } }) =>
                  change(one.key, { outcomeCode: value, proves: proofOf(value) })
                }
              />
              <NativeSelect
                {...field(`evidence.${nth}.proves`)}
                label="It is proved when"
                value={one.proves}
                // what the outcome asks, and what an older draft says of it
                data={SHARING_PROOFS.filter(
                  (proof) => proof === one.proves || proof === proofOf(one.outcomeCode),
                ).map((value) => ({ value, label: PROOF_WORDS[value] }))}
                onChange={(event) =>
                  change(one.key, {
                    proves: SHARING_PROOFS.find((proof) => proof === event.currentTarget.value) ?? one.proves,
                  })
                }
              />
              <div>
                <Button
                  variant="default"
                  size="compact-md"
                  onClick={() => set({ evidence: evidence.filter(({ key }) => key !== one.key) })}
                >
                  Take out outcome {nth + 1}
                </Button>
              </div>
            </Stack>
          </fieldset>
        ))}
        {free.length > 0 ? (
          <div>
            <Button variant="default" onClick={add}>
              Add an outcome
            </Button>
          </div>
        ) : null}
      </Stack>
    </div>
  );
}
