import type { CareerPath, Recommendations } from '@tajiconnect/contract/careers'
import type { Attempt, Item, StoredCourse } from '@tajiconnect/contract/courses'
import type { Onboarding } from '@tajiconnect/contract/onboarding'
import type { Assessment, Draft, Result } from '@tajiconnect/contract/psychometric'
import type { Roadmap } from '@tajiconnect/contract/roadmaps'
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
  roadmaps: Omit<Roadmap, 'career'> & Owned & { career_id: string }
  onboarding: Onboarding & { id: string }
  subjects: { id: string; name: Text }
  /** KUCCPS clusters; the id is the number. */
  clusters: { id: string; name: string }
  skills: { id: string; name: Text; subject_id: string; prerequisites: string[] }
  items: Item
  drafts: Draft & { id: string }
  results: Result & Owned
  recommendations: Omit<Recommendations, 'recommendations'> &
    Owned & { ranked: Omit<Recommendations['recommendations'][number], 'career'>[]; career_ids: string[] }
  /** `id` is user:course. */
  enrolments: Owned & { course_id: string; created_at: string }
  /** `id` is user:course:lesson. */
  completions: Owned & { course_id: string; lesson_id: string; completed_at: string }
  attempts: Attempt & Owned
  credentials: Credential
  sessions: DeviceSession
  idempotency: IdempotentReply
}

export type CollectionName = keyof Records

interface CollectionOptions<C extends CollectionName> {
  /** Fields that can be looked up in constant time. */
  indexes?: readonly (keyof Records[C] & string)[]
  /** Never served by the raw collections. */
  secret?: true
}

export const collections: { [C in CollectionName]: CollectionOptions<C> } = {
  users: { indexes: ['email'] },
  courses: { indexes: ['status'] },
  careerPaths: {},
  assessments: {},
  roadmaps: { indexes: ['user_id'] },
  onboarding: {},
  subjects: {},
  clusters: {},
  skills: {},
  items: {},
  drafts: {},
  results: { indexes: ['user_id'] },
  recommendations: { indexes: ['user_id'] },
  enrolments: { indexes: ['user_id'] },
  completions: { indexes: ['user_id'] },
  attempts: { indexes: ['user_id'] },
  credentials: { secret: true },
  sessions: { indexes: ['user_id'], secret: true },
  idempotency: { secret: true },
}

export const collectionNames = Object.keys(collections) as CollectionName[]
