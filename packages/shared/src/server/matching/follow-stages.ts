/** The stages of a run, in their order. */
export const LINKAGE_STAGES = [
  'READING',
  'CHOOSING',
  'ESTIMATING',
  'COMPARING',
  'LEARNING',
  'SCORING',
  'DECIDING',
] as const;
export type LinkageStage = (typeof LINKAGE_STAGES)[number];

export interface Stages {
  /** Does the work of a stage, which says how far it is: 0 to 1. */
  in<Result>(
    stage: LinkageStage,
    work: (isDone: (fraction: number) => void) => Promise<Result>,
  ): Promise<Result>;
  /** how long each stage took so far */
  readonly seconds: Readonly<Record<LinkageStage, number>>;
}

/** Follows a run from stage to stage: each begins with 0 and ends with 1. */
export function followStages(onStage: (stage: LinkageStage, fraction: number) => void = () => {}): Stages {
  const seconds = Object.fromEntries(LINKAGE_STAGES.map((stage) => [stage, 0])) as Record<
    LinkageStage,
    number
  >;
  return {
    seconds,
    in: async (stage, work) => {
      const began = performance.now();
      onStage(stage, 0);
      const result = await work((fraction) => onStage(stage, fraction));
      onStage(stage, 1);
      seconds[stage] += (performance.now() - began) / 1000;
      return result;
    },
  };
}
