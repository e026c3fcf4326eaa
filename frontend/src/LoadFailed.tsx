import type { Locale } from '@tajiconnect/contract/common'
import { Component, useEffect, type MouseEvent, type ReactNode } from 'react'
import { fetchAgain, useLocale } from './i18n/i18n.ts'
import { paths } from './paths.ts'

/** `unfetched`: code or words did not come; `broken`: what did come has a fault of ours. */
type Why = 'unfetched' | 'broken'

// These words stand in the code: they are for when no catalogue can be fetched.
const WORDS: Record<Why, Record<Locale, { title: string; text: string; action: string }>> = {
  unfetched: {
    en: {
      title: 'TajiConnect could not load',
      text: 'You may be offline. Nothing is lost: your work is kept on this device. Try again when you are online.',
      action: 'Try again',
    },
    sw: {
      title: 'TajiConnect haikufunguka',
      text: 'Huenda hauko mtandaoni. Hakuna kilichopotea: kazi yako imehifadhiwa kwenye kifaa hiki. Jaribu tena ukiwa mtandaoni.',
      action: 'Jaribu tena',
    },
  },
  broken: {
    en: {
      title: 'Something broke on our side',
      text: 'It was nothing you did. Nothing is lost: your work is kept. Go to Today and carry on from there.',
      action: 'Go to Today',
    },
    sw: {
      title: 'Kuna kitu kimeharibika kwetu',
      text: 'Si kosa lako. Hakuna kilichopotea: kazi yako imehifadhiwa. Nenda Leo, uendelee kutoka hapo.',
      action: 'Nenda Leo',
    },
  },
}

// As Chrome, Firefox, Safari and Vite put it.
const UNFETCHED = /dynamically imported module|importing a module script|unable to preload/i

const whyOf = (error: unknown): Why =>
  error instanceof Error && UNFETCHED.test(error.message) ? 'unfetched' : 'broken'

interface LoadFailedProps {
  locale: Locale
  why?: Why
  /** Stands inside a layout, which has its own margins. */
  inside?: boolean
  onPress?: (event: MouseEvent) => void
}

/** What stands here when a page cannot be shown. The link starts the page again, or Today, script or no script. */
export const LoadFailed = ({ locale, why = 'unfetched', inside, onPress }: LoadFailedProps) => {
  const { title, text, action } = WORDS[why][locale]
  return (
    <div lang={locale} className={`flex flex-col items-start gap-3 ${inside ? '' : 'mx-auto max-w-120 px-5 py-16'}`}>
      <h1 tabIndex={-1} className="text-xl">
        {title}
      </h1>
      <p className="max-w-text text-ink-2">{text}</p>
      <a
        href={why === 'broken' ? paths.today : ''}
        onClick={onPress}
        className="inline-flex min-h-12 items-center rounded-control bg-primary px-5 font-semibold text-on-primary no-underline"
      >
        {action}
      </a>
    </div>
  )
}

interface LoadBoundaryProps {
  /** Inside a layout: the address. Another one is tried afresh. */
  at?: string
  children: ReactNode
}

/** Catches what no page has caught for itself. */
export class LoadBoundary extends Component<LoadBoundaryProps, { at?: string; why: Why | null }> {
  override state = { at: this.props.at, why: null }

  static getDerivedStateFromError(error: unknown) {
    return { why: whyOf(error) }
  }

  static getDerivedStateFromProps({ at }: LoadBoundaryProps, state: { at?: string }) {
    return at === state.at ? null : { at, why: null }
  }

  override componentDidCatch() {
    fetchAgain()
  }

  retry = () => this.setState({ why: null })

  override render() {
    const { why, at } = this.state
    return why ? <Failed why={why} inside={at !== undefined} onRetry={this.retry} /> : this.props.children
  }
}

/** Opens by itself once there is a network; until then nothing leads away from the page to the browser's own. */
function Failed({ why, inside, onRetry }: { why: Why; inside: boolean; onRetry: () => void }) {
  const locale = useLocale()
  useEffect(() => {
    if (why !== 'unfetched') return
    window.addEventListener('online', onRetry)
    return () => window.removeEventListener('online', onRetry)
  }, [why, onRetry])
  const stay = (event: MouseEvent) => {
    if (why !== 'unfetched' || navigator.onLine) return
    event.preventDefault()
    onRetry()
  }
  return <LoadFailed locale={locale} why={why} inside={inside} onPress={stay} />
}
