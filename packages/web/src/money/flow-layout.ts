/** One thread of the picture: so much from here to there. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
}

export interface FlowNode {
  readonly name: string;
  readonly amount: bigint;
  /** Where its band begins and how tall it is, in pixels. */
  readonly top: number;
  readonly height: number;
}

export interface FlowRibbon {
  readonly from: number;
  readonly fromTop: number;
  readonly fromBottom: number;
  readonly toTop: number;
  readonly toBottom: number;
}

export interface FlowLayout {
  readonly left: readonly FlowNode[];
  readonly right: readonly FlowNode[];
  readonly ribbons: readonly FlowRibbon[];
  readonly height: number;
}

const BANDS = 220;
const SMALLEST = 44;
const GAP = 6;
const MOST = 8;

/** The largest names of one side, the others gathered as one. */
function gather(links: readonly FlowLink[], side: 'from' | 'to', others: string): FlowLink[] {
  const sums = new Map<string, bigint>();
  for (const link of links) sums.set(link[side], (sums.get(link[side]) ?? 0n) + link.amount);
  if (sums.size <= MOST) return [...links];
  const kept = new Set(
    [...sums]
      .sort(([, a], [, b]) => (a < b ? 1 : -1))
      .slice(0, MOST - 1)
      .map(([name]) => name),
  );
  return links.map((link) => (kept.has(link[side]) ? link : { ...link, [side]: others }));
}

function column(links: readonly FlowLink[], side: 'from' | 'to', total: bigint): FlowNode[] {
  const sums = new Map<string, bigint>();
  for (const link of links) sums.set(link[side], (sums.get(link[side]) ?? 0n) + link.amount);
  let top = 0;
  return [...sums]
    .sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0))
    .map(([name, amount]) => {
      const height = Math.max(SMALLEST, (Number((amount * 10_000n) / total) / 10_000) * BANDS);
      const node = { name, amount, top, height };
      top += height + GAP;
      return node;
    });
}

/** Where every band and thread lies. Amounts below zero (reversals) are left to the table. Null: nothing to draw. */
export function layOut(all: readonly FlowLink[], othersFrom: string, othersTo: string): FlowLayout | null {
  const positive = all.filter(({ amount }) => amount > 0n);
  const total = positive.reduce((sum, { amount }) => sum + amount, 0n);
  if (total === 0n) return null;
  const links = gather(gather(positive, 'from', othersFrom), 'to', othersTo);
  const left = column(links, 'from', total);
  const right = column(links, 'to', total);
  const used = { from: new Map<string, number>(), to: new Map<string, number>() };
  const part = (side: 'from' | 'to', node: FlowNode, amount: bigint): [number, number] => {
    const height = (Number((amount * 1_000_000n) / node.amount) / 1_000_000) * node.height;
    const start = node.top + (used[side].get(node.name) ?? 0);
    used[side].set(node.name, start - node.top + height);
    return [start, start + height];
  };
  const ribbons = left.flatMap((from, index) =>
    right.flatMap((to) => {
      const amount = links
        .filter((link) => link.from === from.name && link.to === to.name)
        .reduce((sum, link) => sum + link.amount, 0n);
      if (amount === 0n) return [];
      const [fromTop, fromBottom] = part('from', from, amount);
      const [toTop, toBottom] = part('to', to, amount);
      return [{ from: index, fromTop, fromBottom, toTop, toBottom }];
    }),
  );
  const bottom = (nodes: readonly FlowNode[]): number => {
    const last = nodes.at(-1);
    return last ? last.top + last.height : 0;
  };
  return { left, right, ribbons, height: Math.max(bottom(left), bottom(right)) };
}
