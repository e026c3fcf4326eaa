import type { ReactNode } from 'react'

/** One grey shape; give it the size of what will stand there. */
export const Bone = ({ className = 'h-4 w-full' }: { className?: string }) => (
  <span aria-hidden className={`block rounded-control bg-line ${className}`} />
)

interface SkeletonProps {
  /** Read out, e.g. “Loading”. */
  label: string
  /** Bones in the shape of the content; without them, a title and three lines. */
  children?: ReactNode
}

/** Holds the place of content that is on its way, and only where nothing is held on the device. */
export const Skeleton = ({ label, children }: SkeletonProps) => (
  <output className="flex flex-col gap-3">
    <span className="sr-only">{label}</span>
    {children ?? (
      <>
        <Bone className="h-7 w-3/5" />
        <Bone />
        <Bone className="h-4 w-11/12" />
        <Bone className="h-4 w-2/3" />
      </>
    )}
  </output>
)
