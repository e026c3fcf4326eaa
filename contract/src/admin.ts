import * as z from 'zod/mini'
import { Id, pageOf, pageQuery, Time } from './common.ts'
import { endpoints } from './endpoint.ts'
import { Born, Role, Status, User } from './users.ts'

export const AuditEvent = z.enum([
  'two_factor_disabled',
  'backup_codes_replaced',
  'refresh_token_reused',
  'google_linked',
  'google_unlinked',
  'account_changed',
  'consent_asked',
  'consent_given',
  'consent_refused',
])
export type AuditEvent = z.infer<typeof AuditEvent>

/** A field before and after, as text. */
export const AuditChanges = z.record(z.string(), z.object({ from: z.nullable(z.string()), to: z.nullable(z.string()) }))

const Person = z.object({ id: Id, name: z.string(), email: z.string() })

export const AuditRecord = z.object({
  id: Id,
  at: Time,
  event: AuditEvent,
  /** Whose account it is about. */
  user: z.nullable(Person),
  /** Who did it; null where nobody signed in did, or their account is gone. */
  actor: z.nullable(Person),
  changes: z.optional(AuditChanges),
})
export type AuditRecord = z.infer<typeof AuditRecord>

export const AdminUser = z.object({
  ...z.omit(User, { avatar_url: true, theme: true }).shape,
  /** Of the device seen last; null where no device is kept. */
  last_seen_at: z.nullable(Time),
})
export type AdminUser = z.infer<typeof AdminUser>

/** Strict, like the owner's own patch: anything else is refused by name. */
export const AdminUserPatch = z.strictObject({
  role: z.optional(Role),
  status: z.optional(Status),
  born: z.optional(Born),
})

const count = z.int().check(z.gte(0))

export const Overview = z.object({
  generated_at: Time,
  users: z.object({
    total: count,
    learner: count,
    instructor: count,
    admin: count,
    suspended: count,
    deleting: count,
    /** Of the last seven days. */
    new: count,
    active: count,
  }),
  learning: z.object({
    courses: count,
    enrolments: count,
    /** Of the last seven days. */
    lessons_completed: count,
    quizzes_marked: count,
    quizzes_passed: count,
  }),
  careers: z.object({ results: count, roadmaps: count, learners_with_roadmap: count }),
})
export type Overview = z.infer<typeof Overview>

export const adminEndpoints = endpoints({
  'GET /admin/users': {
    summary: 'Accounts, newest first; `q` looks into names and e-mail addresses',
    access: ['admin'],
    query: z.object({
      q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
      role: z.optional(Role),
      status: z.optional(Status),
      ...pageQuery,
    }),
    reply: pageOf(AdminUser),
  },
  'GET /admin/users/{id}': { summary: 'One account', access: ['admin'], reply: AdminUser },
  'PATCH /admin/users/{id}': {
    summary: 'Change somebody else’s role, status or month of birth; leaves an audit record',
    access: ['admin'],
    body: AdminUserPatch,
    reply: AdminUser,
  },
  'GET /admin/overview': { summary: 'The place in numbers', access: ['admin'], reply: Overview },
  'GET /admin/audit': {
    summary: 'What happened to the safety of accounts, newest first',
    access: ['admin'],
    query: z.object({ user_id: z.optional(Id), event: z.optional(AuditEvent), ...pageQuery }),
    reply: pageOf(AuditRecord),
  },
})
