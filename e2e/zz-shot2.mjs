import { chromium } from 'playwright-core'
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  ),
})
const c = await b.newContext({
  viewport: { width: 360, height: 800 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
})
const p = await c.newPage()
const O = 'http://127.0.0.1:5277',
  S = '/tmp/shots-firstuser/'
await p.goto(O + '/login')
console.log(
  await p.evaluate(() =>
    ['(pointer:fine)', '(hover:hover)', '(any-pointer:fine)', '(any-hover:hover)'].map(
      (q) => q + matchMedia(q).matches,
    ),
  ),
)
await p.getByLabel('E-mail').fill('learner@tajiconnect.test')
await p.locator('input[type=password]').fill('Karibu-2026!')
await p.getByRole('button', { name: 'Log in' }).click()
await p.waitForURL('**/today')
await p.goto(O + '/learn/motion-forces-energy/lessons/speed-and-motion-graphs')
await p.locator('math').first().waitFor()
await p.waitForTimeout(3000)
console.log(
  await p.evaluate(() => {
    const d = [...document.querySelectorAll('div')].filter((x) => x.className.includes('pointer-fine:block'))[0]
    const out = []
    const walk = (rules, ctx) => {
      for (const r of rules) {
        if (r.selectorText) {
          if (d.matches(r.selectorText) && /display/.test(r.cssText)) out.push(ctx + ' ' + r.cssText)
          if (r.cssRules && r.cssRules.length) walk2(r, ctx)
        } else if (r.cssRules) walk(r.cssRules, ctx + ' ' + (r.conditionText || r.name || ''))
      }
    }
    const walk2 = (r, ctx) => {
      out.push(ctx + ' N ' + (d.matches(r.selectorText) ? r.cssText : ''))
    }
    for (const s of document.styleSheets) walk(s.cssRules, 'S')
    return [d.className, getComputedStyle(d).display, out.filter((x) => !x.endsWith('N '))]
  }),
)
console.log(
  await p.evaluate(() =>
    [...document.querySelectorAll('math:not([display])')].map((m) => [
      m.parentElement.clientHeight,
      m.parentElement.scrollHeight,
      m.getBoundingClientRect().height,
      getComputedStyle(m.parentElement).lineHeight,
    ]),
  ),
)
await p.getByText('Walking:').screenshot({ path: S + 'walk.png' })
// wide table made by hand
await p.evaluate(() => {
  const r = document.querySelector('section[tabindex="0"] table')
  for (const tr of r.rows) for (let i = 0; i < 4; i++) tr.append(tr.cells[1].cloneNode(true))
})
await p.locator('section[tabindex="0"]').screenshot({ path: S + 'table.png' })
await p.evaluate(() => {
  document.documentElement.dataset.theme = 'dark'
  document.querySelector('section[tabindex="0"]').scrollLeft = 60
})
await p.locator('section[tabindex="0"]').screenshot({ path: S + 'table-dark.png' })
await b.close()
