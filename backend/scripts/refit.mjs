// node backend/scripts/refit.mjs [--write]
// Says how hard the items are by what learners did with them, beside what their authors thought. Works on the gateway's
// data (DB_PATH, DATA_DIR), so the gateway has to be stopped; only with `--write` are the new figures put there.
import './node-version.mjs'

const write = process.argv.includes('--write')

import('./install.mjs')
  .then(({ ensureInstalled }) => ensureInstalled())
  .then(() => import('tsx/esm/api'))
  .then(({ register }) => register())
  .then(() =>
    Promise.all([
      import('../src/host/config.ts'),
      import('../src/host/open-store.ts'),
      import('../src/skills/refit.ts'),
    ]),
  )
  .then(async ([{ readConfig }, { openStore }, { refit }]) => {
    const config = readConfig()
    const { store, file, close } = await openStore({ seedFile: config.DB_PATH, dataDir: config.DATA_DIR }, console.log)
    try {
      await store.transaction(async (tx) => {
        const found = refit(await tx.all('items'), await tx.all('answers'))
        const moved = found.filter((each) => each.new !== each.old)
        console.log(`${'item'.padEnd(24)}${'old'.padStart(8)}${'new'.padStart(8)}${'answers'.padStart(9)}`)
        for (const each of found.filter(({ answers }) => answers > 0))
          console.log(
            each.id.padEnd(24) +
              each.old.toFixed(2).padStart(8) +
              each.new.toFixed(2).padStart(8) +
              String(each.answers).padStart(9),
          )
        if (!write) return console.log(`${moved.length} of ${found.length} items would change. --write changes them.`)
        for (const { id, new: difficulty } of moved)
          await tx.put('items', { ...(await tx.get('items', id)), difficulty })
        console.log(`${moved.length} of ${found.length} items changed in ${file}.`)
      })
    } finally {
      await close()
    }
  })
  .catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
