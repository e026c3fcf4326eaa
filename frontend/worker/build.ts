/** What the worker of a build is told of it, in place of BUILD. Numbers are places in `files`. */
export interface Build {
  /** Differs where any file differs that a phone gets, or the headers it comes with. */
  version: string
  /** The script this build's index.html starts with. */
  entry: string
  /** The addresses of all its code and words; what everything inside starts with comes first. */
  files: string[]
  /** How many of `files` that is. */
  shell: number
  /** Each page, lazy part and catalogue: its own file, then what it needs beyond the shell. A learner's come first. */
  parts: number[][]
  /** How many of `parts` those are. */
  learners: number
}

/** What a page asks of the worker. */
export interface Wish {
  /** What it has fetched: kept at no cost, as the browser still holds it. */
  loaded: string[]
  /** The language to fetch all of a learner's pages in, for later; null fetches nothing. */
  ahead: 'en' | 'sw' | null
}
