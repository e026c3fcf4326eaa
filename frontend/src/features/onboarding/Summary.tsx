import { useQuery } from '@tanstack/react-query'
import type { Onboarding } from '@tajiconnect/contract/onboarding'
import { ONBOARDING_STEPS } from '@tajiconnect/contract/onboarding-options'
import { useT, useText } from '../../i18n/i18n.ts'
import { useBornWords } from '../../parts/BornFields.tsx'
import { classNow, useClassWords } from '../../parts/classes.ts'
import { useBorn } from '../../parts/consent.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import type { Step } from './answers.ts'

/** All answers, each with the way to change it. */
export function Summary({ answers }: { answers: Onboarding }) {
  const t = useT()
  const told = useTold(answers)
  return (
    <>
      <title>{`${t('onboarding.summary_title')} · TajiConnect`}</title>
      <PageHeader
        title={t('onboarding.summary_title')}
        lead={t('onboarding.summary_lead')}
        back={{ href: paths.me, label: t('common.me') }}
      />
      <ul className="divide-y divide-line border-y border-line">
        {ONBOARDING_STEPS.map((step) => (
          <li key={step} className="flex items-center justify-between gap-4 py-2">
            <div className="min-w-0">
              <p className="text-sm text-ink-2">{t(`onboarding.${step}`)}</p>
              <p className="break-words">{told[step] ?? t('onboarding.nothing')}</p>
            </div>
            <Link
              href={`${paths.welcome}?step=${step}`}
              className="inline-flex min-h-12 shrink-0 items-center px-2 font-semibold text-primary underline underline-offset-4"
            >
              {t('common.edit')}
              <VisuallyHidden> {t(`onboarding.${step}`)}</VisuallyHidden>
            </Link>
          </li>
        ))}
      </ul>
      <ButtonLink wide href={paths.me}>
        {t('common.done')}
      </ButtonLink>
    </>
  )
}

function useTold(answers: Onboarding) {
  const { preferred_name, stage, county, subjects, hopes, weekly_data_mb } = answers
  const t = useT()
  const classWords = useClassWords()
  const level = classNow(answers)
  const text = useText()
  const { born } = useBorn()
  const bornWords = useBornWords()
  const { data, isLoading } = useQuery(query('GET /subjects'))
  const names = new Map(data?.items.map(({ id, name }) => [id, text(name)]))
  const listed = subjects.map(({ subject_id, grade }) =>
    [names.get(subject_id) ?? subject_id.replaceAll('-', ' '), grade?.replace('-', '−')].filter(Boolean).join(' '),
  )
  return {
    name: preferred_name,
    age: born && bornWords(born),
    stage: level ? classWords(level) : stage && t(`onboarding.stage_${stage}`),
    county,
    subjects: listed.length === 0 ? null : isLoading ? t('common.loading') : listed.join(', '),
    hopes,
    data: weekly_data_mb && t('onboarding.megabytes', { count: weekly_data_mb }),
  } satisfies Record<Step, unknown>
}
