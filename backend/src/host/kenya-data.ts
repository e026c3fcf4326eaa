import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KenyaData } from '../careers/kenya-data.ts'

/** The dated files of backend/data/kenya (see backend/data/README.md). */
export function readKenyaData(): KenyaData {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../data/kenya/${name}.json`), 'utf8'))
  return {
    education: read('education'),
    rules: read('rules'),
    cutOffs: read('cut-offs'),
    requirements: read('entry-requirements'),
    degreeCourses: read('degree-courses'),
    calendar: read('calendar'),
    schoolScale: read('school-scale'),
    fees: read('fees'),
    universities: read('universities'),
  }
}
