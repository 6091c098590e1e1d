import classes from './weave.module.css';

/** A number from a text, the same on every machine (FNV-1a). */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

const HUES = [150, 30, 95, 275, 340, 200, 60, 230];

/**
 * A small cloth, woven from a name: every partnership has its own pattern and its own thread. Ornament only;
 * the name always stands beside it.
 */
export function Weave({ name, size = 32 }: { name: string; size?: number }) {
  const seed = numberOf(name);
  const hue = HUES[(seed >>> 24) % HUES.length] ?? 205;
  const threads = 4;
  const step = 32 / threads;
  const over: string[] = [];
  const under: string[] = [];
  for (let row = 0; row < threads; row++) {
    for (let column = 0; column < threads; column++) {
      const twill = (row * (1 + ((seed >>> 3) % 2)) + column + ((seed >>> (row + 5)) & 1)) % 2 === 0;
      const x = column * step;
      const y = row * step;
      if (twill) over.push(`M${x} ${y + 1.25}h${step}v${step - 2.5}h-${step}z`);
      else under.push(`M${x + 1.25} ${y}h${step - 2.5}v${step}h-${step - 2.5}z`);
    }
  }
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      className={classes.weave}
      style={{ '--thread': hue } as React.CSSProperties}
      aria-hidden="true"
      focusable="false"
    >
      <path d={under.join('')} className={classes.warp} />
      <path d={over.join('')} className={classes.weft} />
    </svg>
  );
}
