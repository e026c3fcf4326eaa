import { useT } from '../../i18n/i18n.ts'
import { Brand } from '../../ui/Brand.tsx'
import type { Sheet } from './sheet.ts'

const MARKS = { done: '✓', current: '●', next: '○' }

/** The whole roadmap on one or two pages of A4, with nothing left to tap. */
export function PrintedRoadmap({ sheet: { owner, title, firstJob, steps, notes } }: { sheet: Sheet }) {
  const t = useT()
  return (
    <article className="hidden text-[9pt] leading-snug print:block">
      <Brand />
      {owner && <p className="mt-2">{owner}</p>}
      <h1 className="mt-1 text-[16pt] leading-tight">{title}</h1>
      {firstJob && <p className="mt-1 text-[11pt] font-semibold text-primary">{firstJob}</p>}
      <ol className="mt-3 flex flex-col gap-1.5">
        {steps.map(({ id, title, state, facts, what, where, door, skills, others }) => (
          <li key={id} className="flex break-inside-avoid gap-3 border-t border-line pt-1.5">
            <span aria-hidden className="w-3 shrink-0 text-center font-bold text-primary">
              {MARKS[state]}
            </span>
            <div className="min-w-0 flex-1">
              <h2 className="text-[11pt]">{title}</h2>
              <p className="text-ink-2">{facts.join(' · ')}</p>
              <p>
                {what} {where && `${where}.`}
              </p>
              {door && <p className="font-semibold">{door}</p>}
              {skills.length > 0 && <p className="text-ink-2">{skills.join(' · ')}</p>}
              {others.length > 0 && (
                <p>
                  {t('roadmaps.or')} {others.join(' · ')}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      <p className="mt-3 border-t border-line pt-2 text-[8pt] text-ink-2">{notes.join(' ')}</p>
    </article>
  )
}
