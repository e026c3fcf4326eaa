/** Every catalogue there is: the common words, the words for errors, and one a feature, named like its folder. */
interface Catalogues {
  common: typeof import('./locales/en.json')
  errors: typeof import('../services/api/locales/en.json')
  player: typeof import('../parts/player/locales/en.json')
  landing: typeof import('../features/landing/locales/en.json')
  auth: typeof import('../features/auth/locales/en.json')
  about: typeof import('../features/about/locales/en.json')
  people: typeof import('../features/people/locales/en.json')
  users: typeof import('../features/users/locales/en.json')
  security: typeof import('../features/security/locales/en.json')
  consent: typeof import('../features/consent/locales/en.json')
  admin: typeof import('../features/admin/locales/en.json')
  onboarding: typeof import('../features/onboarding/locales/en.json')
  psychometric: typeof import('../features/psychometric/locales/en.json')
  careers: typeof import('../features/careers/locales/en.json')
  pathways: typeof import('../features/pathways/locales/en.json')
  guidance: typeof import('../features/guidance/locales/en.json')
  roadmaps: typeof import('../features/roadmaps/locales/en.json')
  courses: typeof import('../features/courses/locales/en.json')
  authoring: typeof import('../features/authoring/locales/en.json')
  classes: typeof import('../features/classes/locales/en.json')
  grades: typeof import('../features/grades/locales/en.json')
  skills: typeof import('../features/skills/locales/en.json')
  'learning-paths': typeof import('../features/learning-paths/locales/en.json')
}

export type Catalogue = keyof Catalogues
export type MessageId = { [Name in Catalogue]: keyof Catalogues[Name] }[Catalogue]
