import { DRAWING_BOX } from '@weft/shared';

/** A pen that only touched the paper leaves a dot. */
const withDots = (drawing: string): string => drawing.replace(/M(\d+ \d+)(?=M|$)/g, 'M$1L$1');

/** The box in which a signature stands. */
export const VIEW_BOX = `0 0 ${DRAWING_BOX.width} ${DRAWING_BOX.height}`;

/** The strokes of a pen, for inside an SVG of that box. @param drawing as `drawingOf` writes it */
export function Ink({ drawing }: { drawing: string }) {
  return (
    <path
      d={withDots(drawing)}
      fill="none"
      stroke="currentColor"
      strokeWidth={5}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}
