import type {
  ColumnProfile,
  JudgedPair,
  LinkageModel,
  LinkageSettings,
  PairLevels,
} from '../../rules/index.js';
import type { Estimate, Sizes } from './estimate-pairs.js';
import type { LinkageStage } from './follow-stages.js';
import type { WorkshopLimits } from './workshop.js';

/** A CSV file of people, as `readFile` reads it. */
export interface LinkageSource {
  readonly path: string;
  /** the heading of the column that tells one row from another */
  readonly id: string;
}

/** Two rows by their ids; in one file searched for duplicates, either may be the left one. */
export interface PairOfIds {
  readonly left: string;
  readonly right: string;
}

/** What a person said of a pair, for ever. */
export interface DecidedPair extends PairOfIds {
  readonly verdict: 'SAME' | 'DIFFERENT';
}

export interface LinkageOrder {
  readonly left: LinkageSource;
  /** null to search the left file for duplicates */
  readonly right: LinkageSource | null;
  /** 'auto': chosen by what the columns are called and hold */
  readonly settings: LinkageSettings | 'auto';
  /** 0 to 1, in place of those of the settings; a pair under review is never a match too */
  readonly matchFrom?: number;
  readonly reviewFrom?: number;
  /** learnt before, by the same settings: then nothing is learnt anew */
  readonly model?: LinkageModel;
  /**
   * Ids of rows that were not there when the model was learnt: pairs with none of them are not looked for. Needs
   * `model`.
   */
  readonly onlyNew?: { readonly left?: readonly string[]; readonly right?: readonly string[] };
  /** Pairs of earlier runs that take part in the decision as they are now; an id that is gone is passed over. */
  readonly standing?: readonly PairOfIds[];
  /** Never asked again: the same are matches whatever they weigh, the different never are. */
  readonly decided?: readonly DecidedPair[];
  readonly limits: WorkshopLimits;
  /** Called as the work goes on, the fraction of a stage from 0 to 1. */
  readonly onStage?: (stage: LinkageStage, fraction: number) => void;
}

/** A pair of the result: everything that `explainPair` needs to say why. */
export interface LinkedPair extends PairOfIds, PairLevels, Pick<JudgedPair, 'verdict' | 'isChosen'> {
  /** in bits: the pair by itself, as `explainPair` adds it up */
  readonly weight: number;
  /** 0 to 1: as the weight says; of a pair that other records join, as the surest way over them says */
  readonly probability: number;
  /** who says so: the pair's own weight, other records that join the two, or a person */
  readonly by: 'WEIGHT' | 'OTHER_RECORDS' | 'PERSON';
}

/** What a run would cost: shown before somebody starts it. */
export interface LinkageEstimate {
  readonly sizes: Sizes;
  /** complete: given to a run, they are what it goes by */
  readonly settings: LinkageSettings;
  /** in plain words: columns that are not compared, and why */
  readonly leftOut: readonly string[];
  /** what each rule compares; a pair that two rules find counts in both */
  readonly estimates: readonly Estimate[];
  /** at most so many pairs are compared */
  readonly pairs: number;
  /** why such a run is refused, and what to do; null where it is not */
  readonly refused: string | null;
  /** what each column holds, as numbers; null where the settings were given */
  readonly profiles: {
    readonly left: readonly ColumnProfile[];
    readonly right: readonly ColumnProfile[] | null;
  } | null;
}

export interface LinkageOutcome extends Omit<LinkageEstimate, 'pairs' | 'refused' | 'profiles'> {
  readonly compared: number;
  readonly model: LinkageModel;
  /** pairs of one person that the model expects among those compared; null where nothing was learnt anew */
  readonly matches: number | null;
  /** what makes the model doubtful, as sentences that say what to do */
  readonly doubts: readonly string[];
  readonly seconds: Readonly<Record<LinkageStage, number>>;
  /** how many compared pairs weigh from so many bits to less than one more; in order, empty bins left out */
  readonly histogram: readonly { readonly bits: number; readonly pairs: number }[];
  /** those from `reviewFrom` on that are matches or for people to look at, in the order of the files' ids */
  readonly pairs: readonly LinkedPair[];
}
