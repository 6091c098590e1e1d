/** So much from here, by way of this, to there. */
export interface FlowLink {
  readonly from: string;
  readonly via: string;
  readonly to: string;
  readonly amount: bigint;
}

/** What the small ones of each column are called together. */
export interface Others {
  readonly from: string;
  readonly via: string;
  readonly to: string;
}

export interface FlowNode {
  readonly name: string;
  readonly amount: bigint;
  /** Where its name stands, in pixels. */
  readonly slot: { readonly top: number; readonly height: number };
  /** Its band, in the middle of the slot: as tall as its money. */
  readonly band: { readonly top: number; readonly height: number };
  /** Its colour, if it has one of its own. */
  readonly thread: number | null;
}

/** A thread between two columns: from where to where on either side, and its colour. */
export interface FlowRibbon {
  readonly thread: number;
  readonly fromTop: number;
  readonly toTop: number;
  readonly height: number;
}

export interface FlowLayout {
  readonly columns: readonly [readonly FlowNode[], readonly FlowNode[], readonly FlowNode[]];
  /** Between the first and the second column, and between the second and the third. */
  readonly ribbons: readonly [readonly FlowRibbon[], readonly FlowRibbon[]];
  readonly height: number;
}

/** All the money is so tall, in every column, and each part of it in proportion. */
export const WHOLE = 300;
/** A band that would be thinner is drawn as a hairline, which is the one thing here that is larger than its money. */
export const HAIRLINE = 2;
/** Three lines of words. */
const SLOT = 62;
const GAP = 8;
/** The most names of a column. */
export const MOST = 7;

const SIDES = ['from', 'via', 'to'] as const;
export type Side = (typeof SIDES)[number];

/**
 * Where every name, band and thread lies. Bands are true to the money; where one is thinner than its name it stands in
 * the middle of the name's place, so that thin ones lie further apart instead of being drawn taller. Threads keep the
 * colour of their funder all the way, or of what is paid for where there is one funder only. What comes to nothing or
 * less than nothing is left to the table. Null: nothing to draw.
 */
export function layOut(all: readonly FlowLink[], others: Others): FlowLayout | null {
  const positive = all.filter(({ amount }) => amount > 0n);
  const links = SIDES.reduce<readonly FlowLink[]>((now, side) => gather(now, side, others[side]), positive);
  const total = sum(links);
  if (total === 0n) return null;
  const tall = (amount: bigint): number => (Number((amount * 1_000_000n) / total) / 1_000_000) * WHOLE;
  const ordered = SIDES.map((side) => namesOf(links, side, others[side]));
  const coloured: Side = (ordered[0]?.length ?? 0) > 1 ? 'from' : 'via';
  const columns = SIDES.map((side, at) =>
    stack(
      (ordered[at] ?? []).map((name, index) => ({
        name,
        amount: sum(links.filter((link) => link[side] === name)),
        thread: side === coloured ? index : null,
      })),
      tall,
    ),
  );
  const height = Math.max(...columns.map((nodes) => bottomOf(nodes)));
  const [from = [], via = [], to = []] = columns.map((nodes) => shift(nodes, (height - bottomOf(nodes)) / 2));
  const threadOf = new Map((coloured === 'from' ? from : via).map(({ name, thread }) => [name, thread ?? 0]));
  const between = (left: readonly FlowNode[], right: readonly FlowNode[], a: Side, b: Side): FlowRibbon[] =>
    ribbons(left, right, (one, other) =>
      [...threadOf].map(([name, thread]) => ({
        thread,
        height: tall(
          sum(links.filter((link) => link[a] === one && link[b] === other && link[coloured] === name)),
        ),
      })),
    );
  return {
    columns: [from, via, to],
    ribbons: [between(from, via, 'from', 'via'), between(via, to, 'via', 'to')],
    height,
  };
}

const sum = (links: readonly FlowLink[]): bigint => links.reduce((total, { amount }) => total + amount, 0n);

/** What each name of a side comes to. */
export function sumsOf(links: readonly FlowLink[], side: Side): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const link of links) found.set(link[side], (found.get(link[side]) ?? 0n) + link.amount);
  return found;
}

/** The names of a side, the largest first, those gathered as one at the end. */
const namesOf = (links: readonly FlowLink[], side: Side, others: string): string[] =>
  [...sumsOf(links, side)]
    .sort(
      ([one, a], [other, b]) =>
        Number(one === others) - Number(other === others) || (a < b ? 1 : a > b ? -1 : one < other ? -1 : 1),
    )
    .map(([name]) => name);

/** The largest names of one side, the others gathered as one. */
function gather(links: readonly FlowLink[], side: Side, others: string): readonly FlowLink[] {
  const names = namesOf(links, side, others);
  if (names.length <= MOST) return links;
  const kept = new Set(names.slice(0, MOST - 1));
  return links.map((link) => (kept.has(link[side]) ? link : { ...link, [side]: others }));
}

function stack(
  nodes: readonly Pick<FlowNode, 'name' | 'amount' | 'thread'>[],
  tall: (amount: bigint) => number,
): FlowNode[] {
  let top = 0;
  return nodes.map((node) => {
    const band = Math.max(HAIRLINE, tall(node.amount));
    const slot = { top, height: Math.max(SLOT, band) };
    top += slot.height + GAP;
    return { ...node, slot, band: { top: slot.top + (slot.height - band) / 2, height: band } };
  });
}

const bottomOf = (nodes: readonly FlowNode[]): number => {
  const last = nodes.at(-1);
  return last ? last.slot.top + last.slot.height : 0;
};

const shift = (nodes: readonly FlowNode[], by: number): FlowNode[] =>
  nodes.map((node) => ({
    ...node,
    slot: { ...node.slot, top: node.slot.top + by },
    band: { ...node.band, top: node.band.top + by },
  }));

/** Threads leave a band in the order of where they go, and enter one in the order of where they come from. */
function ribbons(
  left: readonly FlowNode[],
  right: readonly FlowNode[],
  between: (one: string, other: string) => readonly { thread: number; height: number }[],
): FlowRibbon[] {
  const leaving = left.map(({ band }) => band.top);
  const entered = right.map(({ band }) => band.top);
  return left.flatMap((one, from) =>
    right.flatMap((other, to) =>
      between(one.name, other.name)
        .filter(({ height }) => height > 0)
        .map(({ thread, height }) => {
          const fromTop = leaving[from] ?? 0;
          const toTop = entered[to] ?? 0;
          leaving[from] = fromTop + height;
          entered[to] = toTop + height;
          return { thread, fromTop, toTop, height };
        }),
    ),
  );
}
