import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import type { StopState } from '../../ui/RoadPath.tsx'

/** The first step that is still open; below zero once there is none. */
export const currentOf = ({ steps }: Roadmap): number => steps.findIndex(({ status }) => status === 'todo')

export const stateOf = (roadmap: Roadmap, at: number): StopState =>
  roadmap.steps[at]?.status === 'done' ? 'done' : at === currentOf(roadmap) ? 'current' : 'next'
