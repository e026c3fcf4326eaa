import { useT } from '../../i18n/i18n.ts'

// What is still ahead, from the second stop to the star.
const AHEAD = 'M120 84C180 84 190 46 240 46S300 24 312 14'

/** From today to a career, as a path with stops. Its words are part of the picture and of its name. */
export function RoadPicture() {
  const t = useT()
  return (
    <svg viewBox="0 -16 332 178" className="block w-full" role="img" aria-label={t('landing.picture')}>
      <circle cx="289" cy="24" r="40" className="fill-accent-soft" />
      <path
        d="M3 150C50 128 100 156 160 140S270 106 326 122c10 5 2 15-14 20-60 17-250 25-306 16-6-1-8-5-3-8z"
        className="fill-primary-soft"
      />
      <Acacia />
      <g fill="none" strokeWidth="14" strokeLinecap="round">
        <path d={AHEAD} className="stroke-line" />
        <path d="M14 130C74 130 60 84 120 84" className="stroke-primary" />
        <path d={AHEAD} className="stroke-paper" strokeWidth="2" strokeDasharray="0 9" strokeDashoffset="-18" />
      </g>
      <circle cx="14" cy="130" r="11" className="fill-primary" />
      <circle cx="14" cy="130" r="4" className="fill-on-primary" />
      <circle cx="120" cy="84" r="11" strokeWidth="5" className="fill-surface stroke-primary" />
      <circle cx="240" cy="46" r="10" className="fill-accent" />
      <path
        d="M312-4l5.5 11.3 12.4 1.7-9 8.7 2.2 12.3-11.1-5.9-11.1 5.9 2.2-12.3-9-8.7 12.4-1.7z"
        strokeWidth="3"
        strokeLinejoin="round"
        className="fill-danger stroke-danger"
      />
      <g fontSize="13" fontWeight="650" className="fill-ink">
        <text x="34" y="148">
          {t('landing.stop_today')}
        </text>
        <text x="137" y="104">
          {t('landing.stop_grade')}
        </text>
        <text x="226" y="34" textAnchor="end">
          {t('landing.stop_diploma')}
        </text>
        <text x="286" y="9" textAnchor="end">
          {t('landing.stop_career')}
        </text>
      </g>
    </svg>
  )
}

const Acacia = () => (
  <g className="stroke-primary" strokeWidth="3" strokeLinecap="round" fill="none">
    <path d="M284 122c2-12 1-20-3-27M284 108c3-6 8-9 15-12M282 99c-4-4-9-6-15-7" />
    <path d="M262 91c3-9 40-11 47 4-12-3-34 1-47-4z" className="fill-primary" strokeWidth="4" strokeLinejoin="round" />
  </g>
)
