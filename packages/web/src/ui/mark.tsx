/** Weft's sign: two threads over and under two others. The word 'Weft' always stands beside it. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      <rect width="32" height="32" rx="8" fill="#0e4a5c" />
      <g fill="none" strokeWidth="4">
        <path d="M11 5v22M21 5v22" stroke="#cfe2ea" />
        <path d="M5 11h9M18 11h0M8 11h6" stroke="#f3b26b" />
        <path d="M5 11h11M26 21H16" stroke="#f3b26b" />
        <path d="M16 11h2.500M24 11h3M5 21h3M13.500 21H16" stroke="#f3b26b" />
      </g>
    </svg>
  );
}
