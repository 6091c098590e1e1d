import { useMemo } from 'react';
import { encode } from 'uqr';

/** A square that a telephone's camera reads, drawn here: what it says goes nowhere else. */
export function QrCode({ of, label }: { of: string; label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(of, { ecc: 'M', border: 4 });
    const dots = code.data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size: code.size, path: dots.join('') };
  }, [of]);
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      width="200"
      height="200"
      shapeRendering="crispEdges"
      style={{ display: 'block', borderRadius: 8, maxWidth: '100%' }}
    >
      {/* black on white at night too: cameras expect it */}
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
