import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNullableType,
  getVariableValues,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';

/** The widest, deepest and dearest query that is run. The screens stay well below all of them. */
export const QUERY_LIMITS = {
  bodyBytes: 100_000,
  tokens: 2_000,
  depth: 14,
  aliases: 50,
  /** what is asked of Query or Mutation itself: each takes a transaction of its own. No screen asks more than three. */
  rootFields: 20,
  /** fields of the answer, where a list counts as often as `first` says */
  cost: 60_000,
  pageSize: 100,
} as const;

/** What every field of Query and Mutation costs besides its answer. */
const ROOT_COST = 500;
/** What reckons over many rows, whatever the answer holds: four of them at once are too many. */
const RECKONING_COST = 15_000;
const RECKONS = new Set([
  'anchor',
  'anchorPack',
  'anchors',
  'allocationTrial',
  'caseloadTrial',
  'claimsTogether',
  'declineWatch',
  'forecast',
  'funderShares',
  'headroom',
  'matchThresholdPreview',
  'matchReview',
  'moneyFlows',
  'organisationTies',
  'ownAnchors',
  'paidByOthers',
  'portfolio',
  'projectRows',
  'projectTable',
  'referralMeasures',
  'teamCaseloads',
  'today',
  'search',
  'sharingCounts',
  'sharingPeopleToTell',
  'waitingList',
]);

/** What a list without `first` is taken to hold: the evidence of a claim, the lines of a statement. */
const USUAL_LENGTH = 5;

const refuse = (code: 'TOO_COMPLEX' | 'BAD_USER_INPUT', message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

/** Questions in the same words and with the same variables are judged once: so many of each document, no long ones. */
const KEPT = 20;
const KEPT_LENGTH = 500;
/**
 * Ids are alike to the judge, and so are the questions that differ in nothing else: were they kept apart, the time of an
 * answer would tell that somebody has asked by this id before. No JSON holds the sign that stands for them.
 */
const ANY_ID = '\u0000';
const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const passedBefore = new WeakMap<DocumentNode, Set<string>>();

/** Refuses, before anything runs, a query that is too deep, too wide or too dear, or asks for a page of an impossible size. */
export const queryLimits = (schema: GraphQLSchema): ApolloServerPlugin => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, operationName, request }) {
        if (!operation) return;
        if (operation.operation === 'subscription')
          throw refuse('BAD_USER_INPUT', 'There is nothing to subscribe to.');
        const passed = passedBefore.get(document) ?? new Set<string>();
        const variables = request.variables ?? {};
        const asked = JSON.stringify([operationName, variables]).replace(IDS, ANY_ID);
        if (passed.has(asked)) return;
        const shape = measure(operation.selectionSet, fragmentsOf(document));
        if (shape.depth > QUERY_LIMITS.depth)
          throw refuse('TOO_COMPLEX', `A query goes at most ${QUERY_LIMITS.depth} levels deep.`);
        if (shape.aliases > QUERY_LIMITS.aliases)
          throw refuse('TOO_COMPLEX', `A query gives at most ${QUERY_LIMITS.aliases} fields another name.`);
        if (shape.roots > QUERY_LIMITS.rootFields)
          throw refuse('TOO_COMPLEX', `A query asks for at most ${QUERY_LIMITS.rootFields} things at once.`);
        judgeVariables(schema, operation, variables);
        const { cost, wrongPage } = price(schema, document, operationName, variables);
        if (wrongPage)
          throw refuse('BAD_USER_INPUT', `A page holds from 1 to ${QUERY_LIMITS.pageSize} entries (first).`);
        if (cost > QUERY_LIMITS.cost)
          throw refuse(
            'TOO_COMPLEX',
            'This query asks for too much at once: ask for smaller pages or fewer fields.',
          );
        if (passed.size < KEPT && asked.length < KEPT_LENGTH) passedBefore.set(document, passed.add(asked));
      },
    };
  },
});

/** So many wrong values are enough to know that a request is wrong: each costs a search for what was meant. */
const MOST_WRONG_VALUES = 5;

