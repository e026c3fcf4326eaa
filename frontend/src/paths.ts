/** An id as one part of an address; a router's pattern (`:id`) stays as it is. */
const part = (id: string) => (id.startsWith(':') ? id : encodeURIComponent(id))

/** Interests keep the addresses that they have always had. */
const assessment = (id: string) => (id === 'interests' ? '/interests' : `/assessments/${part(id)}`)

/** Every address of the app. A path is written here and nowhere else. */
export const paths = {
  landing: '/',
  signIn: '/login',
  register: '/register',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  verifyEmail: '/verify-email',
  consent: '/consent',
  googleCallback: '/auth/google/callback',
  about: '/about',
  people: '/people',
  welcome: '/welcome',
  today: '/today',
  interests: '/interests',
  interestResult: '/interests/result',
  assessments: '/assessments',
  assessment,
  assessmentResult: (id: string) => `${assessment(id)}/result`,
  assessmentChanges: (id: string) => `${assessment(id)}/changes`,
  careers: '/careers',
  explore: '/careers/explore',
  stillPossible: '/careers/still',
  career: (id: string) => `/careers/${part(id)}`,
  compare: (ids: readonly string[] = []) =>
    ids.length > 0 ? `/careers/compare?of=${ids.map(part).join(',')}` : '/careers/compare',
  talk: '/talk',
  questions: '/questions',
  roadmap: (id: string) => `/roadmaps/${part(id)}`,
  learn: '/learn',
  practice: '/practice',
  practiseSkill: (id: string) => `/practice/${part(id)}`,
  skills: '/skills',
  /** The skill's details, above the page of all skills. */
  skill: (id: string) => `/skills?skill=${part(id)}`,
  subjects: '/subjects',
  course: (id: string) => `/learn/${part(id)}`,
  lesson: (course: string, lesson: string) => `/learn/${part(course)}/lessons/${part(lesson)}`,
  quiz: (course: string, quiz: string) => `/learn/${part(course)}/quizzes/${part(quiz)}`,
  grades: '/grades',
  courseGrades: (course: string) => `/grades/${part(course)}`,
  /** Everybody's marks in a class, for its teacher. */
  gradebook: (course: string, schoolClass: string) => `/grades/${part(course)}/classes/${part(schoolClass)}`,
  me: '/me',
  security: '/me/security',
  privacy: '/me/privacy',
  admin: '/admin',
  adminPeople: '/admin/people',
  adminPerson: (id: string) => `/admin/people/${part(id)}`,
  adminAudit: '/admin/audit',
  phone: '/me/phone',
} as const
