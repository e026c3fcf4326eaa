const PATHS = {
  home: 'M3 11l9-8 9 8v9a1 1 0 0 1-1 1h-5v-7H9v7H4a1 1 0 0 1-1-1z',
  compass: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM15.5 8.5l-2 5-5 2 2-5z',
  book: 'M4 5h6a2 2 0 0 1 2 2v13a2 2 0 0 0-2-2H4zM20 5h-6a2 2 0 0 0-2 2v13a2 2 0 0 1 2-2h6z',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c1-5 5-6 8-6s7 1 8 6',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c.7-4 3.5-5 6.5-5s5.8 1 6.5 5M16 5.3a3.5 3.5 0 0 1 0 6.4M18 15.5c2 .6 3.2 2 3.6 4.5',
  back: 'M20 12H5M11 5l-7 7 7 7',
  forward: 'M4 12h15M13 5l7 7-7 7',
  up: 'M12 20V5M5 11l7-7 7 7',
  down: 'M12 4v15M5 13l7 7 7-7',
  check: 'M4.5 12.5l5 5 10-11',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  chevron: 'M9 5l7 7-7 7',
  eye: 'M2 12c3-5 6.3-7 10-7s7 2 10 7c-3 5-6.3 7-10 7s-7-2-10-7zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  'eye-off':
    'M4 4l16 16M9.5 5.3A9.6 9.6 0 0 1 12 5c3.7 0 7 2 10 7a17 17 0 0 1-3 3.7M6 7.5A17 17 0 0 0 2 12c3 5 6.3 7 10 7 1.6 0 3-.4 4.4-1.1M10 10.2a2.7 2.7 0 0 0 3.8 3.8',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3v5M15.5 3v5',
  offline:
    'M4 4l16 16M2.5 9.5a14 14 0 0 1 4.5-3M10.5 5.1c4-.4 8 1.1 11 4.4M6 13.5a9 9 0 0 1 4-2.3M15 11.8c1.1.4 2.1 1 3 1.7M12 18.5v.1M9 16.3a4.5 4.5 0 0 1 4.3-.5',
  sync: 'M20 11a8 8 0 0 0-14-4.5L3.5 9M3.5 4v5h5M4 13a8 8 0 0 0 14 4.5l2.5-2.5M20.5 20v-5h-5',
  star: 'M12 3l2.7 5.8 6.3.8-4.6 4.4 1.2 6.3-5.6-3.1-5.6 3.1 1.2-6.3L3 9.6l6.3-.8z',
  play: 'M7 4.5v15l12-7.5z',
  flag: 'M5 21V4c5-2.5 8 2.5 14 0v10c-6 2.5-9-2.5-14 0',
  bulb: 'M9 18h6M10 21h4M8.5 14.5C7 13.3 6 11.6 6 9.5a6 6 0 0 1 12 0c0 2.1-1 3.8-2.5 5-.4.5-.5 1-.5 1.5H9c0-.5-.1-1-.5-1.5z',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.5v.1',
  alert: 'M12 3.5L2.5 20h19zM12 10v4.5M12 17.3v.1',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21',
  filter: 'M4 6h16M7 12h10M10 18h4',
  chat: 'M4 5h16v11h-9l-5 4.5V16H4z',
  phone: 'M6 3h3.5l1.5 5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 5 1.5V18a3 3 0 0 1-3 3C10.5 21 3 13.5 3 6a3 3 0 0 1 3-3z',
  pencil: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5',
  bin: 'M5 7h14M10 4h4M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  download: 'M12 4v11M7 10.5l5 5 5-5M4 20h16',
  upload: 'M12 16V5M7 9.5l5-5 5 5M4 20h16',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  bell: 'M6 17v-6a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4',
  gear: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1',
  keyboard: 'M2.5 6h19v12h-19zM6.5 10v.1M10.2 10v.1M13.8 10v.1M17.5 10v.1M7.5 14h9',
  external: 'M13 4h7v7M20 4L10 14M18 14v6H4V6h6',
} as const

export type IconName = keyof typeof PATHS

interface IconProps {
  name: IconName
  /** Only where no words stand beside it. */
  label?: string
  className?: string
  filled?: boolean
}

/** A line drawing in the colour of the text around it. */
export const Icon = ({ name, label, className = 'size-6', filled }: IconProps) => (
  <svg
    viewBox="0 0 24 24"
    className={`shrink-0 ${className}`}
    fill={filled ? 'currentColor' : 'none'}
    stroke="currentColor"
    strokeWidth="1.9"
    strokeLinecap="round"
    strokeLinejoin="round"
    role={label ? 'img' : undefined}
    aria-label={label}
    aria-hidden={label ? undefined : true}
  >
    <path d={PATHS[name]} />
  </svg>
)
