import type { Locale } from '@tajiconnect/contract/common'
import { Component, type ReactNode } from 'react'
import { useLocale } from './i18n/i18n.ts'

// These words stand in the code: they are for when no catalogue can be fetched.
const WORDS: Record<Locale, { title: string; text: string; retry: string }> = {
  en: {
    title: 'TajiConnect could not load',
    text: 'You may be offline. Nothing is lost: what you answered is kept on this phone. Try again when you are online.',
    retry: 'Try again',
  },
  sw: {
    title: 'TajiConnect haikufunguka',
    text: 'Huenda hauko mtandaoni. Hakuna kilichopotea: ulichojibu kimehifadhiwa kwenye simu hii. Jaribu tena ukiwa mtandaoni.',
    retry: 'Jaribu tena',
  },
}

/** What stands here when the code of a page cannot be fetched. The link starts the page again, script or no script. */
export const LoadFailed = ({ locale }: { locale: Locale }) => (
  <div lang={locale} className="mx-auto flex max-w-120 flex-col items-start gap-3 px-5 py-16">
    <h1 className="text-xl">{WORDS[locale].title}</h1>
    <p className="text-ink-2">{WORDS[locale].text}</p>
    {/* oxlint-disable-next-line jsx-a11y/anchor-is-valid -- the empty address is this very page */}
    <a
      href=""
      className="inline-flex min-h-12 items-center rounded-control bg-primary px-5 font-semibold text-on-primary no-underline"
    >
      {WORDS[locale].retry}
    </a>
  </div>
)

/** Catches what no page has caught for itself. */
export class LoadBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Failed /> : this.props.children
  }
}

const Failed = () => <LoadFailed locale={useLocale()} />
