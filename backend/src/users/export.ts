import type { exportEndpoints } from '@tajiconnect/contract/export'
import { lastSeen } from '../auth/sessions.ts'
import { withCareers } from '../careers/routes.ts'
import { ownerOf } from '../collections.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { guidanceView } from '../guidance/routes.ts'
import { onboardingOf } from '../onboarding/routes.ts'
import { roadmapsOf } from '../roadmaps/view.ts'

const SCHEMA =
  'All that TajiConnect keeps about you. Each list is named for what it holds; times are UTC (RFC 3339). Left out is what only guards the account (your password, in a form that nobody can read back, two-step secrets and codes, links that were mailed to you, the code and link sent to your guardian), and copies of replies that are kept for a repeated request. Files you sent for courses are listed; their bytes are at GET /content/{id}/stream. Every field is described under GET /users/me/export at /api/v1/gateway/openapi.json.'

/** The contract decides what of each row leaves. */
export const exportHandlers: HandlersOf<typeof exportEndpoints> = {
  'GET /users/me/export': ({ user, store, services }) =>
    store.read(async (tx) => {
      const own = {
        recommendations: await tx.find('recommendations', 'user_id', user.id),
        roadmaps: await tx.find('roadmaps', 'user_id', user.id),
        guidance: await tx.find('guidance', 'user_id', user.id),
        identities: await tx.find('identities', 'user_id', user.id),
        sessions: await tx.find('sessions', 'user_id', user.id),
      }
      return {
        generated_at: services.clock().toISOString(),
        schema: SCHEMA,
        account: user,
        avatar: (await tx.find('avatars', 'user_id', user.id))[0] ?? null,
        onboarding: await onboardingOf(tx, user),
        drafts: (await tx.all('drafts')).filter((row) => ownerOf('drafts', row) === user.id),
        results: await tx.find('results', 'user_id', user.id),
        recommendations: await Promise.all(own.recommendations.map((row) => withCareers(tx, services, row))),
        roadmaps: await roadmapsOf(tx, services, user, own.roadmaps),
        saved_careers: await tx.find('savedCareers', 'user_id', user.id),
        guidance: await Promise.all(own.guidance.map((row) => guidanceView(tx, services.careers, row))),
        enrolments: await tx.find('enrolments', 'user_id', user.id),
        completions: await tx.find('completions', 'user_id', user.id),
        attempts: await tx.find('attempts', 'user_id', user.id),
        answers: await tx.find('answers', 'user_id', user.id),
        adaptations: await tx.find('adaptations', 'user_id', user.id),
        subject_paths: await tx.find('pathEnrolments', 'user_id', user.id),
        classes_joined: await tx.find('classMembers', 'user_id', user.id),
        classes: await tx.find('classes', 'user_id', user.id),
        course_drafts: await tx.find('courseDrafts', 'user_id', user.id),
        device_sessions: own.sessions.map((session) => ({
          ...session,
          address: session.address ?? null,
          last_seen_at: lastSeen(session),
          ended_at: session.revoked_at,
        })),
        consent: (await tx.get('consents', user.id)) ?? null,
        contents: await tx.find('contents', 'user_id', user.id),
        identities: own.identities.map(({ created_at }) => ({ provider: 'google' as const, created_at })),
        safety_events: await tx.find('audit', 'user_id', user.id),
      }
    }),
}
