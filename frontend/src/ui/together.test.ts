import { expect, test } from 'vitest'
import { together } from './together.ts'

/** With `_` for a space that does not break. */
const shown = (text: string) => together(text).replaceAll('\u00A0', '_')

test.each([
  ['write 4 : 6 in its simplest form', 'write 4_:_6 in its simplest form'],
  ['a : b : c, or 1 : n', 'a_:_b_:_c, or 1_:_n'],
  ['Share it 2 : 3 : 5.', 'Share it 2_:_3_:_5.'],
  ['20 % of 5 kg at 36.5 °C', '20_% of 5_kg at 36.5_°C'],
  ['90 km/h is 25 m/s, and 9.8 m/s² falls', '90_km/h is 25_m/s, and 9.8_m/s² falls'],
  ['12 cm², 3 m.', '12_cm², 3_m.'],
  ['a 9 W bulb for 10 h: 0.09 kWh', 'a 9_W bulb for 10_h: 0.09_kWh'],
])('“%s” stays together', (text, together) => expect(shown(text)).toBe(together))

test.each([
  'Maji : sukari',
  '4 of 6 and 3 more',
  'saa 2 na dakika 5 tu',
  'Form 2 have 30 mangoes',
  '3 a day, 4 tonnes, 5 kgs',
  'x = 4',
])('“%s” breaks anywhere', (text) => expect(shown(text)).toBe(text))
