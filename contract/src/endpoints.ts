import { adminEndpoints } from './admin.ts'
import { analyticsEndpoints } from './analytics.ts'
import { authEndpoints } from './auth.ts'
import { authoringEndpoints } from './authoring.ts'
import { avatarEndpoints } from './avatars.ts'
import { careerEndpoints } from './careers.ts'
import { consentEndpoints } from './consent.ts'
import { contentEndpoints } from './content.ts'
import { courseEndpoints } from './courses.ts'
import type { InputOf, ParsedOf, ReplyOf } from './endpoint.ts'
import { exportEndpoints } from './export.ts'
import { gatewayEndpoints } from './gateway.ts'
import { gradeEndpoints } from './grades.ts'
import { guidanceEndpoints } from './guidance.ts'
import { learningPathEndpoints } from './learning-paths.ts'
import { onboardingEndpoints } from './onboarding.ts'
import { pathwayEndpoints } from './pathways.ts'
import { psychometricEndpoints } from './psychometric.ts'
import { roadmapEndpoints } from './roadmaps.ts'
import { skillEndpoints } from './skills.ts'
import { userEndpoints } from './users.ts'

/**
 * Every endpoint there is. The gateway, the OpenAPI document and the tests read it as a value; the SPA reads only its
 * type, so no schema reaches a learner's phone that a form does not use.
 */
export const allEndpoints = {
  ...authEndpoints,
  ...userEndpoints,
  ...avatarEndpoints,
  ...consentEndpoints,
  ...adminEndpoints,
  ...exportEndpoints,
  ...onboardingEndpoints,
  ...psychometricEndpoints,
  ...careerEndpoints,
  ...pathwayEndpoints,
  ...roadmapEndpoints,
  ...learningPathEndpoints,
  ...courseEndpoints,
  ...contentEndpoints,
  ...skillEndpoints,
  ...guidanceEndpoints,
  ...gradeEndpoints,
  ...authoringEndpoints,
  ...analyticsEndpoints,
  ...gatewayEndpoints,
}

type All = typeof allEndpoints
export type Name = keyof All
export type Input<N extends Name> = InputOf<N, All[N]>
export type Parsed<N extends Name> = ParsedOf<N, All[N]>
export type Reply<N extends Name> = ReplyOf<All[N]>
export type Access<N extends Name> = All[N]['access']
export type Signed<N extends Name> = All[N] extends { signed: true } ? true : false
