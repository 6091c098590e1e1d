import { type Instrument, type KeptMeasure, readInstrument, TOTAL } from '@weft/shared';
import { graphql } from '../gql/gql.js';
import type {
  AssessmentFactsFragment,
  InstrumentFactsFragment,
  MeasureRuleFactsFragment,
} from '../gql/graphql.js';

export type AssessmentFacts = AssessmentFactsFragment;
export type InstrumentFacts = InstrumentFactsFragment;
export type MeasureRuleFacts = MeasureRuleFactsFragment;

graphql(`
  fragment InstrumentFacts on Instrument {
    id
    instrumentCode
    version
    title
    state
    content
    draftedAt
    draftedBy {
      id
      name
    }
  }
`);

graphql(`
  fragment MeasureRuleFacts on MeasureRule {
    id
    outcomeCode
    outcomeTitle
    effectiveFrom
    instrumentCode
    instrumentTitle
    figure
    figureTitle
    improves
    betterBy
    daysBetween
    daysAtMost
    proposedAt
    proposedBy {
      id
      name
    }
    agreedAt
    agreedBy {
      id
      name
    }
  }
`);

graphql(`
  fragment AssessmentFacts on Assessment {
    id
    clientKey
    instrumentId
    instrumentCode
    instrumentTitle
    instrumentVersion
    measuredOn
    answered
    note
    recordedAt
    recordedBy {
      id
      name
    }
    answers {
      item
      value
    }
    scores {
      code
      title
      answered
      of
      score
      why
    }
    former {
      id
      measuredOn
      recordedAt
      recordedBy {
        id
        name
      }
      scores {
        code
        title
        score
      }
    }
  }
`);

export const INSTRUMENTS = graphql(`
  query Instruments {
    instruments {
      ...InstrumentFacts
    }
  }
`);

export const MEASURE_RULES = graphql(`
  query MeasureRules {
    measureRules {
      ...MeasureRuleFacts
    }
  }
`);

/** Everything that is known of one person's measures, and what they are measured with. */
export const MEASURES = graphql(`
  query Measures($participantId: ID!) {
    participant(id: $participantId) {
      id
      reference
      givenName
      familyName
      assessments {
        ...AssessmentFacts
      }
    }
    instruments {
      ...InstrumentFacts
    }
    measureRules {
      ...MeasureRuleFacts
    }
  }
`);

export const RECORD_ASSESSMENT = graphql(`
  mutation RecordAssessment($input: AssessmentInput!) {
    recordAssessment(input: $input) {
      __typename
      ... on Participant {
        id
        assessments {
          ...AssessmentFacts
        }
      }
      ...Refused
    }
  }
`);

export const CORRECT_ASSESSMENT = graphql(`
  mutation CorrectAssessment($input: AssessmentCorrection!) {
    correctAssessment(input: $input) {
      __typename
      ... on Participant {
        id
        assessments {
          ...AssessmentFacts
        }
      }
      ...Refused
    }
  }
`);

export const DRAFT_INSTRUMENT = graphql(`
  mutation DraftInstrument($content: String!) {
    draftInstrument(content: $content) {
      __typename
      ... on Instrument {
        ...InstrumentFacts
      }
      ...Refused
    }
  }
`);

export const UPDATE_INSTRUMENT = graphql(`
  mutation UpdateInstrumentDraft($id: ID!, $content: String!) {
    updateInstrumentDraft(id: $id, content: $content) {
      __typename
      ... on Instrument {
        ...InstrumentFacts
      }
      ...Refused
    }
  }
`);

export const PUT_TO_USE = graphql(`
  mutation PutInstrumentToUse($id: ID!) {
    putInstrumentToUse(id: $id) {
      __typename
      ... on Instrument {
        ...InstrumentFacts
      }
      ...Refused
    }
  }
`);

export const DISCARD_DRAFT = graphql(`
  mutation DiscardInstrumentDraft($id: ID!) {
    discardInstrumentDraft(id: $id) {
      __typename
      ...Refused
    }
  }
`);

export const TAKE_OUT_OF_USE = graphql(`
  mutation TakeInstrumentOutOfUse($id: ID!) {
    takeInstrumentOutOfUse(id: $id) {
      __typename
      ... on Instrument {
        ...InstrumentFacts
      }
      ...Refused
    }
  }
`);

export const PROPOSE_RULE = graphql(`
  mutation ProposeMeasureRule($input: MeasureRuleInput!) {
    proposeMeasureRule(input: $input) {
      __typename
      ... on MeasureRule {
        ...MeasureRuleFacts
      }
      ...Refused
    }
  }
`);

export const AGREE_RULE = graphql(`
  mutation AgreeMeasureRule($id: ID!) {
    agreeMeasureRule(id: $id) {
      __typename
      ... on MeasureRule {
        ...MeasureRuleFacts
      }
      ...Refused
    }
  }
`);

export const DISCARD_RULE = graphql(`
  mutation DiscardMeasureRule($id: ID!) {
    discardMeasureRule(id: $id) {
      __typename
      ...Refused
    }
  }
`);

/** Outcomes that an assessment may prove, by the cards that are there. */
export const MEASURED_OUTCOMES = graphql(`
  query MeasuredOutcomes($on: Date!) {
    rateCard(on: $on) {
      id
      tariffs {
        id
        outcomeCode
        title
        evidence
      }
    }
  }
`);

/** What was checked when it was written, and so is an instrument. @throws Error when it is none */
export function instrumentOf({ content, version }: Pick<InstrumentFacts, 'content' | 'version'>): Instrument {
  const read = readInstrument(content, version);
  if (Array.isArray(read)) throw new Error(read.map(({ message }) => message).join(' '));
  return read;
}

/** A measure as the rules compare it. */
export const measureOf = (one: AssessmentFacts): KeptMeasure => {
  const scores = one.scores.map((score) => ({
    ...score,
    score: score.score ?? null,
    why: score.why ?? null,
  }));
  return {
    id: one.id,
    on: one.measuredOn as KeptMeasure['on'],
    instrument: one.instrumentCode,
    version: one.instrumentVersion,
    domains: scores.filter(({ code }) => code !== TOTAL),
    total: scores.find(({ code }) => code === TOTAL) ?? null,
  };
};
