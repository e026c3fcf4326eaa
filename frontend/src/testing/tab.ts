import { vi } from 'vitest'

/** Another tab: the app's own modules once more, over the one localStorage that all tabs share. */
export async function openTab() {
  vi.resetModules()
  const [{ call }, { renewOrLeave }, { readSession, useSession }, { logout }] = await Promise.all([
    import('../services/api/endpoints.ts'),
    import('../services/api/refresh.ts'),
    import('../stores/session.ts'),
    import('../services/api/auth.ts'),
  ])
  return { call, logout, renewOrLeave, readSession, useSession }
}

export type Tab = Awaited<ReturnType<typeof openTab>>
