import type { Career } from '@tajiconnect/contract/careers'
import { useLocale, useT, useText } from '../../i18n/i18n.ts'
import { useOtherLanguage } from '../../parts/course-language.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Link } from '../../ui/Link.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { CareerTools } from './CareerTools.tsx'
import { InterestsCompared } from './InterestsCompared.tsx'
import { RoadmapAction } from './RoadmapAction.tsx'
import { School } from './School.tsx'
import { WaysIn } from './WaysIn.tsx'
import { WhyItFits } from './WhyItFits.tsx'

export function CareerView({ career }: { career: Career }) {
  const t = useT()
  const text = useText()
  const languageWords = useOtherLanguage()
  const other = useLocale() === 'en' ? 'sw' : 'en'
  const { curated, title, description, day, next, courses } = career
  const lang = curated ? undefined : 'en'
  return (
    <>
      <title>{`${text(title)} · TajiConnect`}</title>
      <PageHeader
        title={text(title)}
        lang={lang}
        back={{ href: paths.careers, label: t('careers.title') }}
        lead={curated && <span lang={other}>{title[other]}</span>}
      />
      {!curated && <Notice title={t('careers.not_written')}>{t('careers.not_written_text')}</Notice>}
      <p lang={lang} className="max-w-text">
        {text(description)}
      </p>
      <RoadmapAction career={career} />
      <CareerTools career={career} />
      {day && (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg">{t('careers.day')}</h2>
          <p className="max-w-text">{text(day)}</p>
        </section>
      )}
      <WaysIn career={career} />
      <School career={career} />
      {next && (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg">{t('careers.next')}</h2>
          <p className="max-w-text">{text(next)}</p>
        </section>
      )}
      <WhyItFits id={career.id} />
      <InterestsCompared career={career} />
      {courses.length > 0 && (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg">{t('careers.courses')}</h2>
          <ul className="flex flex-col">
            {courses.map(({ id, title, language }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3">
                <Link
                  href={paths.course(id)}
                  lang={language}
                  className="inline-flex min-h-12 items-center font-semibold text-primary underline underline-offset-4"
                >
                  {title}
                </Link>
                {languageWords(language) && <Chip tone="plain">{languageWords(language)}</Chip>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ButtonLink look="secondary" icon="chat" href={paths.talk}>
        {t('careers.talk')}
      </ButtonLink>
    </>
  )
}
