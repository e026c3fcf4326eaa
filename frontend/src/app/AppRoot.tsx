import text from '../styles/app.css?inline'
import { AppRoutes } from './routes.tsx'
import { setStyle } from './style.ts'
import { useArrival } from './useArrival.ts'

setStyle('app', text)

/** All past the landing page. */
export default function AppRoot() {
  useArrival()
  return <AppRoutes />
}
