import { lazy, type ComponentType } from 'react'

/** A part beside the road, fetched once the road stands. Where it cannot be fetched the page does without. */
export const later = <Props>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  lazy(() => load().catch((): { default: ComponentType<Props> } => ({ default: () => null })))
