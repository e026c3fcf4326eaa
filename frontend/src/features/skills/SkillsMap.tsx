import { MASTERY_LEVELS } from '@tajiconnect/contract/learner/levels'
import type { LearnerState, Skill } from '@tajiconnect/contract/skills'
import { useId, useMemo } from 'react'
import { useT, useText } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/Button.tsx'
import { layoutOf, type Point } from './layout.ts'
import { LevelPatterns, LevelSwatch, NODE, SkillNode } from './SkillNode.tsx'
import { useZoom } from './useZoom.ts'
import { useSkillWords } from './words.ts'

interface SkillsMapProps {
  /** Of the subject. */
  name: string
  skills: readonly Skill[]
  state: LearnerState
  /** The skill that is in the middle at first. */
  start: string | undefined
  hrefOf: (skill: string) => string
}

const EDGE = 16

/** Skills as a graph, from what comes first down to what rests on it; each is a link to its details. */
export function SkillsMap({ name, skills, state, start, hrefOf }: SkillsMapProps) {
  const t = useT()
  const textOf = useText()
  const words = useSkillWords()
  const patterns = useId()
  const { nodes, edges, width, height } = useMemo(() => layoutOf(skills, NODE), [skills])
  const first = start === undefined ? undefined : nodes.get(start)
  const { box, scale, zoom, reset, pan, step } = useZoom(first && { x: first.x + EDGE, y: first.y + EDGE })
  const label = t('skills.map_of', { subject: name })
  return (
    <figure className="flex flex-col gap-3">
      <section
        ref={box}
        aria-label={label}
        aria-describedby={`${patterns}-how`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        className="h-[58dvh] touch-pan-x touch-pan-y overflow-auto rounded-card border border-line bg-sunk"
      >
        <svg
          viewBox={`${-EDGE} ${-EDGE} ${width + 2 * EDGE} ${height + 2 * EDGE}`}
          width={(width + 2 * EDGE) * scale}
          height={(height + 2 * EDGE) * scale}
          className="mx-auto block max-w-none"
        >
          <LevelPatterns id={patterns} />
          <g fill="none" strokeWidth="2.5" className="stroke-edge" aria-hidden>
            {edges.map(({ from, to, points }) => (
              <path key={`${from} ${to}`} d={pathOf(points)} />
            ))}
          </g>
          {skills.map((skill) => {
            const level = state.skills[skill.id]?.level ?? 'none'
            const title = textOf(skill.name)
            return (
              <SkillNode
                key={skill.id}
                href={hrefOf(skill.id)}
                at={nodes.get(skill.id)!}
                title={title}
                level={level}
                word={words.level(level)}
                name={t('skills.named', { skill: title, level: words.levelWithin(level) })}
                patterns={patterns}
              />
            )
          })}
        </svg>
      </section>
      <div className="-mx-2 flex flex-wrap justify-between">
        <fieldset aria-label={t('skills.zoom')} className="flex">
          <IconButton icon="minus" label={t('skills.zoom_out')} onClick={() => zoom(-1)} />
          <IconButton icon="plus" label={t('skills.zoom_in')} onClick={() => zoom(1)} />
          <IconButton icon="flag" label={t('skills.zoom_reset')} onClick={reset} />
        </fieldset>
        <fieldset aria-label={t('skills.move')} className="flex">
          <IconButton icon="back" label={t('skills.move_left')} onClick={() => pan(-step, 0)} />
          <IconButton icon="up" label={t('skills.move_up')} onClick={() => pan(0, -step)} />
          <IconButton icon="down" label={t('skills.move_down')} onClick={() => pan(0, step)} />
          <IconButton icon="forward" label={t('skills.move_right')} onClick={() => pan(step, 0)} />
        </fieldset>
      </div>
      <figcaption className="flex flex-col gap-3 text-sm text-ink-2">
        <p id={`${patterns}-how`} className="max-w-text">
          {t('skills.map_how', { count: skills.length })}
        </p>
        <ul className="flex flex-wrap gap-x-5 gap-y-2">
          {MASTERY_LEVELS.map((level) => (
            <li key={level} className="inline-flex items-center gap-2">
              <LevelSwatch level={level} patterns={patterns} />
              {words.level(level)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

/** A line through the points that leaves and reaches each layer straight down. */
function pathOf(points: readonly Point[]): string {
  return points
    .map(({ x, y }, at) => {
      const before = points[at - 1]
      if (!before) return `M${x} ${y}`
      const half = (before.y + y) / 2
      return `C${before.x} ${half} ${x} ${half} ${x} ${y}`
    })
    .join('')
}
