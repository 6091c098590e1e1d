import type { SVGProps } from 'react';

const PATHS = {
  today: 'M4 6.5h16v13H4zM4 10.5h16M8 3.5v4M16 3.5v4M9 15l2 2 4-4',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.4-3.6 2.8-6 6.500-6s6.100 2.400 6.500 6M16 4.300a3.500 3.500 0 0 1 0 6.400M18 14.500c2 .8 3.200 2.800 3.500 5.500',
  claim: 'M6 3h9l4 4v14H6zM14.500 3v4.500H19M9.500 14l2 2 4-4.500',
  verify:
    'M12 3l7.500 3v5.500c0 4.500-3 8-7.500 9.500-4.500-1.500-7.500-5-7.500-9.500V6zM8.500 12l2.500 2.500 4.500-5',
  money:
    'M3 6.500h18v11H3zM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM6.500 12h.01M17.500 12h.01',
  forecast: 'M4 4v16h16M7.500 15.500l4-4.500 3 2.500 5-6.500',
  rates: 'M5 4h14v16H5zM8.500 8.500h7M8.500 12h7M8.500 15.500h4',
  funding: 'M4 7h16M4 12h16M4 17h16M8 4v16M16 4v16',
  share: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 3v9l6.5 6.2',
  portfolio: 'M4 8h16v12H4zM9 8V5h6v3M4 13h16',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM9 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  organisation: 'M4 20V5h9v15M13 10h7v10M3 20h18M7 9h3M7 13h3M16.500 14h.01M16.500 17h.01',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.500 15.500 20.500 20.500',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 9.500l6 6 6-6',
  up: 'M6 14.500l6-6 6 6',
  sortable: 'M7.500 9.500 12 5l4.500 4.500M7.500 14.500 12 19l4.500-4.500',
  next: 'M9.500 6l6 6-6 6',
  previous: 'M14.500 6l-6 6 6 6',
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20.500c.6-4 3.400-6 7.500-6s6.900 2 7.500 6',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500Z',
  system: 'M3.500 5h17v11h-17zM9 20h6M12 16v4',
  download: 'M12 4v11M7.500 11l4.500 4.500 4.500-4.500M4.500 20h15',
  alert: 'M12 4l9 16H3zM12 10v4.500M12 17.500h.01',
  done: 'M5 12.500l4.500 4.500L19 7.500',
  wait: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7.500V12l3 2',
  stop: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM6 6l12 12',
  dash: 'M6 12h12',
  work: 'M4 12a8 8 0 0 1 14-5.300L20 9M20 4v5h-5M20 12a8 8 0 0 1-14 5.300L4 15M4 20v-5h5',
  run: 'M4 7h10M4 12h7M4 17h5M15 12l5 3.500-5 3.500z',
  statement: 'M6 3.500h12v17l-2.500-1.500-2 1.500-1.500-1.500-2 1.500-1.500-1.500L6 20.500zM9 8h6M9 12h6',
  bell: 'M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 2h-15zM10 21h4',
  add: 'M12 5v14M5 12h14',
  back: 'M20 12H5M11 6l-6 6 6 6',
  hub: 'M4 13.500h4.500L10 16h4l1.500-2.500H20M4 13.500 6.500 5h11l2.500 8.500V19H4z',
  refer:
    'M10.500 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM4 20c.4-3.600 2.800-6 6.500-6M14 17.500h6.500M17.500 14.500l3 3-3 3',
  call: 'M6.500 4h3L11 8l-2 1.500a11 11 0 0 0 5.500 5.500l1.500-2 4 1.500v3a2.200 2.200 0 0 1-2.300 2.200A15.500 15.500 0 0 1 4.300 6.300 2.200 2.200 0 0 1 6.500 4Z',
  text: 'M4 5h16v11h-8.500L7.500 20v-4H4zM8 9h8M8 12.500h5',
  mail: 'M3.500 6h17v12.500h-17zM3.500 7l8.500 6.500L20.500 7',
  leave: 'M10 4H4.500v16H10M14.500 8l4 4-4 4M18.500 12H9',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawn sign beside words; it says nothing by itself, so screen readers skip it. */
export function Icon({
  name,
  size = 20,
  ...rest
}: { name: IconName; size?: number } & SVGProps<SVGSVGElement>) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
      {...rest}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
