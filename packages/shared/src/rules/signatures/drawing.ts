/**
 * A signature is kept as the strokes of the pen: the letters of an SVG path with whole numbers and straight lines, and
 * nothing else, so that it can be checked letter by letter and drawn at any size. A library that draws on a canvas
 * (signature_pad) makes a picture instead, whose innards nobody can check, and begins anew when a phone is turned.
 */
export const DRAWING_BOX = { width: 600, height: 300 } as const;

/** So long a drawing is longer than any name, and shorter than anything that fills a disk. */
export const LONGEST_DRAWING = 60_000;

/** A pen that moved less than this left a dot, and no name: a cross is two strokes of more. */
const LEAST_INK = 40;

/** x and y inside the box, from its upper left corner. */
export type DrawnPoint = readonly [x: number, y: number];
export type Stroke = readonly DrawnPoint[];

const FORM = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)+$/;

const within = (value: number, most: number): number => Math.round(Math.min(Math.max(value, 0), most));

/** Strokes as a path: "M10 20L30 40M5 5L6 6". Points that fall on the one before are left out. */
export function drawingOf(strokes: readonly Stroke[]): string {
  return strokes
    .map((stroke) => {
      const points = stroke.map(
        ([x, y]) => `${within(x, DRAWING_BOX.width)} ${within(y, DRAWING_BOX.height)}`,
      );
      const moved = points.filter((point, nth) => point !== points[nth - 1]);
      return moved.length === 0 ? '' : `M${moved.join('L')}`;
    })
    .join('');
}

/** The strokes of a path; null for what `drawingOf` never writes. */
export function readDrawing(path: string): Stroke[] | null {
  if (path.length > LONGEST_DRAWING || !FORM.test(path)) return null;
  const strokes = path
    .slice(1)
    .split('M')
    .map((stroke) =>
      stroke.split('L').map((point): DrawnPoint => {
        const [x = 0, y = 0] = point.split(' ').map(Number);
        return [x, y];
      }),
    );
  const isInside = strokes.flat().every(([x, y]) => x <= DRAWING_BOX.width && y <= DRAWING_BOX.height);
  return isInside ? strokes : null;
}

/** Whether there is as much ink as the shortest name or mark has. */
export function isDrawn(strokes: readonly Stroke[]): boolean {
  const ink = strokes.reduce(
    (sum, stroke) =>
      sum +
      stroke.slice(1).reduce((way, [x, y], nth) => {
        const [fromX, fromY] = stroke[nth] ?? [x, y];
        return way + Math.hypot(x - fromX, y - fromY);
      }, 0),
    0,
  );
  return ink >= LEAST_INK;
}
