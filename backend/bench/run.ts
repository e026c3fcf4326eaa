import { benchLearner } from './learner.ts'
import { benchRanking } from './ranking.ts'
import { benchStore } from './store.ts'

benchRanking()
benchLearner()
const sizes = process.argv.slice(2).map(Number)
await benchStore(sizes.length > 0 ? sizes : undefined)
