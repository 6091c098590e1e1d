import { Button, Input } from '@mantine/core';
import { DRAWING_BOX, type DrawnPoint, drawingOf, type Stroke } from '@weft/shared';
import { type PointerEvent, useId, useRef } from 'react';
import { Ink, VIEW_BOX } from './ink.js';
import classes from './signatures.module.css';

interface SignaturePadProps {
  /** From `refusals.field(...)`. */
  readonly id: string;
  readonly error: string | undefined;
  readonly label: string;
  readonly strokes: readonly Stroke[];
  readonly onChange: (change: (before: readonly Stroke[]) => readonly Stroke[]) => void;
}

/** Where one signs with a finger, a pen or a mouse; as wide as the page, and the same drawing when the phone is turned. */
export function SignaturePad({ id, error, label, strokes, onChange }: SignaturePadProps) {
  const box = useRef<SVGSVGElement>(null);
  const pen = useRef<number | null>(null);
  const hint = useId();
  const at = ({ clientX, clientY }: { clientX: number; clientY: number }): DrawnPoint => {
    const { left, top, width, height } = box.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return [((clientX - left) / width) * DRAWING_BOX.width, ((clientY - top) / height) * DRAWING_BOX.height];
  };
  const down = (event: PointerEvent<SVGSVGElement>): void => {
    // a palm that rests beside the pen does not write
    if (pen.current !== null || event.button !== 0) return;
    pen.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = at(event);
    onChange((before) => [...before, [point]]);
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    if (pen.current !== event.pointerId) return;
    const between = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const points = (between.length > 0 ? between : [event]).map(at);
    onChange((before) => [...before.slice(0, -1), [...(before.at(-1) ?? []), ...points]]);
  };
  const up = (event: PointerEvent<SVGSVGElement>): void => {
    if (pen.current === event.pointerId) pen.current = null;
  };
  const isEmpty = strokes.length === 0;
  return (
    <div id={id} tabIndex={-1} className={classes.padBox}>
      <div className={classes.padHead}>
        <span className={classes.label}>{label}</span>
        <Button variant="default" size="compact-md" disabled={isEmpty} onClick={() => onChange(() => [])}>
          Clear and begin again
        </Button>
      </div>
      {error ? <Input.Error id={hint}>{error}</Input.Error> : null}
      <svg
        ref={box}
        className={classes.pad}
        viewBox={VIEW_BOX}
        role="img"
        aria-label={isEmpty ? 'The box is empty' : 'There is writing in the box'}
        aria-describedby={error ? hint : undefined}
        data-pad
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <line
          className={classes.line}
          x1={30}
          x2={DRAWING_BOX.width - 30}
          y1={DRAWING_BOX.height * 0.75}
          y2={DRAWING_BOX.height * 0.75}
        />
        <Ink drawing={drawingOf(strokes)} />
      </svg>
    </div>
  );
}
