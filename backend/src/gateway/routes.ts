import type { gatewayEndpoints } from '@tajiconnect/contract/gateway'
import type { HandlersOf } from './handler.ts'
import { VERSION } from './version.ts'

const services = [
  { name: 'user', paths: ['/auth', '/users', '/onboarding', '/admin'] },
  { name: 'course', paths: ['/subjects', '/courses', '/grades'] },
  { name: 'content', paths: ['/content'] },
  { name: 'ai', paths: ['/psychometric', '/ai', '/learning-paths', '/skills'] },
  { name: 'analytics', paths: ['/analytics'] },
] as const

export const gatewayHandlers: HandlersOf<typeof gatewayEndpoints> = {
  'GET /gateway/health': async ({ services: { clock, startedAt, storeIsUp } }) => {
    const store = (await storeIsUp()) ? 'up' : 'down'
    return {
      status: store,
      version: VERSION,
      uptime_s: Math.floor((clock().getTime() - startedAt.getTime()) / 1000),
      services: [
        ...[...services.map(({ name }) => name), 'realtime' as const].map((name) => ({ name, status: 'up' as const })),
        { name: 'store', status: store },
      ],
    }
  },

  'GET /gateway/services': async () => ({ items: services.map(({ name, paths }) => ({ name, paths: [...paths] })) }),

  'GET /gateway/openapi.json': async ({ services: { openapi } }) => openapi(),
}
