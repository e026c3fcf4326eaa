// node backend/scripts/refit.mjs [--write]
// Says how hard the items are by what learners did with them, beside what their authors thought. Works on the gateway's
// data (DB_PATH, DATA_DIR), so the gateway has to be stopped; only with `--write` are the new figures put there.
import './node-version.mjs'

const write = process.argv.includes('--write')

import('./install.mjs')
  .then(({ ensureInstalled }) => ensureInstalled())
  .then(() => import('tsx/esm/api'))
  .then(({ register }) => register())
  .then(run)
  .catch((error) => {
    console.error(error.message)
    process.exit(1)
  })

async function run() {
  const { readConfig } = await import('../src/host/config.ts')
  const { openStore } = await import('../src/host/open-store.ts')
  const { refit } = await import('../src/skills/refit.ts')
  const { DB_PATH: seedFile, DATA_DIR: dataDir } = readConfig()
  const { store, file, close } = await openStore({ seedFile, dataDir }, console.log)
  try {
    const found = await store.transaction(async (tx) => {
      const all = refit(await tx.all('items'), await tx.all('answers'))
      for (const { id, new: difficulty } of write ? all.filter(isMoved) : [])
        await tx.put('items', { ...(await tx.get('items', id)), difficulty })
      return all
    })
    console.log(row('item', 'old', 'new', 'answers'))
    for (const { id, old, new: now, answers } of found.filter((each) => each.answers > 0))
      console.log(row(id, old.toFixed(2), now.toFixed(2), answers))
    const moved = `${found.filter(isMoved).length} of ${found.length} items`
    console.log(write ? `${moved} changed in ${file}.` : `${moved} would change; --write changes them.`)
  } finally {
    await close()
  }
}

const isMoved = (each) => each.new !== each.old
const row = (id, ...figures) => id.padEnd(24) + figures.map((figure) => String(figure).padStart(9)).join('')
