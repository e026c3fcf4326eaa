import type { AuditEvent, AuditRecord } from '@tajiconnect/contract/admin'
import type { Barrier, CareerPath, Recommendations } from '@tajiconnect/contract/careers'
import type { Content } from '@tajiconnect/contract/content'
import type { Attempt, Item, StoredCourse } from '@tajiconnect/contract/courses'
import type { Onboarding } from '@tajiconnect/contract/onboarding'
import type { Assessment, Draft, Result } from '@tajiconnect/contract/psychometric'
import type { Adaptation } from '@tajiconnect/contract/learning-paths'
import type { CourseDraft } from '@tajiconnect/contract/authoring'
import type { MarkedAnswer, Skill } from '@tajiconnect/contract/skills'
import type { Response } from '@tajiconnect/contract/courses'
import type { Text } from '@tajiconnect/contract/common'
import type { User } from '@tajiconnect/contract/users'

type Owned = { id: string; user_id: string }

export interface Credential {
  id: string
  password_hash: string
}

/** One signed-in device. Tokens are not kept: they are computed from `id` and `generation` (see auth/tokens.ts). */
export interface DeviceSession extends Owned {
  generation: number
  /** When this generation was issued; the access token's `iat`. */
  rotated_at: string
  /** The end of the whole family; a rotation does not move it. */
  expires_at: string
  revoked_at: string | null
  user_agent: string
  /** The network it was last seen from, never the whole address; unknown where the host does not say. */
  address?: string | null
  /** Exact to a few minutes; sessions from before it was kept have none. */
  last_seen_at?: string
  created_at: string
}

/** A person's two-factor (`id` is theirs): pending until a code has proved that the app knows the secret. */
export interface SecondFactor {
  id: string
  /** Base32. */
  secret: string
  enabled_at: string | null
  /** The newest time step whose code was accepted; it and older ones are not accepted again. */
  last_step: number
  /** SHA-256 of each backup code not yet used. */
  backup_codes: string[]
}

/** A link that was mailed; `id` is the SHA-256 of its token, which is kept nowhere. */
export interface Link extends Owned {
  kind: 'verify' | 'reset' | 'email'
  /** The address it proves: the account's own, or the one it is to have. */
  email: string
  expires_at: string
  used_at: string | null
}

/** What happened to an account's safety, to `user_id`'s. Who, what, when; never the secret itself. */
export interface AuditNote extends Owned {
  event: AuditEvent
  at: string
  /** Who did it, where that is somebody signed in. */
  actor_id?: string
  changes?: AuditRecord['changes']
}

/** What a learner's guardian was asked and has answered; `id` is the learner's. */
export interface StoredConsent {
  id: string
  guardian_name: string
  channel: 'email' | 'sms'
  to: string
  asked_at: string
  /** SHA-256 of the token in the guardian's link, which holds for as long as this row. */
  token_hash: string
  /** Of the code, until it is used, too old, or tried too often. */
  code: { hash: string; expires_at: string; tries_left: number } | null
  answer: 'given' | 'refused' | null
  decided_at: string | null
  decided_by: 'guardian' | 'learner' | null
}

/** A picture; its id is random and stands in its address. */
export interface Avatar extends Owned {
  media_type: string
  base64: string
}

/** An account at Google that opens one of ours; `id` is issuer and subject, as its e-mail may change hands. */
export interface Identity extends Owned {
  created_at: string
}

export interface IdempotentReply {
  id: string
  /** Fingerprint of what was asked. */
  request: string
  reply: unknown
  created_at: string
}

