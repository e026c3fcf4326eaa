import type { CourseDraft } from '@tajiconnect/contract/authoring'
import { create } from 'zustand'
import { ApiError } from '../../services/api/api-error.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { queryClient } from '../../utils/cache.ts'
import { storage } from '../../utils/storage.ts'
import { FIELDS, type Written } from './course.ts'
import type { Edit } from './edit.ts'
import { faultsOf, stillThere, type Fault } from './faults.ts'
import { draftQuery, rememberPublished } from './queries.ts'

export interface DraftState {
  /** The course as it stands here. */
  course: CourseDraft
  /** `kept`: on this device, and the gateway has not got it. `held`: in this tab alone. */
  saved: 'saved' | 'saving' | 'kept' | 'held'
  /** Why the gateway did not take it. */
  failure: ApiError | null
  /** What somebody, or another tab, has made of the course meanwhile: one of the two has to be chosen. */
  theirs: CourseDraft | null
  /** What stood in the way of publishing. */
  faults: readonly Fault[]
}

interface Kept {
  revision: number
  fields: Partial<Written>
}

const TYPING_MS = 1000
const FIRST_PAUSE_MS = 3000
const LONGEST_PAUSE_MS = 60_000

/** Fields that are not what the gateway has; null where there are none. */
function unlike(course: Written, known: Written): Partial<Written> | null {
  const fields = FIELDS.filter((field) => course[field] !== known[field])
  return fields.length > 0 ? Object.fromEntries(fields.map((field) => [field, course[field]])) : null
}

/** A course without a title cannot be kept by the gateway: that waits until there is one. */
function sendable({ title, ...rest }: Partial<Written>): Partial<Written> | null {
  const fields = title?.trim() ? { ...rest, title } : rest
  return Object.keys(fields).length > 0 ? fields : null
}

const placeOf = (user_id: string, course_id: string) => `taji.course.${user_id}.${course_id}`

/** Whether this device holds work on a course that the gateway has not got. */
export const isKeptHere = (user_id: string, course_id: string): boolean =>
  storage.get(placeOf(user_id, course_id)) !== null

function readKept(place: string): Kept | null {
  try {
    const kept = JSON.parse(storage.get(place) ?? 'null') as Kept | null
    return kept && typeof kept.revision === 'number' && kept.fields ? kept : null
  } catch {
    return null
  }
}

/**
 * Keeps one author's work on one course: at once on this device, and a moment after typing stops at the gateway. What has
 * not been sent outlives the page, and is sent when it is next opened.
 */
