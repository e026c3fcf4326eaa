import type { Result } from '@tajiconnect/contract/psychometric'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { interestsQuery } from '../../parts/interests.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Link } from '../../ui/Link.tsx'
import { Notice } from '../../ui/Notice.tsx'

const LINK = 'font-semibold text-primary underline underline-offset-4'

/** Says plainly that the list may be off, what would make it better, and whom to ask. */
export function NotSure({ result, limited }: { result: Result; limited: boolean }) {
  const t = useT()
  const open = useOpenQuestions(result)
  return (
    <Notice
      tone="warn"
      title={t('careers.unsure_title')}
      action={
        <div className="flex flex-wrap gap-3">
          {open > 0 && (
            <ButtonLink look="secondary" href={paths.interests}>
              {t('careers.answer_more', { count: open })}
            </ButtonLink>
          )}
          <ButtonLink look="secondary" icon="chat" href={paths.talk}>
            {t('careers.talk')}
          </ButtonLink>
        </div>
      }
    >
      <p>
        {t(limited ? 'careers.unsure_limits' : 'careers.unsure_text')}{' '}
        {open > 0 && t('careers.more_would_help', { count: open })}
      </p>
      <Disclosure summary={t('careers.unsure_help')}>
        <ul className="flex list-disc flex-col gap-3 pl-5">
          <li>
            {t('careers.help_again')}{' '}
            <Link href={paths.interestResult} className={LINK}>
              {t('careers.help_again_link')}
            </Link>
          </li>
          <li>
            {t('careers.help_explore')}{' '}
            <Link href={paths.explore} className={LINK}>
              {t('careers.explore_link')}
            </Link>
          </li>
          <li>{t('careers.help_talk')}</li>
        </ul>
      </Disclosure>
    </Notice>
  )
}

/** How many questions the short form has left out; none after the whole. */
function useOpenQuestions({ form }: Result): number {
  const forms = useQuery(interestsQuery).data?.forms ?? []
  const countOf = (id: Result['form']) => forms.find((each) => each.id === id)?.item_ids.length ?? 0
  return Math.max(0, countOf('full') - countOf(form))
}
