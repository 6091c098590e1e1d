import type { TodayKind } from '../gql/graphql.js';

interface TodayLine {
  /** The words after the number: 'claims to approve'. */
  title: (number: number) => string;
  /** What is asked of the person, in one sentence. */
  what: string;
  /** The verb on the way there. */
  action: string;
  /** Address inside the partnership where it is done. */
  path: string;
  /** Where just one waits: the verb there, and its own page. */
  only?: { action: string; path: (id: string) => string };
}

const word = (number: number, one: string): string => (number === 1 ? one : `${one}s`);

/** One line of Today for each kind of thing that can wait for somebody: what it is, and one action away. */
export const TODAY_LINES: Record<TodayKind, TodayLine> = {
  CLAIMS_TO_APPROVE: {
    title: (number) => `${word(number, 'claim')} to approve`,
    what: 'Providers have recorded what people achieved. Approve each claim, or return it with a reason.',
    action: 'Look at the claims',
    path: 'claims?states=SUBMITTED&order=OLDEST',
  },
  CLAIMS_RETURNED: {
    title: (number) => `${word(number, 'claim')} returned to you`,
    what: 'The backbone organisation asks for something. Add it, and send the claim again.',
    action: 'See what is asked',
    path: 'claims?states=RETURNED&order=OLDEST',
  },
  CLAIMS_WITHHELD: {
    title: (number) => `${word(number, 'claim')} withheld`,
    what: 'The verifier waits for better evidence. Add it, and send the claim again.',
    action: 'See what is missing',
    path: 'claims?states=WITHHELD&order=OLDEST',
  },
  QUESTIONS_TO_ANSWER: {
    title: (number) => `${word(number, 'question')} to answer`,
    what: 'Somebody asked about a claim. It stays where it is until the answer is there.',
    action: 'Read the questions',
    path: 'claims?awaitsAnswer=true&order=OLDEST',
  },
  ANSWERS_TO_READ: {
    title: (number) => `${word(number, 'answer')} to read`,
    what: 'A provider has written about a claim that you sent back. Ask again, or wait for the claim to come back.',
    action: 'Read what they say',
    path: 'claims?answered=true&order=OLDEST',
  },
  MILESTONES_TO_CLAIM: {
    title: (number) => `${word(number, 'milestone')} to claim`,
    what: 'Somebody kept what they had achieved for as long as the rate card asks. Record the outcome with its evidence.',
    action: 'See who reached them',
    path: 'milestones?states=REACHED',
  },
  MATCHES_TO_CLAIM: {
    title: (number) => `${word(number, 'claim')} offered by data matching`,
    what: 'A record that another organisation shared shows that somebody reached an outcome. Read what it shows, and claim it or set it aside.',
    action: 'See what is offered',
    path: 'data/offers',
  },
  MILESTONES_DUE: {
    title: (number) => `${word(number, 'milestone')} due`,
    what: 'The time is full. Find out whether it held until then, and record it.',
    action: 'See whom to ask',
    path: 'milestones?states=DUE',
  },
  MILESTONES_MISSED: {
    title: (number) => `${word(number, 'milestone')} missed`,
    what: 'Nobody has recorded in time that it held. If it did, saying so now still counts.',
    action: 'See which',
    path: 'milestones?states=MISSED',
  },
  PEOPLE_LATE: {
    title: (number) => `${number === 1 ? 'person' : 'people'} for whom something is late`,
    what: 'They were to be seen by now, or a step of their plan, a milestone or a question is past its day. Your week says what, person by person.',
    action: 'See who it is',
    path: 'caseloads/mine',
  },
  CASELOADS_STRAINED: {
    title: (number) => `${word(number, 'caseload')} with signs of strain`,
    what: 'A link worker carries too much or soon will, or people were not seen in time. Each row says which; people can go to a colleague who has room.',
    action: 'See the caseloads',
    path: 'caseloads',
  },
  OFFERS_TO_ANSWER: {
    title: (number) => `${number === 1 ? 'person' : 'people'} offered to you`,
    what: 'The referral hub asks whether you take them on. Start support, or decline with a reason: they wait for your answer.',
    action: 'See who it is',
    path: 'referrals?state=OFFERED&sort=moved',
  },
  TRANSFERS_TO_ANSWER: {
    title: (number) => `${number === 1 ? 'person' : 'people'} to come to you from another provider`,
    what: 'They have agreed to it, and wait for your answer. Take them on, or decline and say why.',
    action: 'See what they need',
    path: 'transfers',
  },
  JOINT_WORK_TO_ANSWER: {
    title: (number) => `${number === 1 ? 'person' : 'people'} to work with beside another provider`,
    what: 'They have agreed to it, and the other provider goes on supporting them. Say who of you works with them, or decline and say why.',
    action: 'See what is asked',
    path: 'transfers',
  },
  SHARING_EXPIRES: {
    title: (number) => `${number === 1 ? 'agreement' : 'agreements'} on shared data soon over`,
    what: 'After its last day nothing is matched under it, and what came in is deleted. Write another one in time if it is still needed.',
    action: 'See which',
    path: 'data/agreements?waiting=SHARING_EXPIRES',
    only: { action: 'Read the agreement', path: (id) => `data/agreements/${id}` },
  },
  SHARING_TO_SIGN: {
    title: (number) => `${word(number, 'agreement')} on shared data to sign`,
    what: 'Nothing is shared before every party has signed. Read what is agreed, and sign it for your organisation.',
    action: 'See which',
    path: 'data/agreements?waiting=SHARING_TO_SIGN',
    only: { action: 'Read the agreement', path: (id) => `data/agreements/${id}` },
  },
  JOINT_WORK_TO_NAME: {
    title: (number) => `${number === 1 ? 'person' : 'people'} without their joint worker`,
    what: 'Whoever you named to work with them beside another provider is no link worker of yours any more. Name somebody else, or end it.',
    action: 'See who it is',
    path: 'transfers',
  },
  REFERRALS_TO_TRIAGE: {
    title: (number) => `${word(number, 'referral')} to look at`,
    what: 'Received, and nobody has taken them into triage yet.',
    action: 'Read them',
    path: 'referrals?state=RECEIVED&sort=received',
  },
  OFFERS_UNANSWERED: {
    title: (number) => `${word(number, 'offer')} without an answer`,
    what: 'Offered longer ago than the hub’s guide gives a provider to answer. Ask the provider, or take the offer back and place the person elsewhere.',
    action: 'See whom to ask',
    path: 'referrals?state=OFFERED&sort=moved',
  },
  REFERRALS_WAITING: {
    title: (number) => `${number === 1 ? 'person' : 'people'} on the waiting list`,
    what: 'Accepted, and not offered to anybody yet. Who was referred first comes first.',
    action: 'Open the list',
    path: 'referrals?state=WAITING&sort=received',
  },
  REFERRALS_MOVED: {
    title: (number) => `${word(number, 'referral')} of yours went a step further`,
    what: 'In the last seven days. You see where each stands; what is said stays between the person and the hub.',
    action: 'See where they stand',
    path: 'referrals/own',
  },
  CLAIMS_TO_VERIFY: {
    title: (number) => `${word(number, 'claim')} to verify`,
    what: 'Approved claims wait for you to check them against their evidence.',
    action: 'Open the queue',
    path: 'verification',
  },
  CLAIMS_TO_LOOK_AT_AGAIN: {
    title: (number) => `${word(number, 'claim')} to look at again`,
    what: 'Something that they rest on has changed: an earlier outcome, an assessment or a date. Each claim says what.',
    action: 'See what changed',
    path: 'claims?flagged=true',
  },
  CLAIMS_TO_AUDIT: {
    title: (number) => `${word(number, 'claim')} to audit`,
    what: 'They were drawn for the month’s sample. Confirm each against its evidence, or say what is wrong with it.',
    action: 'Open the sample',
    path: 'audit',
  },
  EXTRACTS_TO_SEND: {
    title: (number) => `${number === 1 ? 'agreement' : 'agreements'} under which data can come now`,
    what: 'Every party has signed, and nothing has come in yet. When the other party sends its file, bring it here. Only people who were told of it are matched.',
    action: 'See which',
    path: 'data/agreements?waiting=EXTRACTS_TO_SEND',
    only: { action: 'Go to the agreement', path: (id) => `data/agreements/${id}` },
  },
  EXTRACTS_TO_ACCEPT: {
    title: (number) => `${word(number, 'extract')} to look at`,
    what: 'A file came in under an agreement that names you. Say what its columns hold, look at what was found in it, and accept it or give it up.',
    action: 'See which',
    path: 'data/agreements?waiting=EXTRACTS_TO_ACCEPT',
    only: { action: 'Open the extract', path: (id) => `data/extracts/${id}` },
  },
  MATCH_RUNS_TO_START: {
    title: (number) => `${word(number, 'matching run')} to start`,
    what: 'It is worked out what would be compared. Start the run or cancel it: no other run of its agreement can begin before.',
    action: 'See which',
    path: 'data/agreements?waiting=MATCH_RUNS_TO_START',
    only: { action: 'Open the run', path: (id) => `data/runs/${id}` },
  },
  MATCH_RUNS_TO_REVIEW: {
    title: (number) => `${word(number, 'matching run')} with pairs to look at`,
    what: 'Some pairs may be one person, or may not. Look at both records and say which it is.',
    action: 'See which',
    path: 'data/agreements?waiting=MATCH_RUNS_TO_REVIEW',
    only: { action: 'Review the pairs', path: (id) => `data/runs/${id}/review` },
  },
  OUTPUTS_TO_RELEASE: {
    title: (number) => `${word(number, 'table')} that an analyst asks for`,
    what: 'Look at each as if you wanted to recognise somebody, then release it, or say why not.',
    action: 'Look at the tables',
    path: 'analysis/outputs',
  },
  RATE_CARDS_TO_PUBLISH: {
    title: (number) => `${word(number, 'rate card')} to agree`,
    what: 'The backbone organisation has drafted prices. See what changes, then agree by publishing.',
    action: 'Compare the prices',
    path: 'rate-cards',
  },
  FUNDING_TO_AGREE: {
    title: (number) => `${word(number, 'funding proposal')} to agree`,
    what: 'The backbone organisation proposes who pays. See what changes and what it would have meant, then agree.',
    action: 'Compare the terms',
    path: 'funding',
  },
  MEASURE_RULES_TO_AGREE: {
    title: (number) => `${word(number, 'rule')} about measures to agree`,
    what: 'The backbone organisation proposes what a measure has to show for an outcome. It holds once you agree.',
    action: 'Read what is proposed',
    path: 'settings/instruments',
  },
  RATE_CARDS_DECLINED: {
    title: (number) => `${word(number, 'rate card')} sent back to you`,
    what: 'The commissioner does not agree to these prices as they are. Change the draft, or discard it.',
    action: 'See why',
    path: 'rate-cards',
  },
  FUNDING_RETURNED: {
    title: (number) => `${word(number, 'funding proposal')} sent back to you`,
    what: 'The commissioner does not agree to these terms as they are. Change the proposal, or take it back.',
    action: 'See why',
    path: 'funding',
  },
  FUNDING_MISSING: {
    title: (number) => `funding ${word(number, 'agreement')} missing`,
    what: 'Nothing can be paid before it is agreed who pays for what. The backbone organisation proposes the terms, or you agree them yourself.',
    action: 'Agree who pays',
    path: 'funding/new',
  },
  RUNS_TO_AUTHORISE: {
    title: (number) => `${word(number, 'payment run')} to authorise`,
    what: 'Verified claims are split across the funders. Check the statements, then authorise payment.',
    action: 'Look at the runs',
    path: 'money/runs',
  },
  STATEMENTS_TO_SETTLE: {
    title: (number) => `${word(number, 'statement')} awaiting payment`,
    what: 'Authorised statements. Record the date and the reference once the money is there.',
    action: 'Look at the statements',
    path: 'money/statements?state=AUTHORISED',
  },
  UNFUNDED_CLAIMS: {
    title: (number) => `${word(number, 'claim')} that nobody can pay`,
    what: 'Verified, but the last run found nobody for part of the price. Each claim says which limit is in the way.',
    action: 'See why',
    path: 'claims?unfunded=true&order=OLDEST',
  },
  CLAIMS_WITHOUT_AGREEMENT: {
    title: (number) => `${word(number, 'claim')} that no agreement pays for`,
    what: 'Verified, but no funding agreement was in effect on the day. One that reaches back would pay for them.',
    action: 'See the claims',
    path: 'claims?unfunded=true&order=OLDEST',
  },
  RECORDS_OPENED: {
    title: (number) => `${word(number, 'record')} opened for a reason`,
    what: 'A person’s record is open to the data lead for some hours. Read why; it can be closed sooner.',
    action: 'See what is open',
    path: 'settings/audit',
  },
  FAILED_JOBS: {
    title: (number) => `${word(number, 'background job')} failed`,
    what: 'Work that Weft does by itself has stopped. Try it again, or ask the operator.',
    action: 'See what failed',
    path: 'settings/work?state=FAILED',
  },
};

/** Where a line leads: to the one thing that waits, to the agreement of all of them, or to the list of them. */
export function wayOf({
  kind,
  onlyId,
  agreementId,
}: {
  kind: TodayKind;
  onlyId?: string | null;
  agreementId?: string | null;
}): { action: string; path: string } {
  const { action, path, only } = TODAY_LINES[kind];
  if (only && onlyId) return { action: only.action, path: only.path(onlyId) };
  if (agreementId) return { action: 'Go to the agreement', path: `data/agreements/${agreementId}` };
  return { action, path };
}