/** Every collection with its record. The first six are the ones json-server has always served here. */
export interface Records {
  users: User
  courses: StoredCourse
  careerPaths: CareerPath
  assessments: Assessment
  /** Only what the learner decides is kept: the steps are worked out for where they stand that day. */
  roadmaps: Owned & { career_id: string; done: Record<string, string>; created_at: string; updated_at: string }
  onboarding: Onboarding & { id: string }
  subjects: { id: string; name: Text }
  /** KUCCPS clusters; the id is the number. */
  clusters: { id: string; name: string }
  skills: Skill
  items: Item
  drafts: Draft & { id: string }
  results: Result & Owned
  recommendations: Omit<Recommendations, 'recommendations' | 'threshold' | 'would_fit_if'> &
    Owned & {
      ranked: Omit<Recommendations['recommendations'][number], 'career'>[]
      career_ids: string[]
      /** Those that only the learner's limits keep out. */
      shut: { id: string; score: number; barriers: Barrier[] }[]
    }
  /** `id` is user:career. */
  savedCareers: Owned & { career_id: string; created_at: string }
  /** `id` is user:course. */
  enrolments: Owned & {
    course_id: string
    created_at: string
    /** Of the course, as it was begun or moved to; the newest where absent. */
    version?: number
  }
  /** `id` is user:course:lesson. */
  completions: Owned & { course_id: string; lesson_id: string; completed_at: string }
  attempts: Attempt & Owned
  /** The log that a learner's state is made of; `id` is user:event. */
  answers: MarkedAnswer & Owned & { response: Response | null }
  adaptations: Adaptation & Owned
  /** Subjects whose path the learner has taken; `id` is user:subject. */
  pathEnrolments: Owned & { subject_id: string; created_at: string }
  guidance: Owned & {
    status: 'open' | 'answered' | 'withdrawn'
    question: string
    career_ids: string[]
    confidence: number | null
    /** Absent in questions from before it was kept. */
    limited?: boolean
    created_at: string
    /** `by_id` is null once whoever answered has deleted their account. */
    answer: { text: string; by_id: string | null; by: string; at: string } | null
  }
  /** `user_id` is the author. */
  courseDrafts: Omit<CourseDraft, 'changed' | 'listed' | 'math'> & Owned
  /**
   * The version that learners see and older ones: of a course that came with the app all, of others those that somebody
   * stays with or may still begin. `id` is course:version; `superseded_at`: since when learners see a newer one.
   */
  courseVersions: { id: string; course: StoredCourse; items: Item[]; superseded_at?: string }
  /** `user_id` is the teacher. */
  classes: Owned & { course_id: string; name: string; code: string; created_at: string }
  /** `id` is user:class. */
  classMembers: Owned & { class_id: string; created_at: string }
  credentials: Credential
  sessions: DeviceSession
  secondFactors: SecondFactor
  links: Link
  audit: AuditNote
  consents: StoredConsent
  avatars: Avatar
  contents: Content
  identities: Identity
  idempotency: IdempotentReply
}

export type CollectionName = keyof Records

/**
 * Whose a row is: the person whose id stands in this field, or before the first colon of its id. What is `shared` is
 * nobody's. An account is deleted by this, so that no collection can be forgotten.
 */
type Owner<C extends CollectionName> =
  | 'shared'
  | 'id'
  | 'id prefix'
  | (Records[C] extends { user_id: string | null } ? 'user_id' : never)

interface CollectionOptions<C extends CollectionName> {
  owner: Owner<C>
  /** Fields that can be looked up in constant time. */
  indexes?: readonly (keyof Records[C] & string)[]
  /** Never served by the raw collections. */
  secret?: true
}

export const collections: { [C in CollectionName]: CollectionOptions<C> } = {
  users: { owner: 'id', indexes: ['email'] },
  courses: { owner: 'shared', indexes: ['status'] },
  careerPaths: { owner: 'shared' },
  assessments: { owner: 'shared' },
  roadmaps: { owner: 'user_id', indexes: ['user_id'] },
  onboarding: { owner: 'id' },
  subjects: { owner: 'shared' },
  clusters: { owner: 'shared' },
  skills: { owner: 'shared' },
  items: { owner: 'shared', indexes: ['skill_id', 'course_id'] },
  drafts: { owner: 'id prefix' },
  results: { owner: 'user_id', indexes: ['user_id'] },
  recommendations: { owner: 'user_id', indexes: ['user_id'] },
  savedCareers: { owner: 'user_id', indexes: ['user_id'] },
  enrolments: { owner: 'user_id', indexes: ['user_id', 'course_id'] },
  completions: { owner: 'user_id', indexes: ['user_id'] },
  attempts: { owner: 'user_id', indexes: ['user_id'] },
  answers: { owner: 'user_id', indexes: ['user_id'] },
  adaptations: { owner: 'user_id', indexes: ['user_id'] },
  pathEnrolments: { owner: 'user_id', indexes: ['user_id'] },
  guidance: { owner: 'user_id', indexes: ['user_id', 'status'], secret: true },
  courseDrafts: { owner: 'user_id', indexes: ['user_id'] },
  courseVersions: { owner: 'shared' },
  classes: { owner: 'user_id', indexes: ['user_id', 'course_id', 'code'] },
  classMembers: { owner: 'user_id', indexes: ['user_id', 'class_id'] },
  credentials: { owner: 'id', secret: true },
  sessions: { owner: 'user_id', indexes: ['user_id'], secret: true },
  secondFactors: { owner: 'id', secret: true },
  links: { owner: 'user_id', indexes: ['user_id'], secret: true },
  audit: { owner: 'user_id', indexes: ['user_id'], secret: true },
  consents: { owner: 'id', indexes: ['token_hash'], secret: true },
  avatars: { owner: 'user_id', indexes: ['user_id'], secret: true },
  contents: { owner: 'user_id', indexes: ['user_id'] },
  identities: { owner: 'user_id', indexes: ['user_id'], secret: true },
  idempotency: { owner: 'id prefix', secret: true },
}

export const collectionNames = Object.keys(collections) as CollectionName[]

/** The id of the person a row belongs to, or null where it is shared. */
export function ownerOf(name: CollectionName, row: { id: string; user_id?: string | null }): string | null {
  const { owner } = collections[name]
  if (owner === 'user_id') return row.user_id ?? null
  if (owner === 'id prefix') return row.id.split(':', 1)[0] ?? null
  return owner === 'id' ? row.id : null
}
