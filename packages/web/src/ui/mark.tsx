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
      <g fill="none">
        <path d="M11 6v20M21 6v20" stroke="#d5e6ed" strokeWidth="4.400" />
        <path d="M7.500 11h7M17.500 21h7" stroke="#0e4a5c" strokeWidth="7.200" />
        <path d="M6 11h11.500M26 11h-1.500M14.500 21H26M6 21h1.500" stroke="#f3b26b" strokeWidth="4.400" />
      </g>
    </svg>
  );
}
