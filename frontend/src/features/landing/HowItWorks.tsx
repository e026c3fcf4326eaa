import type { ReactNode } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Face, type FaceMood } from '../../ui/Face.tsx'
import { RoseFlower, type Petal } from '../../ui/RoseFlower.tsx'

const FACES: readonly FaceMood[] = [1, 2, 3, 4, 5]
const EXAMPLE: readonly Petal[] = [
  { letter: 'R', name: '', score: 62 },
  { letter: 'I', name: '', score: 91 },
  { letter: 'A', name: '', score: 38 },
  { letter: 'S', name: '', score: 78 },
  { letter: 'E', name: '', score: 30 },
  { letter: 'C', name: '', score: 52 },
]

/** Three short answers to “and then?”, each with the part of the app it speaks of. */
export function HowItWorks() {
  const t = useT()
  return (
    <section aria-label={t('landing.how')} className="flex flex-col gap-7">
      <h2 className="text-xl">{t('landing.how')}</h2>
      <ol className="grid gap-7 wide:grid-cols-3">
        <Step title={t('landing.discover')} text={t('landing.discover_text')}>
          <span className="flex gap-1.5 text-ink-2">
            {FACES.map((mood) => (
              <span key={mood} className={mood === 4 ? 'text-primary' : ''}>
                <Face mood={mood} className="size-9" />
              </span>
            ))}
          </span>
        </Step>
        <Step title={t('landing.choose')} text={t('landing.choose_text')}>
          <RoseFlower petals={EXAMPLE} className="size-28" />
        </Step>
        <Step title={t('landing.learn')} text={t('landing.learn_text')}>
          <Ladder />
        </Step>
      </ol>
    </section>
  )
}

const Step = ({ title, text, children }: { title: string; text: string; children: ReactNode }) => (
  <li className="flex flex-col gap-3">
    <div className="grid h-32 place-items-center rounded-card bg-sunk">{children}</div>
    <h3 className="text-lg">{title}</h3>
    <p className="max-w-text text-ink-2">{text}</p>
  </li>
)

/** Four steps up, two of them taken. */
const Ladder = () => (
  <svg viewBox="0 0 132 84" className="h-21 w-auto" fill="none" aria-hidden>
    {[0, 1, 2, 3].map((step) => (
      <rect
        key={step}
        x={2 + step * 33}
        y={60 - step * 18}
        width="29"
        height={22 + step * 18}
        rx="7"
        strokeWidth="2"
        className={step < 2 ? 'fill-primary stroke-primary' : 'fill-surface stroke-edge'}
      />
    ))}
    <circle cx="49.5" cy="26" r="6" className="fill-accent" />
  </svg>
)
