import { renderToString } from 'react-dom/server'
import { StaticRouter } from 'react-router-dom'
import { i18n, loadMessages, TAGS } from '../src/i18n/i18n.ts'
import { LANGUAGES } from '../src/i18n/languages.ts'
import { LoadFailed } from '../src/LoadFailed.tsx'
import { Landing, Site } from '../src/Site.tsx'
import { Brand } from '../src/ui/Brand.tsx'
import { firstVisit } from '../src/features/landing/first-visit.ts'

const LOCALES = LANGUAGES.map(({ value }) => value)

for (const locale of LOCALES) {
  i18n.activate(locale)
  await loadMessages('landing')
}
await Landing.preload()

/** The body of index.html: the landing page in each language, and what stands there until the app has come. */
export function renderRoots(kilobytes: number): string {
  firstVisit.kilobytes = kilobytes
  const roots = LOCALES.map((locale) => {
    i18n.activate(locale, TAGS[locale])
    const site = (
      <StaticRouter location="/">
        <Site />
      </StaticRouter>
    )
    return `<div data-root="${locale}">${renderToString(site)}</div>`
  })
  const splash = (
    <div data-splash="">
      <div>
        <Brand />
      </div>
      {LOCALES.map((locale) => (
        <LoadFailed key={locale} locale={locale} />
      ))}
    </div>
  )
  return roots.join('') + renderToString(splash)
}