/** Refuses variables that are not what the operation declares, before anything else looks at all of them. */
function judgeVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): void {
  const declared = operation.variableDefinitions ?? [];
  const { errors } = getVariableValues(schema, declared, variables, { maxErrors: MOST_WRONG_VALUES });
  if (errors?.[0]) throw refuse('BAD_USER_INPUT', errors[0].message.slice(0, LONGEST_MESSAGE));
}

/** A message quotes what was wrong, which may be all of the request. */
const LONGEST_MESSAGE = 500;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );

interface Shape {
  readonly depth: number;
  readonly aliases: number;
  /** fields of the first level */
  readonly roots: number;
}

/** Depth and number of aliases; a fragment is measured once and counts at each place where it is spread. */
function measure(set: SelectionSetNode, fragments: Fragments, known = new Map<string, Shape>()): Shape {
  let depth = 0;
  let aliases = 0;
  let roots = 0;
  for (const selection of set.selections) {
    let inner: Shape = { depth: 0, aliases: 0, roots: 0 };
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const { value: name } = selection.name;
      const fragment = fragments.get(name);
      const there = known.get(name) ?? (fragment ? measure(fragment.selectionSet, fragments, known) : inner);
      known.set(name, there);
      inner = there;
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      inner = measure(selection.selectionSet, fragments, known);
    } else {
      if (selection.alias) aliases++;
      if (selection.selectionSet) {
        inner = measure(selection.selectionSet, fragments, known);
        if (selection.name.value.startsWith('__')) inner = { ...inner, ...ofSchema(inner) };
      }
      inner = { depth: inner.depth + 1, aliases: inner.aliases, roots: 1 };
    }
    depth = Math.max(depth, inner.depth);
    aliases += inner.aliases;
    roots += inner.roots;
  }
  return { depth, aliases, roots };
}

/**
 * What describes the schema is bounded by the schema, as long as it goes by its own names: all types in a hundred names
 * would be all types a hundred times, and their fields' types as often again.
 */
const ofSchema = ({ aliases }: Shape): Pick<Shape, 'depth' | 'aliases'> => ({
  depth: 0,
  aliases: aliases === 0 ? 0 : QUERY_LIMITS.aliases + 1,
});

const rootCost = (name: string): number => (RECKONS.has(name) ? RECKONING_COST : ROOT_COST);

/** What the answer may hold at most, by the lists' lengths, and what it takes to reckon. */
function price(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | null,
  variables: Record<string, unknown>,
): { cost: number; wrongPage: boolean } {
  let wrongPage = false;
  const isRoot = (type: GraphQLNamedType): boolean =>
    type === schema.getQueryType() || type === schema.getMutationType();
  const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
    if (field.name === '__schema') return RECKONING_COST;
    if (field.name.startsWith('__')) return 0;
    return (isRoot(type) ? rootCost(field.name) : 0) + ofAnswer(field, args, childComplexity);
  };
  const ofAnswer = (
    field: GraphQLField<unknown, unknown>,
    args: Record<string, unknown>,
    childComplexity: number,
  ): number => {
    const { first } = args;
    if (typeof first === 'number') {
      if (first < 1 || first > QUERY_LIMITS.pageSize) wrongPage = true;
      return 1 + Math.max(1, first) * childComplexity;
    }
    // the edges of a page are counted by its `first`
    const isList = isListType(getNullableType(field.type)) && field.name !== 'edges';
    return 1 + childComplexity * (isList ? USUAL_LENGTH : 1);
  };
  try {
    const cost = getComplexity({
      schema,
      query,
      variables,
      ...(operationName ? { operationName } : {}),
      estimators: [estimate],
    });
    return { cost, wrongPage };
  } catch (fault) {
    if (!(fault instanceof GraphQLError)) throw fault;
    if (fault.message.includes('number of nodes')) return { cost: Number.POSITIVE_INFINITY, wrongPage };
    // a variable or an argument of the wrong type
    throw refuse('BAD_USER_INPUT', fault.message.slice(0, LONGEST_MESSAGE));
  }
}
