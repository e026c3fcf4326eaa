import type { Onboarding } from '@tajiconnect/contract/onboarding'
import { ONBOARDING_STEPS } from '@tajiconnect/contract/onboarding-options'
import { useEffect, type ReactNode } from 'react'
import { useT } from '../../i18n/i18n.ts'
import type { useForm } from '../../parts/useForm.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ProgressBar } from '../../ui/Progress.tsx'
import type { Answers, Step } from './answers.ts'

/** What each question is given. */
export interface QuestionProps {
  step: Step
  answers: Onboarding
  /** One answer is being changed, rather than all being asked in turn. */
  editing: boolean
  back: string | null
  save: (answers: Answers) => Promise<void>
}

interface FrameProps extends QuestionProps {
  form: Pick<ReturnType<typeof useForm>, 'form' | 'busy' | 'failureWords'>
  required?: boolean
  /** There is nothing to change any more. */
  settled?: boolean
  children: ReactNode
}

/** One question on its own screen: how far one is, why we ask, the way on and the way back. */
export function Question({ step, editing, back, save, form, required, settled, children }: FrameProps) {
  const t = useT()
  const place = ONBOARDING_STEPS.indexOf(step) + 1
  const total = ONBOARDING_STEPS.length
  const far = t('common.of', { count: place, total })
  const title = t(`onboarding.${step}_title`)
  const last = editing ? settled : place === total

  useEffect(() => {
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [])

  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      <div className="flex flex-col gap-2">
        <div className="flex min-h-12 items-center justify-between gap-4">
          {back ? (
            <Link
              href={back}
              className="-ml-2 inline-flex min-h-12 items-center gap-2 rounded-control px-2 font-semibold text-primary no-underline"
            >
              <Icon name="back" className="size-5" />
              {t('common.back')}
            </Link>
          ) : (
            <span className="font-semibold">{t('onboarding.about_you')}</span>
          )}
          {!editing && <span className="text-sm text-ink-2">{far}</span>}
        </div>
        {!editing && <ProgressBar label={t('onboarding.progress')} value={place} max={total} text={far} />}
      </div>
      <PageHeader title={title} lead={t(`onboarding.${step}_lead`)} />
      <form {...form.form} className="flex flex-col gap-5">
        {children}
        {form.failureWords && <Notice tone="danger">{form.failureWords}</Notice>}
        <div className="flex flex-col gap-2">
          <Button type="submit" wide busy={form.busy}>
            {t(last ? 'common.done' : editing ? 'common.save' : 'common.next')}
          </Button>
          {!editing && !required && !settled && (
            <Button look="quiet" wide onClick={() => void save({})}>
              {t('common.skip')}
            </Button>
          )}
          {!editing && required && (
            <ButtonLink look="quiet" wide href={paths.today}>
              {t('onboarding.later')}
            </ButtonLink>
          )}
        </div>
      </form>
    </>
  )
}
