import { I18nProvider } from '@lingui/react'
import { Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router-dom'
import { addCatalogues, i18n, lazyPage, type Words } from './i18n/i18n.ts'
import { LoadBoundary } from './LoadFailed.tsx'
import { paths } from './paths.ts'
import { RouterLink } from './RouterLink.tsx'
import { useSession } from './stores/session.ts'
import { LinkContext } from './ui/Link.tsx'

addCatalogues(import.meta.glob<Words>('./{features/landing,i18n,services/api}/locales/*.json'))

export const Landing = lazyPage('landing', () => import('./features/landing/LandingPage.tsx'))
export const App = lazyPage(['common', 'errors'], () => import('./app/AppRoot.tsx'))

/** The whole site: the landing page for who comes by, the app for everything else. Stands inside a router. */
export const Site = () => (
  <I18nProvider i18n={i18n}>
    <LinkContext value={RouterLink}>
      <LoadBoundary>
        <Suspense>
          <Routes>
            <Route index element={<Front />} />
            <Route path="*" element={<App />} />
          </Routes>
        </Suspense>
      </LoadBoundary>
    </LinkContext>
  </I18nProvider>
)

const Front = () => (useSession((session) => session.signedIn) ? <Navigate to={paths.today} replace /> : <Landing />)
