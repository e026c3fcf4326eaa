import text from '../styles/app.css?inline'
import { AppRoutes } from './routes.tsx'
import { setStyle } from './style.ts'
import { useArrival } from './useArrival.ts'

setStyle('app', text)

export { ahead } from './routes.tsx'

/** All past the landing page. */
export default function AppRoot() {
  useArrival()
  return <AppRoutes />
}