export function createKeeper(user_id: string, served: CourseDraft) {
  const { id } = served
  const params = { id }
  const place = placeOf(user_id, id)
  const kept = readKept(place)
  /** What the gateway has as far as is known here; `revision` is the one that the work here is meant for. */
  let known: Written & { revision: number } = served
  let revision = kept?.revision ?? served.revision
  let sending: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const use = create<DraftState>()(() => ({
    course: { ...served, ...kept?.fields },
    saved: kept ? 'saving' : 'saved',
    failure: null,
    theirs: null,
    faults: [],
  }))
  const unsent = () => unlike(use.getState().course, known)

  /** Writes down what is unsent; `held` where the phone cannot. */
  function keep(): 'kept' | 'held' {
    const fields = unsent()
    if (fields) return storage.set(place, JSON.stringify({ revision, fields } satisfies Kept)) ? 'kept' : 'held'
    storage.remove(place)
    return 'kept'
  }

  function schedule(pause: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), pause)
  }

  function adopt(course: CourseDraft) {
    known = course
    revision = course.revision
    rememberPublished(course)
    queryClient.setQueryData(draftQuery(id).queryKey, course)
    use.setState(({ faults }) => ({ course, theirs: null, failure: null, faults: stillThere(faults, course) }))
    keep()
    use.setState({ saved: 'saved' })
  }

  async function patch(): Promise<void> {
    const fields = sendable(unsent() ?? {})
    if (!fields || use.getState().theirs) return
    use.setState({ saved: 'saving' })
    try {
      const reply = await call('PATCH /courses/{id}', { params, body: { revision, ...fields } }, { as: user_id })
      failures = 0
      revision = reply.revision
      known = { ...known, ...fields, revision }
      const { published_version, changed, updated_at, math } = reply
      queryClient.setQueryData(draftQuery(id).queryKey, reply)
      void queryClient.invalidateQueries({ queryKey: queryKey('GET /courses/authored') })
      use.setState(({ course }) => ({
        course: { ...course, revision, published_version, changed, updated_at, math },
        failure: null,
      }))
      const how = keep()
      if (!unsent()) use.setState({ saved: 'saved' })
      else if (sendable(unsent() ?? {})) schedule(TYPING_MS)
      else use.setState({ saved: how })
    } catch (error) {
      await failed(error)
    }
  }

  async function failed(cause: unknown) {
    const failure = cause instanceof ApiError ? cause : new ApiError('internal')
    use.setState(({ course, faults }) => ({
      saved: unsent() ? keep() : 'saved',
      failure,
      faults: failure.errors.length > 0 ? faultsOf(failure.errors, course) : faults,
    }))
    if (failure.code === 'stale_revision') {
      const theirs = await call('GET /courses/{id}/draft', { params }, { as: user_id }).catch(() => null)
      if (theirs) use.setState({ theirs, failure: null })
      else retry()
    } else if (failure.passing) retry()
  }

  function retry() {
    schedule(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures))
    failures += 1
  }

  function send(): Promise<void> {
    clearTimeout(timer)
    sending ??= patch().finally(() => (sending = null))
    return sending
  }

  const keeper = {
    use,

    /** Changes the course here at once. */
    change(edit: Edit) {
      const { course, theirs, faults } = use.getState()
      const next = edit(course)
      if (next === course) return
      use.setState({ course: next, faults: stillThere(faults, next) })
      const how = keep()
      const waits = theirs !== null || !sendable(unsent() ?? {})
      use.setState({ saved: unsent() === null ? 'saved' : waits ? how : 'saving' })
      if (!waits) schedule(TYPING_MS)
    },

    /** Takes what the gateway says now, unless there is work here that it has not got. */
    hear(course: CourseDraft) {
      if (sending) return
      const mine = unsent()
      if (!mine && course.revision > revision) adopt(course)
      else if (mine && course.revision === revision && known.revision < revision) {
        known = course
        use.setState({ course: { ...course, ...mine } })
      }
    },

    /** Sends what is unsent, and says whether all of it has arrived. */
    async flush(): Promise<boolean> {
      // What is written while something is on its way goes right after it.
      for (let round = 0; round < 2 && unsent(); round += 1) await send()
      return unsent() === null
    },

    isUnsent: () => unsent() !== null,

    /** What the gateway has not got yet, put onto another state of the course. */
    mineOn: (course: CourseDraft): CourseDraft => ({ ...course, ...unsent() }),

    /** Drops what is here for what somebody else has made of it. Returns the way back. */
    takeTheirs(): (() => void) | null {
      const { theirs } = use.getState()
      const mine = unsent()
      if (!theirs || !mine) return null
      adopt(theirs)
      return () => keeper.change((now) => ({ ...now, ...mine }))
    },

    /** Puts what was written here onto what somebody else has made of the rest. */
    async keepMine(): Promise<void> {
      const { theirs } = use.getState()
      if (!theirs) return
      const mine = unsent()
      known = theirs
      revision = theirs.revision
      use.setState({ course: { ...theirs, ...mine }, theirs: null, failure: null })
      keep()
      await send()
    },

    /** Shows the course to learners. Resolves with the version; null where it could not, which the state tells. */
    async publish(): Promise<number | null> {
      if (!(await keeper.flush())) return null
      try {
        const { course, draft } = await call(
          'POST /courses/{id}/publish',
          { params, body: { revision } },
          { as: user_id },
        )
        use.setState({ faults: [] })
        adopt(draft)
        return course.version
      } catch (error) {
        await failed(error)
        return null
      }
    },

    /** Takes the published course out of the catalogue, or puts it back. */
    async list(listed: boolean): Promise<void> {
      const reply = await call('PUT /courses/{id}/listing', { params, body: { listed } }, { as: user_id })
      use.setState(({ course }) => ({ course: { ...course, listed: reply.listed } }))
      queryClient.setQueryData(draftQuery(id).queryKey, reply)
      void queryClient.invalidateQueries({ queryKey: queryKey('GET /courses') })
    },

    /** A control that is written in is at fault no longer. */
    mend: (at: string) => use.setState(({ faults }) => ({ faults: faults.filter((fault) => fault.at !== at) })),

    /** Stops sending; what is unsent stays on the device. */
    stop: () => clearTimeout(timer),

    /** The course is gone, and so is what was kept of it. */
    forget() {
      clearTimeout(timer)
      storage.remove(place)
      queryClient.removeQueries({ queryKey: draftQuery(id).queryKey })
    },
  }

  rememberPublished(served)
  if (kept) schedule(0)
  return keeper
}

export type Keeper = ReturnType<typeof createKeeper>
