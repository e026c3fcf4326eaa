import { spawn, spawnSync } from 'node:child_process'

const endWithParent = new URL('./end-with-parent.mjs', import.meta.url).href
const KILL_MS = 4_000
const onWindows = process.platform === 'win32'

/** Programs that run together: each leads a process group, and all end together, with whatever they have started. */
export class Children {
  #running = new Map()
  #stopping = false

  /** `onDeath(name)` is called for a child that ends without having been told to. */
  constructor(onDeath) {
    this.onDeath = onDeath
    process.on('exit', () => this.#signalAll('SIGKILL'))
  }

  /** Runs a script with this Node; only what it says on standard error, and `out` on standard output, is shown. */
  run(name, args, { out = 'ignore', ...options } = {}) {
    const stdio = ['ignore', out, 'inherit', 'ipc']
    const child = spawn(process.execPath, ['--import', endWithParent, ...args], {
      ...options,
      stdio,
      detached: !onWindows,
    })
    this.#running.set(child, this.#untilEnd(name, child))
  }

  async #untilEnd(name, child) {
    await new Promise((resolve) => {
      child.once('error', resolve)
      child.once('exit', resolve)
    })
    this.#running.delete(child)
    if (!this.#stopping) this.onDeath(name)
  }

  /** Resolves when all have ended; those that do not within four seconds are killed. */
  async stop() {
    this.#stopping = true
    this.#signalAll('SIGTERM')
    const kill = setTimeout(() => this.#signalAll('SIGKILL'), KILL_MS)
    await Promise.all(this.#running.values())
    clearTimeout(kill)
  }

  #signalAll(signal) {
    for (const child of this.#running.keys()) {
      if (child.pid === undefined) continue
      if (onWindows) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'])
      else signalGroup(child.pid, signal)
    }
  }
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch {
    // it has just ended
  }
}
