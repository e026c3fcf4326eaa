import { describe, expect, test } from 'vitest'
import { readKenyaData } from '../host/kenya-data.ts'
import { schoolNames, unknownClaims } from './claims.ts'

const schools = schoolNames(readKenyaData().cutOffs.universities)
const ours = 'Diploma in nursing at KMTC; C plain in biology, 3 years'

describe('what a sentence may not say of its own', () => {
  test.each([
    ['A nurse earns KSh 45,000.', '45,000'],
    ['It takes 5 years.', '5'],
    ['The fees are high.', 'fees'],
    ['Karo ni nafuu.', 'Karo'],
    ['You need a B+ in chemistry.', 'B+'],
    ['You need B plain in chemistry.', 'B plain'],
    ['The cut-off is high.', 'cut-off'],
    ['Wanataka gredi ya juu.', 'gredi'],
    ['Kenyatta University teaches it.', 'Kenyatta University'],
    ['Soma katika Chuo Kikuu cha Nairobi.', 'Chuo Kikuu cha Nairobi'],
    ['Try the University of Nairobi.', 'University of Nairobi'],
    ['JKUAT has a good course.', 'JKUAT'],
    ['Ask at UoN.', 'UoN'],
    ['Strathmore is near you.', 'Strathmore'],
    ['Maseno is near you.', 'Maseno'],
    ['Go to Jomo Kenyatta.', 'Jomo Kenyatta'],
    ['Jiunge na Masinde Muliro.', 'Masinde Muliro'],
    ['Alliance High School sends many.', 'Alliance High School'],
  ])('%s', (sentence, claim) => {
    expect(unknownClaims(sentence, ours, schools)).toContain(claim)
  })

  test.each([
    'You like to find out how bodies work, and this work does so each day.',
    'You learn it at a college or in a TVET, step by step.',
    'Unapenda kusaidia watu, na kazi hii inahusu hilo kila siku.',
    'It asks for order and detail, which you like less than most.',
    'You would use ICT, and plan your own day.',
    'A good listener does well here.',
    'You would work for a county such as Machakos, with people who like what you like.',
    'Wewe hupenda kuongoza; hapa unaongoza timu ndogo.',
  ])('%s is plain', (sentence) => {
    expect(unknownClaims(sentence, '', schools)).toEqual([])
  })

  test('what our own data says may be said', () => {
    expect(unknownClaims('KMTC teaches it in 3 years, from C plain.', ours, schools)).toEqual([])
    expect(unknownClaims('KMTC teaches it in 4 years.', ours, schools)).toEqual(['4'])
  })
})
