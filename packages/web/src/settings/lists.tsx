import { useMutation, useQuery } from '@apollo/client/react';
import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { EXPERTISE_KINDS, type ExpertiseKind, GROUP_KIND } from '@weft/shared';
import { usePartnership } from '../app/viewer.js';
import type { EditedListsQuery } from '../gql/graphql.js';
import { Fault } from '../ui/fault.js';
import { LeaveWarning, useUnsavedParts } from '../ui/leave-warning.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import type { RefusalLike } from '../ui/refusals.js';
import { HubGuideForm } from './hub-guide-form.js';
import { ListEditor } from './list-editor.js';
import classes from './list-editor.module.css';
import { EDITED_LISTS, SET_COMPLEXITY_BANDS, SET_CONTACT_KINDS, SET_EXPERTISE } from './list-queries.js';

type Lists = EditedListsQuery['hubLists'];
type Typed<T> = Omit<T, '__typename' | 'code'> & { readonly code: string | null };
type Band = Typed<Lists['complexity'][number]>;
type Expertise = Typed<Lists['expertise'][number]>;
type Kind = Typed<EditedListsQuery['contactKinds'][number]>;

const NOT_REACHED: RefusalLike = { message: 'Nothing was saved. Try again.' };

/** The lists that this partnership words itself, and how it counts ages and days. */
export function Component() {
  const { name } = usePartnership();
  const { data, error, refetch } = useQuery(EDITED_LISTS);
  const { unsaved, say } = useUnsavedParts();
  return (
    <>
      <PageHeader
        title="Lists and bands"
        lead={`What people choose from in ${name}. What stands in somebody’s record keeps its words: take it off the list on offer, and add another.`}
      />
      {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data ? (
        <>
          <LeaveWarning unsaved={unsaved} />
          <Bands before={data.hubLists.complexity} onUnsaved={(is) => say('bands', is)} />
          <ExpertiseList before={data.hubLists.expertise} onUnsaved={(is) => say('expertise', is)} />
          <Kinds
            before={data.contactKinds.filter(({ code }) => code !== GROUP_KIND)}
            onUnsaved={(is) => say('kinds', is)}
          />
          <HubGuideForm before={data.hubGuide} onUnsaved={(is) => say('guide', is)} />
        </>
      ) : null}
    </>
  );
}

interface ListProps<T> {
  readonly before: readonly T[];
  readonly onUnsaved: (isUnsaved: boolean) => void;
}

function Bands({ before, onUnsaved }: ListProps<Band>) {
  const [set] = useMutation(SET_COMPLEXITY_BANDS);
  return (
    <ListEditor<Band>
      title="Complexity bands"
      path="bands"
      noun="Band"
      folds
      lead="How much support somebody wants around them, from the least. The hub chooses it with the person; no provider does."
      before={before}
      onUnsaved={onUnsaved}
      blank={{ meaning: '', isComplex: false }}
      save={async (list) => {
        const bands = list.map(({ code, title, meaning, isComplex, offered }) => ({
          code,
          title,
          meaning,
          isComplex,
          offered,
        }));
        const result = (await set({ variables: { bands } })).data?.setComplexityBands;
        return result?.__typename === 'Refusal' ? result : (result?.complexity ?? NOT_REACHED);
      }}
    >
      {({ entry, field, change }) => (
        <>
          <Textarea
            {...field('meaning')}
            className={classes.wide}
            label="What it means, in plain words"
            autosize
            value={entry.meaning}
            onChange={(event) => change({ meaning: event.currentTarget.value })}
          />
          <Checkbox
            label="Watch its declines apart"
            checked={entry.isComplex}
            onChange={(event) => change({ isComplex: event.currentTarget.checked })}
          />
        </>
      )}
    </ListEditor>
  );
}

const EXPERTISE_WORDS: Readonly<Record<ExpertiseKind, string>> = {
  KNOWS: 'Something they know or speak',
  IS: 'Who or how they are',
};

function ExpertiseList({ before, onUnsaved }: ListProps<Expertise>) {
  const [set] = useMutation(SET_EXPERTISE);
  return (
    <ListEditor<Expertise>
      title="Expertise"
      path="expertise"
      noun="Wish"
      folds
      lead="What people may want in whoever supports them, in words that fit “knows …” or “wishes for …”."
      before={before}
      onUnsaved={onUnsaved}
      blank={{ kind: 'KNOWS' }}
      save={async (list) => {
        const expertise = list.map(({ code, title, kind, offered }) => ({ code, title, kind, offered }));
        const result = (await set({ variables: { expertise } })).data?.setExpertise;
        return result?.__typename === 'Refusal' ? result : (result?.expertise ?? NOT_REACHED);
      }}
    >
      {({ entry, called, change }) => (
        <NativeSelect
          aria-label={`What it is: ${called}`}
          value={entry.kind}
          data={EXPERTISE_KINDS.map((kind) => ({ value: kind, label: EXPERTISE_WORDS[kind] }))}
          onChange={(event) => change({ kind: event.currentTarget.value as ExpertiseKind })}
        />
      )}
    </ListEditor>
  );
}

function Kinds({ before, onUnsaved }: ListProps<Kind>) {
  const [set] = useMutation(SET_CONTACT_KINDS);
  return (
    <ListEditor<Kind>
      title="Kinds of contact"
      path="kinds"
      noun="Kind"
      folds
      lead="What a contact can be, the most usual first. A group session is not chosen: it comes of ticking who was there."
      before={before}
      onUnsaved={onUnsaved}
      blank={{ meets: true }}
      save={async (list) => {
        const kinds = list.map(({ code, title, meets, offered }) => ({ code, title, meets, offered }));
        const result = (await set({ variables: { kinds } })).data?.setContactKinds;
        if (result?.__typename === 'Refusal') return result;
        return result?.kinds.filter(({ code }) => code !== GROUP_KIND) ?? NOT_REACHED;
      }}
    >
      {({ entry, change }) => (
        <Checkbox
          label="People meet or speak in it"
          checked={entry.meets}
          onChange={(event) => change({ meets: event.currentTarget.checked })}
        />
      )}
    </ListEditor>
  );
}
