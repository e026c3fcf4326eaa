import { Suspense, useState } from 'react'
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router-dom'
import { lazyPage } from '../i18n/i18n.ts'
import { paths } from '../paths.ts'
import { useSession } from '../stores/session.ts'
import { DoorLayout } from './layouts/DoorLayout.tsx'
import { fromOf } from './from.ts'
import { Waiting } from './Waiting.tsx'

const SignIn = lazyPage('auth', () => import('../features/auth/SignInPage.tsx'))
const Register = lazyPage('auth', () => import('../features/auth/RegisterPage.tsx'))
const ForgotPassword = lazyPage('auth', () => import('../features/auth/ForgotPasswordPage.tsx'))
const ResetPassword = lazyPage('auth', () => import('../features/auth/ResetPasswordPage.tsx'))
const VerifyEmail = lazyPage('auth', () => import('../features/auth/VerifyEmailPage.tsx'))
const GoogleCallback = lazyPage('auth', () => import('../features/auth/GoogleCallbackPage.tsx'))
const About = lazyPage('users', () => import('../features/users/AboutPage.tsx'))
const Inside = lazyPage([], () => import('./Inside.tsx'))

/** The map of the app, first half: what anybody may see. What needs an account is fetched once there is one. */
export const AppRoutes = () => (
  <Routes>
    <Route element={<DoorLayout />}>
      <Route element={<Waiting />}>
        <Route element={<OnlyOutside />}>
          <Route path={paths.signIn} element={<SignIn />} />
          <Route path={paths.register} element={<Register />} />
        </Route>
        <Route path={paths.forgotPassword} element={<ForgotPassword />} />
        <Route path={paths.resetPassword} element={<ResetPassword />} />
        <Route path={paths.verifyEmail} element={<VerifyEmail />} />
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

/** Remembers where somebody wanted to go, so that signing in leads there. Whoever logs out here is shown the front door. */
function OnlySignedIn() {
  const { signedIn, signedOut } = useSession()
  const [wasSignedIn] = useState(signedIn)
  const { pathname, search } = useLocation()
  if (signedIn) return <Inside />
  if (wasSignedIn && signedOut === 'left') return <Navigate to={paths.landing} replace />
  return <Navigate to={paths.signIn} state={{ from: pathname + search }} replace />
}

/** A new account is asked who it belongs to first; anybody else goes where they wanted to. */
function OnlyOutside() {
  const user = useSession((session) => session.user)
  const { pathname, state } = useLocation()
  if (!user) return <Outlet />
  const isNew = pathname === paths.register && !user.onboarding_completed
  return <Navigate to={isNew ? paths.welcome : (fromOf(state) ?? paths.today)} replace />
}
