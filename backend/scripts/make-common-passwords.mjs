// node backend/scripts/make-common-passwords.mjs ZXCVBN_FOLDER
// Writes backend/data/common-passwords.txt from the unpacked npm package zxcvbn 4.4.2 (see backend/data/README.md): the
// 3,000 passwords seen most often in leaks, then every longer one that our minimum lets through. Same input, same bytes.
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { writeFileSync } from 'node:fs'

const MOST = 3000
const MIN_LENGTH = 10

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Say where the unpacked package zxcvbn 4.4.2 is.')
const require = createRequire(import.meta.url)
const { version } = require(resolve(folder, 'package.json'))
if (version !== '4.4.2') throw new Error(`This is zxcvbn ${version}; its list may be another one.`)
const { passwords } = require(resolve(folder, 'lib/frequency_lists.js'))
const kept = passwords.filter((password, rank) => rank < MOST || password.length >= MIN_LENGTH)
writeFileSync(new URL('../data/common-passwords.txt', import.meta.url), `${kept.join('\n')}\n`)
console.log(`${kept.length} passwords`)
