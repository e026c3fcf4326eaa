import { chromium } from 'playwright-core'
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  ),
})
const c = await b.newContext({ viewport: { width: 360, height: 800 }, isMobile: true, hasTouch: true })
const p = await c.newPage()
const O = 'http://127.0.0.1:5277',
  S = '/tmp/shots-firstuser/'
await p.goto(O + '/login')
await p.getByLabel('E-mail').fill('learner@tajiconnect.test')
await p.locator('input[type=password]').fill('Karibu-2026!')
await p.getByRole('button', { name: 'Log in' }).click()
await p.waitForURL('**/today')
for (const [course, lesson] of [
  ['motion-forces-energy', 'speed-and-motion-graphs'],
  ['motion-forces-energy', 'acceleration-and-force'],
  ['particles-atoms-moles', 'moles-and-concentration'],
  ['particles-atoms-moles', 'particles-and-states'],
]) {
  await p.goto(`${O}/learn/${course}/lessons/${lesson}`)
  await p.locator('main h1').waitFor()
  await p.waitForTimeout(2500)
  console.log(
    lesson,
    await p.evaluate(() => ({
      w: document.documentElement.scrollWidth,
      keys: [...document.querySelectorAll('button')].filter((x) => /key/i.test(x.ariaLabel ?? '') && x.offsetParent)
        .length,
      inline: [
        ...new Set(
          [...document.querySelectorAll('math:not([display]) :is(mn,mi)')].map(
            (x) =>
              x.parentElement.tagName + ' ' + getComputedStyle(x).fontSize + (x.closest('table.w-full') ? ' td' : ''),
          ),
        ),
      ],
      block: [
        ...new Set(
          [...document.querySelectorAll('math[display] :is(mn,mi)')].map(
            (x) => x.parentElement.tagName + ' ' + getComputedStyle(x).fontSize,
          ),
        ),
      ],
      tables: [...document.querySelectorAll('section[tabindex="0"]')].map(
        (x) => x.ariaLabel + ' ' + x.scrollWidth + '/' + x.clientWidth,
      ),
    })),
  )
  await p.screenshot({ path: S + lesson + '.png', fullPage: true })
}
const token = await p.evaluate(() => Object.keys(localStorage).filter((k) => /token|user/i.test(k)))
const long = 'Wanjirukamaunjerimuthonikibetchelimokiprotichww'
await p.evaluate((long) => {
  for (const k of Object.keys(localStorage)) {
    try {
      const u = JSON.parse(localStorage[k])
      if (u.email) {
        u.name = long
        localStorage[k] = JSON.stringify(u)
      }
    } catch {}
  }
}, long)
await p.route('**/users/me', async (r) => {
  if (r.request().method() !== 'GET') return r.continue()
  const x = await r.fetch()
  const j = await x.json()
  await r.fulfill({ response: x, json: { ...j, name: long } })
})
await p.route('**/api/**/courses/motion-forces-energy', async (r) => {
  const x = await r.fetch()
  const j = await x.json()
  await r.fulfill({ response: x, json: { ...j, title: long + long } })
})
await p.route('**/api/**/courses?**', async (r) => {
  const x = await r.fetch()
  const j = await x.json()
  await r.fulfill({ response: x, json: { ...j, items: j.items.map((i) => ({ ...i, title: long + long })) } })
})
for (const path of ['/me', '/today', '/learn/motion-forces-energy', '/learn']) {
  await p.goto(O + path)
  await p.locator('main h1').waitFor()
  await p.waitForTimeout(2000)
  console.log(
    path,
    await p.evaluate(() => [
      document.documentElement.scrollWidth,
      document.body.scrollWidth,
      ...[...document.querySelectorAll('main *')]
        .filter((x) => x.getBoundingClientRect().right > 361)
        .slice(0, 4)
        .map((x) => x.tagName + '.' + x.className + ' ' + Math.round(x.getBoundingClientRect().right)),
    ]),
  )
  await p.screenshot({ path: S + path.replaceAll('/', '_') + '.png', fullPage: true })
}
await b.close()
