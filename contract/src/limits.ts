/** Plain values that both sides need; apart from the schemas, so that whoever reads them carries no validator. */

/** 24 hours. */
export const DAY_MS = 86_400_000

export const PASSWORD_MIN = 10

/** For so long an account that is to be deleted can still be kept. */
export const DELETION_GRACE_DAYS = 14

/** A quiz is passed at four of six or better (two thirds). */
export const PASS_SHARE = 2 / 3

/** The app makes a picture of 256 × 256 of whatever is chosen, which is far below this. */
export const AVATAR_MAX_BYTES = 200_000

/** A file for courses: a quarter of an hour of film for a phone, and more. */
export const CONTENT_MAX_BYTES = 100_000_000

/** Of these files a picture: a photo as a good phone takes it. */
export const PICTURE_MAX_BYTES = 25_000_000

/** All files of one author together. */
export const CONTENT_QUOTA_BYTES = 500_000_000

/** What such a file may be: all that a browser shows without running anything, and documents to be saved. */
export const CONTENT_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/mp4',
  'video/mp4',
  'video/webm',
  'application/pdf',
  'text/vtt',
] as const

/** Letters of a question to a person, and of its answer. */
export const QUESTION_MAX = 1000

/** Answers that a device sends at once. */
export const ANSWERS_A_BATCH = 500

/** How long a quiz takes, as plans count it. */
export const QUIZ_MINUTES = 5
