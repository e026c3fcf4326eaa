import { Suspense, useEffect, useState } from 'react'
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router-dom'
import { addCatalogues, lazyPage, type Words } from '../i18n/i18n.ts'
import { paths } from '../paths.ts'
import { usePeople } from '../stores/people.ts'
import { useSession } from '../stores/session.ts'
import { DoorLayout } from './layouts/DoorLayout.tsx'
import { fromOf } from './from.ts'
import { Waiting } from './Waiting.tsx'

addCatalogues(import.meta.glob<Words>('../features/{about,auth,consent,people}/locales/*.json'))

const SignIn = lazyPage('auth', () => import('../features/auth/SignInPage.tsx'))
const Register = lazyPage('auth', () => import('../features/auth/RegisterPage.tsx'))
const ForgotPassword = lazyPage('auth', () => import('../features/auth/ForgotPasswordPage.tsx'))
const ResetPassword = lazyPage('auth', () => import('../features/auth/ResetPasswordPage.tsx'))
const VerifyEmail = lazyPage('auth', () => import('../features/auth/VerifyEmailPage.tsx'))
const GoogleCallback = lazyPage('auth', () => import('../features/auth/GoogleCallbackPage.tsx'))
const Guardian = lazyPage('consent', () => import('../features/consent/GuardianPage.tsx'))
const People = lazyPage('people', () => import('../features/people/PeoplePage.tsx'))
const About = lazyPage('about', () => import('../features/about/AboutPage.tsx'))
const Inside = lazyPage([], () => import('./Inside.tsx'))

/** Fetches what stands behind the door, for whoever need not stop at it. */
export const ahead = async () => void (useSession.getState().user && (await Inside.preload().catch(() => undefined)))

/** The map of the app, first half: what anybody may see. What needs an account is fetched once there is one. */
export const AppRoutes = () => (
  <Routes>
    <Route element={<DoorLayout />}>
      <Route element={<Waiting />}>
        <Route element={<OnlyOutside />}>
          <Route path={paths.signIn} element={<SignIn />} />
          <Route path={paths.register} element={<Register />} />
          <Route path={paths.people} element={<People />} />
        </Route>
        <Route path={paths.forgotPassword} element={<ForgotPassword />} />
        <Route path={paths.resetPassword} element={<ResetPassword />} />
        <Route path={paths.verifyEmail} element={<VerifyEmail />} />
        <Route path={paths.consent} element={<Guardian />} />
        <Route path={paths.googleCallback} element={<GoogleCallback />} />
        <Route path={paths.about} element={<About />} />
      </Route>
    </Route>
    <Route
      path="*"
      element={
        <Suspense>
          <OnlySignedIn />
        </Suspense>
      }
    />
  </Routes>
)

/**
 * Remembers where somebody wanted to go, so that signing in leads there. On a shared phone the door is where its learners
 * change places; elsewhere whoever logs out is shown the front door. Whom the gateway refuses has to give the password.
 */
function OnlySignedIn() {
  const { user, signedOut } = useSession()
  const isShared = usePeople(({ people }) => people.length > 0)
  const [was, setWas] = useState(user)
  if (user && user !== was) setWas(user)
  const { pathname, search } = useLocation()
  useReadyToSwitch(user?.id)
  if (user) return <Inside />
  const from = pathname + search
  if (was && signedOut === 'refused') return <Navigate to={paths.signIn} state={{ from, email: was.email }} replace />
  if (isShared) return <Navigate to={paths.people} state={was ? null : { from }} replace />
  if (was && signedOut === 'left') return <Navigate to={paths.landing} replace />
  return <Navigate to={paths.signIn} state={{ from }} replace />
}

/** Whoever has a PIN can switch without a network: the page for it is fetched while there is one. */
function useReadyToSwitch(user_id: string | undefined) {
  const hasPin = usePeople(({ people }) => people.some(({ user }) => user.id === user_id))
  useEffect(() => {
    if (hasPin) People.preload().catch(() => undefined)
  }, [hasPin])
}

/** A new account is asked who it belongs to first; anybody else goes where they wanted to. */
function OnlyOutside() {
  const user = useSession((session) => session.user)
  const { pathname, state } = useLocation()
  if (!user) return <Outlet />
  const isNew = pathname === paths.register && !user.onboarding_completed
  return <Navigate to={isNew ? paths.welcome : (fromOf(state) ?? paths.today)} replace />
}
