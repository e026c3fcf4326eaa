/** An id as one part of an address; a router's pattern (`:id`) stays as it is. */
const part = (id: string) => (id.startsWith(':') ? id : encodeURIComponent(id))

/** Every address of the app. A path is written here and nowhere else. */
export const paths = {
  landing: '/',
  signIn: '/login',
  register: '/register',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  verifyEmail: '/verify-email',
  googleCallback: '/auth/google/callback',
  about: '/about',
  welcome: '/welcome',
  today: '/today',
  interests: '/interests',
  interestResult: '/interests/result',
  careers: '/careers',
  explore: '/careers/explore',
  career: (id: string) => `/careers/${part(id)}`,
  roadmap: (id: string) => `/roadmaps/${part(id)}`,
  learn: '/learn',
  course: (id: string) => `/learn/${part(id)}`,
  lesson: (course: string, lesson: string) => `/learn/${part(course)}/lessons/${part(lesson)}`,
  quiz: (course: string, quiz: string) => `/learn/${part(course)}/quizzes/${part(quiz)}`,
  me: '/me',
  security: '/me/security',
} as const
