/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation CreatePartnership(\n    $name: String!\n    $slug: String!\n    $template: PartnershipTemplate!\n    $currency: String!\n    $timeZone: String!\n    $contractFrom: Date!\n    $contractTo: Date!\n    $contractCap: Decimal\n  ) {\n    createPartnership(\n      name: $name\n      slug: $slug\n      template: $template\n      currency: $currency\n      timeZone: $timeZone\n      contractFrom: $contractFrom\n      contractTo: $contractTo\n      contractCap: $contractCap\n    ) {\n      __typename\n      ... on Partnership {\n        id\n        slug\n        name\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.CreatePartnershipDocument,
    "\n  query OrganisationChoices($kind: OrganisationKind, $search: String) {\n    organisations(kind: $kind, search: $search, first: 50) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.OrganisationChoicesDocument,
    "\n  query Search($text: String!) {\n    search(text: $text) {\n      id\n      kind\n      name\n      detail\n    }\n  }\n": typeof types.SearchDocument,
    "\n  query Viewer {\n    viewer {\n      id\n      name\n      email\n      isOperator\n      memberships {\n        id\n        state\n        roles\n        organisation {\n          id\n          name\n        }\n        partnership {\n          id\n          slug\n          name\n          template\n          currency\n          timeZone\n          contractFrom\n          contractTo\n          today\n          sensitiveDomains\n        }\n      }\n    }\n  }\n": typeof types.ViewerDocument,
    "\n  query Today {\n    today {\n      kind\n      count\n      oldest\n      partnership {\n        id\n        slug\n        name\n      }\n    }\n  }\n": typeof types.TodayDocument,
    "\n  fragment RunFacts on PaymentRun {\n    id\n    kind\n    reason\n    periodEnd\n    state\n    claimCount\n    total {\n      amount\n      currency\n    }\n    unfundedClaimCount\n    unfundedTotal {\n      amount\n      currency\n    }\n    preparedAt\n    preparedBy {\n      id\n      name\n    }\n    authorisedAt\n    authorisedBy {\n      id\n      name\n    }\n    progress {\n      done\n      total\n    }\n  }\n": typeof types.RunFactsFragmentDoc,
    "\n  query PaymentRuns($first: Int!, $after: String) {\n    paymentRuns(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...RunFacts\n        }\n      }\n    }\n  }\n": typeof types.PaymentRunsDocument,
    "\n  query PaymentRun($id: ID!) {\n    paymentRun(id: $id) {\n      ...RunFacts\n      statements {\n        ...StatementFacts\n      }\n    }\n  }\n": typeof types.PaymentRunDocument,
    "\n  mutation RunPayments($periodEnd: Date!) {\n    runPayments(periodEnd: $periodEnd) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.RunPaymentsDocument,
    "\n  mutation AuthorisePayments($runId: ID!) {\n    authorisePayments(runId: $runId) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n        statements {\n          ...StatementFacts\n        }\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.AuthorisePaymentsDocument,
    "\n  mutation RecordGrant($from: Date!, $to: Date!, $amount: Decimal!, $reason: String!) {\n    recordGrant(from: $from, to: $to, amount: $amount, reason: $reason) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.RecordGrantDocument,
    "\n  mutation RecordOpening($periodEnd: Date!, $amount: Decimal!, $reason: String!) {\n    recordOpening(periodEnd: $periodEnd, amount: $amount, reason: $reason) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.RecordOpeningDocument,
    "\n  query PaymentScheduleOfPartnership {\n    partnership {\n      id\n      paymentSchedule\n    }\n  }\n": typeof types.PaymentScheduleOfPartnershipDocument,
    "\n  mutation SetPaymentSchedule($schedule: PaymentSchedule!) {\n    setPaymentSchedule(schedule: $schedule) {\n      __typename\n      ... on Partnership {\n        id\n        paymentSchedule\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.SetPaymentScheduleDocument,
    "\n  fragment StatementFacts on Statement {\n    id\n    reference\n    kind\n    periodEnd\n    state\n    settledOn\n    settlementReference\n    funder {\n      id\n      name\n    }\n    total {\n      amount\n      currency\n    }\n  }\n": typeof types.StatementFactsFragmentDoc,
    "\n  query Statements($first: Int!, $after: String, $state: StatementState) {\n    statements(first: $first, after: $after, state: $state) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...StatementFacts\n        }\n      }\n    }\n  }\n": typeof types.StatementsDocument,
    "\n  query Statement($id: ID!) {\n    statement(id: $id) {\n      ...StatementFacts\n      lines {\n        outcomeCode\n        claimCount\n        total {\n          amount\n          currency\n        }\n      }\n    }\n  }\n": typeof types.StatementDocument,
    "\n  mutation SettleStatement($id: ID!, $on: Date!, $reference: String!) {\n    settleStatement(id: $id, on: $on, reference: $reference) {\n      __typename\n      ... on Statement {\n        ...StatementFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.SettleStatementDocument,
    "\n  query Jobs($state: JobState) {\n    jobs(state: $state) {\n      id\n      kind\n      state\n      attempts\n      error\n      createdAt\n    }\n  }\n": typeof types.JobsDocument,
    "\n  mutation RetryJob($id: ID!) {\n    retryJob(id: $id) {\n      __typename\n      ... on Job {\n        id\n        state\n        attempts\n        error\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.RetryJobDocument,
    "\n  fragment Member on Membership {\n    id\n    state\n    roles\n    email\n    person {\n      id\n      name\n    }\n    organisation {\n      id\n      name\n    }\n  }\n": typeof types.MemberFragmentDoc,
    "\n  query Members($first: Int!, $after: String) {\n    members(first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node {\n          ...Member\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.MembersDocument,
    "\n  mutation AddMember($email: String!, $name: String!, $organisationId: ID!, $roles: [Role!]!) {\n    addMember(email: $email, name: $name, organisationId: $organisationId, roles: $roles) {\n      __typename\n      ... on Membership {\n        ...Member\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.AddMemberDocument,
    "\n  mutation ChangeMember($id: ID!, $roles: [Role!]!, $state: MembershipState!) {\n    changeMember(id: $id, roles: $roles, state: $state) {\n      __typename\n      ... on Membership {\n        ...Member\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.ChangeMemberDocument,
    "\n  mutation InviteAgain($id: ID!) {\n    inviteAgain(id: $id) {\n      __typename\n      ... on Membership {\n        ...Member\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.InviteAgainDocument,
    "\n  query Organisations($first: Int!, $after: String, $kind: OrganisationKind, $search: String) {\n    organisations(first: $first, after: $after, kind: $kind, search: $search) {\n      totalCount\n      edges {\n        cursor\n        node {\n          id\n          name\n          kinds\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.OrganisationsDocument,
    "\n  mutation AddOrganisation($name: String!, $kinds: [OrganisationKind!]!) {\n    addOrganisation(name: $name, kinds: $kinds) {\n      __typename\n      ... on Organisation {\n        id\n        name\n        kinds\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.AddOrganisationDocument,
};
const documents: Documents = {
    "\n  mutation CreatePartnership(\n    $name: String!\n    $slug: String!\n    $template: PartnershipTemplate!\n    $currency: String!\n    $timeZone: String!\n    $contractFrom: Date!\n    $contractTo: Date!\n    $contractCap: Decimal\n  ) {\n    createPartnership(\n      name: $name\n      slug: $slug\n      template: $template\n      currency: $currency\n      timeZone: $timeZone\n      contractFrom: $contractFrom\n      contractTo: $contractTo\n      contractCap: $contractCap\n    ) {\n      __typename\n      ... on Partnership {\n        id\n        slug\n        name\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.CreatePartnershipDocument,
    "\n  query OrganisationChoices($kind: OrganisationKind, $search: String) {\n    organisations(kind: $kind, search: $search, first: 50) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.OrganisationChoicesDocument,
    "\n  query Search($text: String!) {\n    search(text: $text) {\n      id\n      kind\n      name\n      detail\n    }\n  }\n": types.SearchDocument,
    "\n  query Viewer {\n    viewer {\n      id\n      name\n      email\n      isOperator\n      memberships {\n        id\n        state\n        roles\n        organisation {\n          id\n          name\n        }\n        partnership {\n          id\n          slug\n          name\n          template\n          currency\n          timeZone\n          contractFrom\n          contractTo\n          today\n          sensitiveDomains\n        }\n      }\n    }\n  }\n": types.ViewerDocument,
    "\n  query Today {\n    today {\n      kind\n      count\n      oldest\n      partnership {\n        id\n        slug\n        name\n      }\n    }\n  }\n": types.TodayDocument,
    "\n  fragment RunFacts on PaymentRun {\n    id\n    kind\n    reason\n    periodEnd\n    state\n    claimCount\n    total {\n      amount\n      currency\n    }\n    unfundedClaimCount\n    unfundedTotal {\n      amount\n      currency\n    }\n    preparedAt\n    preparedBy {\n      id\n      name\n    }\n    authorisedAt\n    authorisedBy {\n      id\n      name\n    }\n    progress {\n      done\n      total\n    }\n  }\n": types.RunFactsFragmentDoc,
    "\n  query PaymentRuns($first: Int!, $after: String) {\n    paymentRuns(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...RunFacts\n        }\n      }\n    }\n  }\n": types.PaymentRunsDocument,
    "\n  query PaymentRun($id: ID!) {\n    paymentRun(id: $id) {\n      ...RunFacts\n      statements {\n        ...StatementFacts\n      }\n    }\n  }\n": types.PaymentRunDocument,
    "\n  mutation RunPayments($periodEnd: Date!) {\n    runPayments(periodEnd: $periodEnd) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.RunPaymentsDocument,
    "\n  mutation AuthorisePayments($runId: ID!) {\n    authorisePayments(runId: $runId) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n        statements {\n          ...StatementFacts\n        }\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.AuthorisePaymentsDocument,
    "\n  mutation RecordGrant($from: Date!, $to: Date!, $amount: Decimal!, $reason: String!) {\n    recordGrant(from: $from, to: $to, amount: $amount, reason: $reason) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.RecordGrantDocument,
    "\n  mutation RecordOpening($periodEnd: Date!, $amount: Decimal!, $reason: String!) {\n    recordOpening(periodEnd: $periodEnd, amount: $amount, reason: $reason) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.RecordOpeningDocument,
    "\n  query PaymentScheduleOfPartnership {\n    partnership {\n      id\n      paymentSchedule\n    }\n  }\n": types.PaymentScheduleOfPartnershipDocument,
    "\n  mutation SetPaymentSchedule($schedule: PaymentSchedule!) {\n    setPaymentSchedule(schedule: $schedule) {\n      __typename\n      ... on Partnership {\n        id\n        paymentSchedule\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.SetPaymentScheduleDocument,
    "\n  fragment StatementFacts on Statement {\n    id\n    reference\n    kind\n    periodEnd\n    state\n    settledOn\n    settlementReference\n    funder {\n      id\n      name\n    }\n    total {\n      amount\n      currency\n    }\n  }\n": types.StatementFactsFragmentDoc,
    "\n  query Statements($first: Int!, $after: String, $state: StatementState) {\n    statements(first: $first, after: $after, state: $state) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...StatementFacts\n        }\n      }\n    }\n  }\n": types.StatementsDocument,
    "\n  query Statement($id: ID!) {\n    statement(id: $id) {\n      ...StatementFacts\n      lines {\n        outcomeCode\n        claimCount\n        total {\n          amount\n          currency\n        }\n      }\n    }\n  }\n": types.StatementDocument,
    "\n  mutation SettleStatement($id: ID!, $on: Date!, $reference: String!) {\n    settleStatement(id: $id, on: $on, reference: $reference) {\n      __typename\n      ... on Statement {\n        ...StatementFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.SettleStatementDocument,
    "\n  query Jobs($state: JobState) {\n    jobs(state: $state) {\n      id\n      kind\n      state\n      attempts\n      error\n      createdAt\n    }\n  }\n": types.JobsDocument,
    "\n  mutation RetryJob($id: ID!) {\n    retryJob(id: $id) {\n      __typename\n      ... on Job {\n        id\n        state\n        attempts\n        error\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.RetryJobDocument,
    "\n  fragment Member on Membership {\n    id\n    state\n    roles\n    email\n    person {\n      id\n      name\n    }\n    organisation {\n      id\n      name\n    }\n  }\n": types.MemberFragmentDoc,
    "\n  query Members($first: Int!, $after: String) {\n    members(first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node {\n          ...Member\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.MembersDocument,
    "\n  mutation AddMember($email: String!, $name: String!, $organisationId: ID!, $roles: [Role!]!) {\n    addMember(email: $email, name: $name, organisationId: $organisationId, roles: $roles) {\n      __typename\n      ... on Membership {\n        ...Member\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.AddMemberDocument,
    "\n  mutation ChangeMember($id: ID!, $roles: [Role!]!, $state: MembershipState!) {\n    changeMember(id: $id, roles: $roles, state: $state) {\n      __typename\n      ... on Membership {\n        ...Member\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.ChangeMemberDocument,
    "\n  mutation InviteAgain($id: ID!) {\n    inviteAgain(id: $id) {\n      __typename\n      ... on Membership {\n        ...Member\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.InviteAgainDocument,
    "\n  query Organisations($first: Int!, $after: String, $kind: OrganisationKind, $search: String) {\n    organisations(first: $first, after: $after, kind: $kind, search: $search) {\n      totalCount\n      edges {\n        cursor\n        node {\n          id\n          name\n          kinds\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.OrganisationsDocument,
    "\n  mutation AddOrganisation($name: String!, $kinds: [OrganisationKind!]!) {\n    addOrganisation(name: $name, kinds: $kinds) {\n      __typename\n      ... on Organisation {\n        id\n        name\n        kinds\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.AddOrganisationDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePartnership(\n    $name: String!\n    $slug: String!\n    $template: PartnershipTemplate!\n    $currency: String!\n    $timeZone: String!\n    $contractFrom: Date!\n    $contractTo: Date!\n    $contractCap: Decimal\n  ) {\n    createPartnership(\n      name: $name\n      slug: $slug\n      template: $template\n      currency: $currency\n      timeZone: $timeZone\n      contractFrom: $contractFrom\n      contractTo: $contractTo\n      contractCap: $contractCap\n    ) {\n      __typename\n      ... on Partnership {\n        id\n        slug\n        name\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreatePartnership(\n    $name: String!\n    $slug: String!\n    $template: PartnershipTemplate!\n    $currency: String!\n    $timeZone: String!\n    $contractFrom: Date!\n    $contractTo: Date!\n    $contractCap: Decimal\n  ) {\n    createPartnership(\n      name: $name\n      slug: $slug\n      template: $template\n      currency: $currency\n      timeZone: $timeZone\n      contractFrom: $contractFrom\n      contractTo: $contractTo\n      contractCap: $contractCap\n    ) {\n      __typename\n      ... on Partnership {\n        id\n        slug\n        name\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganisationChoices($kind: OrganisationKind, $search: String) {\n    organisations(kind: $kind, search: $search, first: 50) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OrganisationChoices($kind: OrganisationKind, $search: String) {\n    organisations(kind: $kind, search: $search, first: 50) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Search($text: String!) {\n    search(text: $text) {\n      id\n      kind\n      name\n      detail\n    }\n  }\n"): (typeof documents)["\n  query Search($text: String!) {\n    search(text: $text) {\n      id\n      kind\n      name\n      detail\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      id\n      name\n      email\n      isOperator\n      memberships {\n        id\n        state\n        roles\n        organisation {\n          id\n          name\n        }\n        partnership {\n          id\n          slug\n          name\n          template\n          currency\n          timeZone\n          contractFrom\n          contractTo\n          today\n          sensitiveDomains\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Viewer {\n    viewer {\n      id\n      name\n      email\n      isOperator\n      memberships {\n        id\n        state\n        roles\n        organisation {\n          id\n          name\n        }\n        partnership {\n          id\n          slug\n          name\n          template\n          currency\n          timeZone\n          contractFrom\n          contractTo\n          today\n          sensitiveDomains\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Today {\n    today {\n      kind\n      count\n      oldest\n      partnership {\n        id\n        slug\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query Today {\n    today {\n      kind\n      count\n      oldest\n      partnership {\n        id\n        slug\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RunFacts on PaymentRun {\n    id\n    kind\n    reason\n    periodEnd\n    state\n    claimCount\n    total {\n      amount\n      currency\n    }\n    unfundedClaimCount\n    unfundedTotal {\n      amount\n      currency\n    }\n    preparedAt\n    preparedBy {\n      id\n      name\n    }\n    authorisedAt\n    authorisedBy {\n      id\n      name\n    }\n    progress {\n      done\n      total\n    }\n  }\n"): (typeof documents)["\n  fragment RunFacts on PaymentRun {\n    id\n    kind\n    reason\n    periodEnd\n    state\n    claimCount\n    total {\n      amount\n      currency\n    }\n    unfundedClaimCount\n    unfundedTotal {\n      amount\n      currency\n    }\n    preparedAt\n    preparedBy {\n      id\n      name\n    }\n    authorisedAt\n    authorisedBy {\n      id\n      name\n    }\n    progress {\n      done\n      total\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PaymentRuns($first: Int!, $after: String) {\n    paymentRuns(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...RunFacts\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PaymentRuns($first: Int!, $after: String) {\n    paymentRuns(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...RunFacts\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PaymentRun($id: ID!) {\n    paymentRun(id: $id) {\n      ...RunFacts\n      statements {\n        ...StatementFacts\n      }\n    }\n  }\n"): (typeof documents)["\n  query PaymentRun($id: ID!) {\n    paymentRun(id: $id) {\n      ...RunFacts\n      statements {\n        ...StatementFacts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RunPayments($periodEnd: Date!) {\n    runPayments(periodEnd: $periodEnd) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RunPayments($periodEnd: Date!) {\n    runPayments(periodEnd: $periodEnd) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AuthorisePayments($runId: ID!) {\n    authorisePayments(runId: $runId) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n        statements {\n          ...StatementFacts\n        }\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AuthorisePayments($runId: ID!) {\n    authorisePayments(runId: $runId) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n        statements {\n          ...StatementFacts\n        }\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordGrant($from: Date!, $to: Date!, $amount: Decimal!, $reason: String!) {\n    recordGrant(from: $from, to: $to, amount: $amount, reason: $reason) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RecordGrant($from: Date!, $to: Date!, $amount: Decimal!, $reason: String!) {\n    recordGrant(from: $from, to: $to, amount: $amount, reason: $reason) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordOpening($periodEnd: Date!, $amount: Decimal!, $reason: String!) {\n    recordOpening(periodEnd: $periodEnd, amount: $amount, reason: $reason) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RecordOpening($periodEnd: Date!, $amount: Decimal!, $reason: String!) {\n    recordOpening(periodEnd: $periodEnd, amount: $amount, reason: $reason) {\n      __typename\n      ... on PaymentRun {\n        ...RunFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PaymentScheduleOfPartnership {\n    partnership {\n      id\n      paymentSchedule\n    }\n  }\n"): (typeof documents)["\n  query PaymentScheduleOfPartnership {\n    partnership {\n      id\n      paymentSchedule\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetPaymentSchedule($schedule: PaymentSchedule!) {\n    setPaymentSchedule(schedule: $schedule) {\n      __typename\n      ... on Partnership {\n        id\n        paymentSchedule\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetPaymentSchedule($schedule: PaymentSchedule!) {\n    setPaymentSchedule(schedule: $schedule) {\n      __typename\n      ... on Partnership {\n        id\n        paymentSchedule\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StatementFacts on Statement {\n    id\n    reference\n    kind\n    periodEnd\n    state\n    settledOn\n    settlementReference\n    funder {\n      id\n      name\n    }\n    total {\n      amount\n      currency\n    }\n  }\n"): (typeof documents)["\n  fragment StatementFacts on Statement {\n    id\n    reference\n    kind\n    periodEnd\n    state\n    settledOn\n    settlementReference\n    funder {\n      id\n      name\n    }\n    total {\n      amount\n      currency\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Statements($first: Int!, $after: String, $state: StatementState) {\n    statements(first: $first, after: $after, state: $state) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...StatementFacts\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Statements($first: Int!, $after: String, $state: StatementState) {\n    statements(first: $first, after: $after, state: $state) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...StatementFacts\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Statement($id: ID!) {\n    statement(id: $id) {\n      ...StatementFacts\n      lines {\n        outcomeCode\n        claimCount\n        total {\n          amount\n          currency\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Statement($id: ID!) {\n    statement(id: $id) {\n      ...StatementFacts\n      lines {\n        outcomeCode\n        claimCount\n        total {\n          amount\n          currency\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SettleStatement($id: ID!, $on: Date!, $reference: String!) {\n    settleStatement(id: $id, on: $on, reference: $reference) {\n      __typename\n      ... on Statement {\n        ...StatementFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SettleStatement($id: ID!, $on: Date!, $reference: String!) {\n    settleStatement(id: $id, on: $on, reference: $reference) {\n      __typename\n      ... on Statement {\n        ...StatementFacts\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Jobs($state: JobState) {\n    jobs(state: $state) {\n      id\n      kind\n      state\n      attempts\n      error\n      createdAt\n    }\n  }\n"): (typeof documents)["\n  query Jobs($state: JobState) {\n    jobs(state: $state) {\n      id\n      kind\n      state\n      attempts\n      error\n      createdAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryJob($id: ID!) {\n    retryJob(id: $id) {\n      __typename\n      ... on Job {\n        id\n        state\n        attempts\n        error\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RetryJob($id: ID!) {\n    retryJob(id: $id) {\n      __typename\n      ... on Job {\n        id\n        state\n        attempts\n        error\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Member on Membership {\n    id\n    state\n    roles\n    email\n    person {\n      id\n      name\n    }\n    organisation {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment Member on Membership {\n    id\n    state\n    roles\n    email\n    person {\n      id\n      name\n    }\n    organisation {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Members($first: Int!, $after: String) {\n    members(first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node {\n          ...Member\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Members($first: Int!, $after: String) {\n    members(first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node {\n          ...Member\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddMember($email: String!, $name: String!, $organisationId: ID!, $roles: [Role!]!) {\n    addMember(email: $email, name: $name, organisationId: $organisationId, roles: $roles) {\n      __typename\n      ... on Membership {\n        ...Member\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddMember($email: String!, $name: String!, $organisationId: ID!, $roles: [Role!]!) {\n    addMember(email: $email, name: $name, organisationId: $organisationId, roles: $roles) {\n      __typename\n      ... on Membership {\n        ...Member\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeMember($id: ID!, $roles: [Role!]!, $state: MembershipState!) {\n    changeMember(id: $id, roles: $roles, state: $state) {\n      __typename\n      ... on Membership {\n        ...Member\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeMember($id: ID!, $roles: [Role!]!, $state: MembershipState!) {\n    changeMember(id: $id, roles: $roles, state: $state) {\n      __typename\n      ... on Membership {\n        ...Member\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteAgain($id: ID!) {\n    inviteAgain(id: $id) {\n      __typename\n      ... on Membership {\n        ...Member\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation InviteAgain($id: ID!) {\n    inviteAgain(id: $id) {\n      __typename\n      ... on Membership {\n        ...Member\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Organisations($first: Int!, $after: String, $kind: OrganisationKind, $search: String) {\n    organisations(first: $first, after: $after, kind: $kind, search: $search) {\n      totalCount\n      edges {\n        cursor\n        node {\n          id\n          name\n          kinds\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Organisations($first: Int!, $after: String, $kind: OrganisationKind, $search: String) {\n    organisations(first: $first, after: $after, kind: $kind, search: $search) {\n      totalCount\n      edges {\n        cursor\n        node {\n          id\n          name\n          kinds\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddOrganisation($name: String!, $kinds: [OrganisationKind!]!) {\n    addOrganisation(name: $name, kinds: $kinds) {\n      __typename\n      ... on Organisation {\n        id\n        name\n        kinds\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddOrganisation($name: String!, $kinds: [OrganisationKind!]!) {\n    addOrganisation(name: $name, kinds: $kinds) {\n      __typename\n      ... on Organisation {\n        id\n        name\n        kinds\n      }\n      ... on Refusal {\n        code\n        message\n        field\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;