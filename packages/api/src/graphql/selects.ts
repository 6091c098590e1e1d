import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Wanted = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

const isLeftOut = (selection: SelectionNode, info: Wanted): boolean =>
  getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)?.if === true ||
  getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)?.if === false;

/** The sub-selections of every field called `name`, through fragments and whatever types they are on. */
function below(sets: readonly SelectionSetNode[], name: string, info: Wanted) {
  const found: SelectionSetNode[] = [];
  let isThere = false;
  const seen = new Set<FragmentDefinitionNode>();
  const walk = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (isLeftOut(selection, info)) continue;
      if (selection.kind === 'Field') {
        if (selection.name.value !== name) continue;
        isThere = true;
        if (selection.selectionSet) found.push(selection.selectionSet);
      } else if (selection.kind === 'InlineFragment') {
        walk(selection.selectionSet);
      } else {
        const fragment = info.fragments[selection.name.value];
        if (!fragment || seen.has(fragment)) continue;
        seen.add(fragment);
        walk(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) walk(set);
  return { isThere, sets: found };
}

/**
 * Whether the query selects a field below the one being resolved: `selects(info, 'edges.node.evidence')`.
 * The use case then reads what is asked for in its one statement, and nothing else.
 */
export function selects(info: Wanted, path: string): boolean {
  const [field, ...more] = info.fieldNodes;
  if (!field || more.length > 0 || mayLeaveOut(field, info)) return lookUp(info, path);
  // Apollo keeps the document of a query that is asked again: what it selects was found out then
  const known = answers.get(field) ?? new Map<string, boolean>();
  answers.set(field, known);
  const there = known.get(path);
  if (there !== undefined) return there;
  const found = lookUp(info, path);
  known.set(path, found);
  return found;
}

const answers = new WeakMap<FieldNode, Map<string, boolean>>();
const leavesOut = new WeakMap<FieldNode, boolean>();

/** Whether a directive anywhere below may leave something out. */
function mayLeaveOut(field: FieldNode, { fragments }: Wanted): boolean {
  const known = leavesOut.get(field);
  if (known !== undefined) return known;
  const seen = new Set<string>();
  const judge = (selection: SelectionNode): boolean => {
    if (selection.directives?.length) return true;
    if (selection.kind !== Kind.FRAGMENT_SPREAD)
      return selection.selectionSet?.selections.some(judge) ?? false;
    const { value: name } = selection.name;
    if (seen.has(name)) return false;
    seen.add(name);
    return fragments[name]?.selectionSet.selections.some(judge) ?? false;
  };
  const found = judge(field);
  leavesOut.set(field, found);
  return found;
}

function lookUp(info: Wanted, path: string): boolean {
  let sets = info.fieldNodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
  for (const name of path.split('.')) {
    const next = below(sets, name, info);
    if (!next.isThere) return false;
    sets = next.sets;
  }
  return true;
}
