import { checkEnv } from './config-rules.ts'

/** The environment, read once. */
export const config = checkEnv(import.meta.env)
