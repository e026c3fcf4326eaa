import { createRoot, hydrateRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router-dom'
import { activate } from './i18n/i18n.ts'
import { App, Landing, Site } from './Site.tsx'
import { applyTheme } from './stores/preferences.ts'
import { useSession } from './stores/session.ts'
import './styles/landing.css'

const page = document.documentElement
const locale = page.lang === 'sw' ? 'sw' : 'en'

/** Takes the language's own root and drops the other; from here on no boot rule hides anything. */
function takeRoot(): HTMLElement {
  const roots = [...document.querySelectorAll<HTMLElement>('[data-root]')]
  const root = roots.find((each) => each.dataset.root === locale) ?? roots[0]
  if (!root) throw new Error('index.html has no [data-root].')
  for (const each of document.querySelectorAll('[data-root], [data-splash]')) if (each !== root) each.remove()
  root.removeAttribute('data-root')
  return root
}

async function start() {
  applyTheme()
  await activate(locale)
  const site = (
    <BrowserRouter>
      <Site />
    </BrowserRouter>
  )
  if (location.pathname === '/' && !useSession.getState().signedIn) {
    await Landing.preload()
    const root = takeRoot()
    if (root.hasChildNodes()) return hydrateRoot(root, site)
    return createRoot(root).render(site)
  }
  // What cannot be fetched now is tried again, and put into words, when it is rendered.
  await App.preload().catch(() => undefined)
  const root = takeRoot()
  root.replaceChildren()
  createRoot(root).render(site)
}

// A landing page whose script cannot be fetched stays as it was prerendered; its links work without it.
start().catch(() => page.setAttribute('data-failed', ''))
