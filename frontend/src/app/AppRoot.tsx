import { AppRoutes } from './routes.tsx'
import { useArrival } from './useArrival.ts'

/** All past the landing page. */
export default function AppRoot() {
  useArrival()
  return <AppRoutes />
}
