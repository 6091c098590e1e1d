import { ActionIcon, Button, Checkbox, Group, Stack, Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Form } from '../ui/form.js';
import { Icon } from '../ui/icons.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, type Refusals, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './list-editor.module.css';

/** An entry of a list that the partnership words itself, as it is typed. */
export interface TypedEntry {
  readonly code: string | null;
  readonly title: string;
  readonly offered: boolean;
}
type Keyed<T> = T & { /** keeps a line where it is while others move */ readonly key: string };

interface ListEditorProps<T extends TypedEntry> {
  readonly title: string;
  /** where a refusal points: "bands" for "bands.3.title" */
  readonly path: string;
  /** what one entry is called: 'Band' */
  readonly noun: string;
  readonly lead: string;
  /** one of several on its page: on a phone it begins folded */
  readonly folds?: boolean;
  readonly before: readonly T[];
  /** an entry that is new */
  readonly blank: Omit<T, 'code' | 'title' | 'offered'>;
  /** Whether there is something to lose: the page asks once for all its lists before it is left. */
  readonly onUnsaved: (isUnsaved: boolean) => void;
  /** Sends the whole list: what it is now, or why it was refused. */
  readonly save: (list: readonly T[]) => Promise<readonly T[] | RefusalLike>;
  /** What an entry says besides its words. */
  readonly children: (fields: {
    readonly entry: T;
    readonly called: string;
    readonly field: (name: string) => ReturnType<Refusals['field']>;
    readonly change: (next: Partial<T>) => void;
  }) => ReactNode;
}

/** A list in its order: words, whether it is offered, and what belongs to it. Nothing is ever removed from it. */
export function ListEditor<T extends TypedEntry>(props: ListEditorProps<T>) {
  const { title, path, noun, lead, folds, before, blank, onUnsaved, save, children } = props;
  const keyed = (list: readonly T[]): Keyed<T>[] => list.map((one) => ({ ...one, key: one.code ?? '' }));
  const [list, setList] = useState(() => keyed(before));
  const [saving, setSaving] = useState(false);
  const refusals = useRefusals();
  const say = useSay();
  const added = useRef(0);
  const put = (next: readonly Keyed<T>[]): void => {
    onUnsaved(true);
    // what was said of a line may belong to another by now
    refusals.drop(path);
    setList([...next]);
  };
  const go = async (): Promise<void> => {
    setSaving(true);
    try {
      const result = await save(list);
      if ('message' in result) refusals.show([result]);
      else {
        onUnsaved(false);
        refusals.clear();
        setList(keyed(result));
        say('The list is saved.');
      }
    } finally {
      setSaving(false);
    }
  };
  const add = (): void => {
    added.current += 1;
    const entry = { ...blank, code: null, title: '', offered: true, key: `new ${added.current}` };
    // what is blank is all of an entry but these
    put([...list, entry as unknown as Keyed<T>]);
    requestAnimationFrame(() => document.getElementById(`${path}.${list.length}.title`)?.focus());
  };
  return (
    <Panel title={title} folded={folds ? `${list.length} on the list` : undefined}>
      <Form refusals={refusals} onSubmit={go}>
        <Stack>
          <p>{lead}</p>
          <div id={path}>
            <ol className={classes.entries}>
              {list.map((entry, nth) => {
                const change = (next: Partial<T>): void => put(list.with(nth, { ...entry, ...next }));
                const called = entry.title.trim() || `${noun.toLowerCase()} ${nth + 1}`;
                const field = (name: string) => refusals.field(`${path}.${nth}.${name}`);
                return (
                  <li key={entry.key} className={classes.entry}>
                    <Textarea
                      {...field('title')}
                      label={`${noun} ${nth + 1}`}
                      autoComplete="off"
                      minRows={1}
                      value={entry.title}
                      onKeyDown={sendOnEnter}
                      onChange={({ currentTarget: { value } }) =>
                        change({ title: value.replace(/\s*\n\s*/g, ' ') } as Partial<T>)
                      }
                    />
                    <Order
                      nth={nth}
                      many={list.length}
                      called={called}
                      onMove={(to) => put(list.toSpliced(nth, 1).toSpliced(to, 0, entry))}
                    />
                    <div className={classes.more}>
                      {children({ entry, called, field, change })}
                      <Checkbox
                        label="On offer"
                        aria-label={`On offer: ${called}`}
                        checked={entry.offered}
                        onChange={(event) => change({ offered: event.currentTarget.checked } as Partial<T>)}
                      />
                    </div>
                  </li>
                );
              })}
            </ol>
          </div>
          <Group>
            <Button type="submit" loading={saving}>
              Save<span className="weft-visually-hidden"> {title.toLowerCase()}</span>
            </Button>
            <Button variant="default" leftSection={<Icon name="add" />} onClick={add}>
              Add a {noun.toLowerCase()}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Panel>
  );
}

/** One line of words, which breaks only so that a narrow screen shows all of it. */
function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

interface OrderProps {
  readonly nth: number;
  readonly many: number;
  readonly called: string;
  readonly onMove: (to: number) => void;
}

function Order({ nth, many, called, onMove }: OrderProps) {
  return (
    <div className={classes.order}>
      {(['up', 'down'] as const).map((way) => {
        const to = way === 'up' ? nth - 1 : nth + 1;
        return (
          <ActionIcon
            key={way}
            variant="default"
            size="lg"
            aria-label={`Move ${way}: ${called}`}
            disabled={to < 0 || to >= many}
            onClick={() => onMove(to)}
          >
            <Icon name={way} size={18} />
          </ActionIcon>
        );
      })}
    </div>
  );
}
