export const STAGES = ['grade_7_9', 'grade_10_12', 'form_3_4', 'college', 'working'] as const

/** Classes of each stage that is at school. */
export const CLASSES = {
  grade_7_9: ['grade_7', 'grade_8', 'grade_9'],
  grade_10_12: ['grade_10', 'grade_11', 'grade_12'],
  form_3_4: ['form_3', 'form_4'],
} as const
export const CLASS_LEVELS = [...CLASSES.grade_7_9, ...CLASSES.grade_10_12, ...CLASSES.form_3_4] as const

/** School subjects of the Kenyan curricula; ids are shared with careers and courses. */
export const SUBJECT_IDS = [
  'mathematics',
  'english',
  'kiswahili',
  'biology',
  'chemistry',
  'physics',
  'agriculture',
  'computer-studies',
  'business-studies',
  'geography',
  'history',
  'religious-education',
  'home-science',
  'art-and-design',
  'music',
  'building-construction',
  'power-mechanics',
  'electricity',
  'woodwork',
  'metalwork',
  'french',
  'german',
  'physical-education',
] as const

export const KCSE_GRADES = ['A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-', 'E'] as const

export const CBE_LEVELS = ['EE1', 'EE2', 'ME1', 'ME2', 'AE1', 'AE2', 'BE1', 'BE2'] as const

export const ONBOARDING_STEPS = ['name', 'age', 'stage', 'county', 'subjects', 'hopes', 'data'] as const
