import type { Name } from '@tajiconnect/contract/endpoints'
import { adminHandlers } from './admin/routes.ts'
import { analyticsHandlers } from './analytics/routes.ts'
import { authHandlers } from './auth/routes.ts'
import { authoringHandlers } from './authoring/routes.ts'
import { careerHandlers } from './careers/routes.ts'
import { classHandlers } from './classes/routes.ts'
import { consentHandlers } from './consent/routes.ts'
import { contentHandlers } from './content/routes.ts'
import { courseHandlers } from './courses/routes.ts'
import type { Handler } from './gateway/handler.ts'
import { gatewayHandlers } from './gateway/routes.ts'
import { gradeHandlers } from './grades/routes.ts'
import { guidanceHandlers } from './guidance/routes.ts'
import { learningPathHandlers } from './learning-paths/routes.ts'
import { onboardingHandlers } from './onboarding/routes.ts'
import { psychometricHandlers } from './psychometric/routes.ts'
import { roadmapHandlers } from './roadmaps/routes.ts'
import { skillHandlers } from './skills/routes.ts'
import { avatarHandlers } from './users/avatar.ts'
import { exportHandlers } from './users/export.ts'
import { userHandlers } from './users/routes.ts'

/** A handler for every endpoint of the contract; one that is missing does not compile. */
export const handlers: { [N in Name]: Handler<N> } = {
  ...authHandlers,
  ...userHandlers,
  ...consentHandlers,
  ...adminHandlers,
  ...avatarHandlers,
  ...exportHandlers,
  ...onboardingHandlers,
  ...psychometricHandlers,
  ...careerHandlers,
  ...roadmapHandlers,
  ...guidanceHandlers,
  ...learningPathHandlers,
  ...skillHandlers,
  ...courseHandlers,
  ...authoringHandlers,
  ...classHandlers,
  ...gradeHandlers,
  ...analyticsHandlers,
  ...contentHandlers,
  ...gatewayHandlers,
}
