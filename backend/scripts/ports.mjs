import { connect } from 'node:net'

const HEALTH = '/api/v1/gateway/health'

/** Whether something listens on the port of this machine, on either kind of loopback. */
export async function isTaken(port) {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => accepts(host, port)))
  return answers.includes(true)
}

function accepts(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 })
    const settle = (accepted) => {
      socket.destroy()
      resolve(accepted)
    }
    socket.once('connect', () => settle(true))
    socket.once('timeout', () => settle(false))
    socket.once('error', () => settle(false))
  })
}

/** Whether a gateway answers on the port: its health is JSON with a status, good or bad. */
export async function isGateway(port) {
  try {
    const response = await fetch(`http://localhost:${port}${HEALTH}`, { signal: AbortSignal.timeout(3_000) })
    return typeof (await response.json()).status === 'string'
  } catch {
    return false
  }
}

/** Resolves once the address answers with success. */
export async function answers(url, signal) {
  while (!signal.aborted) {
    const response = await fetch(url, { headers: { Accept: 'text/html' }, signal }).catch(() => null)
    await response?.body?.cancel()
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
