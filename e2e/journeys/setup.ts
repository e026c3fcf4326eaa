import type { TestProject } from 'vitest/node'
import { type Place, startSite } from './site.ts'

declare module 'vitest' {
  interface ProvidedContext {
    place: Place
  }
}

/** One site and gateway for all journeys, but those that need a gateway of their own. */
export default async function setup(project: TestProject) {
  const { site, gateway, close } = await startSite()
  project.provide('place', { site, gateway })
  return close
}
