import * as z from 'zod/mini'
import { endpoints } from './endpoint.ts'

const ServiceName = z.enum(['user', 'course', 'content', 'ai', 'analytics', 'realtime', 'store'])
const Service = z.object({ name: ServiceName, status: z.enum(['up', 'down']) })

export const Health = z.object({
  status: z.enum(['up', 'down']),
  version: z.string(),
  uptime_s: z.int(),
  services: z.array(Service),
})

export const gatewayEndpoints = endpoints({
  'GET /gateway/health': { summary: 'Is the gateway well', access: 'public', reply: Health, health: true },
  'GET /gateway/services': {
    summary: 'The services behind the gateway and where they answer',
    access: 'public',
    reply: z.object({ items: z.array(z.object({ name: ServiceName, paths: z.array(z.string()) })) }),
  },
  'GET /gateway/openapi.json': {
    summary: 'This document',
    access: 'public',
    reply: z.record(z.string(), z.unknown()),
  },
})
