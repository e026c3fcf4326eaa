// Makes the film, the sound, the picture and their captions in backend/data/content, and their rows. Needs ffmpeg with
// libx264 and LAME (`apt-get install ffmpeg`); nothing else here does. Run it again after a change: `node backend/scripts/make-media.mjs`
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'

const out = fileURLToPath(new URL('../data/content/', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'media-'))
const RATE = 22_050
const [PAPER, WELL, INK, GREEN, AMBER, SKY] = [0xfffcf6, 0xf0ebdf, 0x1b2723, 0x0b6b50, 0xf2a93b, 0xcfe6f2]

/** Numbers from 0 to 1 that are the same at every run (mulberry32). */
function numbers(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** RGB pixels; a shape is whatever says which points are inside it, looked at nine times a pixel. */
function canvas(width, height, background) {
  const pixels = Buffer.alloc(width * height * 3)
  const fill = ([left, top, right, bottom], colour, inside = () => true) => {
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y += 1)
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x += 1) {
        let hits = 0
        for (let part = 0; part < 9; part += 1) {
          const [px, py] = [x + ((part % 3) + 0.5) / 3, y + (Math.floor(part / 3) + 0.5) / 3]
          if (px >= left && px < right && py >= top && py < bottom && inside(px, py)) hits += 1
        }
        if (hits === 0) continue
        for (let channel = 0; channel < 3; channel += 1) {
          const [at, value] = [(y * width + x) * 3 + channel, (colour >> (16 - 8 * channel)) & 0xff]
          pixels[at] = Math.round(pixels[at] + ((value - pixels[at]) * hits) / 9)
        }
      }
  }
  const disc = (x, y, radius, colour) =>
    fill([x - radius, y - radius, x + radius, y + radius], colour, (px, py) => Math.hypot(px - x, py - y) < radius)
  fill([0, 0, width, height], background)
  return { width, height, pixels, fill, disc }
}

/** Sound as 16-bit samples, from a function of the second that answers with −1 to 1. */
function pcm(seconds, sound) {
  const samples = Buffer.alloc(2 * Math.round(seconds * RATE))
  for (let at = 0; at < samples.length / 2; at += 1)
    samples.writeInt16LE(Math.round(32_000 * Math.max(-1, Math.min(1, sound(at / RATE)))), 2 * at)
  return samples
}

function ffmpeg(...args) {
  execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}
const rawSound = ['-f', 's16le', '-ar', String(RATE), '-ac', '1']
const plain = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact']

/** Diffusion: 60 particles behind a wall, which is taken away after two seconds. The tone falls as the sides become alike. */
function diffusion() {
  const [FPS, SECONDS, COUNT, RADIUS] = [20, 14, 60, 3.2]
  const [LEFT, TOP, RIGHT, BOTTOM, MIDDLE] = [10, 10, 310, 140, 160]
  const next = numbers(11)
  const particles = Array.from({ length: COUNT }, () => ({
    x: LEFT + RADIUS + next() * (MIDDLE - LEFT - 2 * RADIUS - 2),
    y: TOP + RADIUS + next() * (BOTTOM - TOP - 2 * RADIUS),
    way: next() * 2 * Math.PI,
  }))
  const between = (value, low, high) => (value < low ? 2 * low - value : value > high ? 2 * high - value : value)
  const frames = []
  const shares = []
  for (let frame = 0; frame < FPS * SECONDS; frame += 1) {
    const wall = frame < 2 * FPS
    for (const particle of particles) {
      if (next() < 0.07) particle.way = next() * 2 * Math.PI
      const [x, y] = [particle.x + 5 * Math.cos(particle.way), particle.y + 5 * Math.sin(particle.way)]
      const right = wall ? MIDDLE - 2 - RADIUS : RIGHT - RADIUS
      const inside = [between(x, LEFT + RADIUS, right), between(y, TOP + RADIUS, BOTTOM - RADIUS)]
      if (inside[0] !== x || inside[1] !== y) particle.way = next() * 2 * Math.PI
      ;[particle.x, particle.y] = inside
    }
    const share = particles.filter(({ x }) => x < MIDDLE).length / COUNT
    shares.push(share)
    const { pixels, fill, disc } = canvas(320, 180, PAPER)
    fill([LEFT - 3, TOP - 3, RIGHT + 3, BOTTOM + 3], INK)
    fill([LEFT, TOP, RIGHT, BOTTOM], SKY)
    if (wall) fill([MIDDLE - 2, TOP, MIDDLE + 2, BOTTOM], INK)
    else for (let y = TOP + 4; y < BOTTOM; y += 10) fill([MIDDLE - 0.5, y, MIDDLE + 0.5, y + 5], INK)
    for (const { x, y } of particles) disc(x, y, RADIUS, GREEN)
    // How much of all is on each side.
    fill([LEFT, 154, MIDDLE - 6, 168], WELL)
    fill([MIDDLE + 6, 154, RIGHT, 168], WELL)
    fill([LEFT, 154, LEFT + share * (MIDDLE - 6 - LEFT), 168], AMBER)
    fill([MIDDLE + 6, 154, MIDDLE + 6 + (1 - share) * (RIGHT - MIDDLE - 6), 168], AMBER)
    frames.push(pixels)
  }
  let phase = 0
  let difference = 1
  const sound = pcm(SECONDS, (second) => {
    const share = shares[Math.min(shares.length - 1, Math.floor(second * FPS))]
    difference += (Math.abs(2 * share - 1) - difference) / (RATE * 0.4)
    phase += (2 * Math.PI * (262 + 262 * difference)) / RATE
    const edge = Math.min(1, second * 4, (SECONDS - second) * 2)
    return 0.16 * edge * (Math.sin(phase) + 0.25 * Math.sin(2 * phase))
  })
  writeFileSync(join(work, 'frames'), Buffer.concat(frames))
  writeFileSync(join(work, 'tone'), sound)
  const video = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', '320x180', '-r', String(FPS), '-i', join(work, 'frames')]
  const h264 = ['-c:v', 'libx264', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p', '-preset', 'veryslow', '-crf', '30']
  const aac = ['-c:a', 'aac', '-b:a', '32k', '-movflags', '+faststart', '-threads', '1']
  ffmpeg(...video, ...rawSound, '-i', join(work, 'tone'), ...h264, ...aac, ...plain, join(out, 'diffusion.mp4'))
  console.log(
    `diffusion: on the left ${shares.filter((_, frame) => frame % FPS === 0).map((share) => Math.round(100 * share))} %`,
  )
  return SECONDS
}

const BEATS = 20
const BEAT_SECONDS = 15
const beatAt = (beat) => 0.3 + (beat * BEAT_SECONDS) / BEATS

/** Twenty heartbeats in 15 seconds. Pitched so that the small speaker of a phone can play them. */
function heartbeat() {
  const thump = (since, hz, loud) =>
    since < 0 || since > 0.2
      ? 0
      : loud * Math.min(1, since * 200) * Math.exp(-since * 22) * Math.sin(2 * Math.PI * (hz - 300 * since) * since)
  const sound = pcm(BEAT_SECONDS, (second) => {
    let sum = 0
    for (let beat = 0; beat < BEATS; beat += 1)
      sum += thump(second - beatAt(beat), 230, 0.95) + thump(second - beatAt(beat) - 0.22, 290, 0.6)
    return sum
  })
  writeFileSync(join(work, 'beats'), sound)
  const mp3 = ['-c:a', 'libmp3lame', '-b:a', '40k', '-write_xing', '1', '-id3v2_version', '0']
  ffmpeg(...rawSound, '-i', join(work, 'beats'), ...mp3, ...plain, join(out, 'heartbeat.mp3'))
}

/** One glass of juice and four of water, and the ratio below them. */
function oneToFour() {
  const { pixels, width, height, fill, disc } = canvas(600, 220, PAPER)
  for (let glass = 0; glass < 5; glass += 1) {
    const middle = 80 + 110 * glass
    const half = (y) => 38 - (y - 20) * 0.09
    const within = (inset) => (x, y) => Math.abs(x - middle) < half(y) - inset
    fill([middle - 45, 20, middle + 45, 150], INK, within(0))
    fill([middle - 45, 20, middle + 45, 146], PAPER, within(4))
    fill([middle - 45, 42, middle + 45, 146], glass === 0 ? AMBER : SKY, within(4))
  }
  // 1
  fill([77, 168, 83, 208], INK)
  fill([66, 168, 83, 182], INK, (x, y) => Math.abs(x + y - 251) < 5)
  // :
  for (const y of [180, 200]) disc(135, y, 4, INK)
  // 4, under the middle of the four
  fill([359, 168, 365, 208], INK)
  fill([337, 190, 373, 196], INK)
  fill([337, 168, 365, 196], INK, (x, y) => Math.abs(1.1 * (x - 339) + (y - 194)) < 4.4)
  writeFileSync(join(out, 'one-to-four.png'), png(width, height, pixels))
}

function png(width, height, pixels) {
  const chunk = (type, body) => {
    const named = Buffer.concat([Buffer.from(type), body])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(body.length)
    frame.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  const lines = Array.from({ length: height }, (_, y) => [
    Buffer.of(0),
    pixels.subarray(y * width * 3, (y + 1) * width * 3),
  ])
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const packed = deflateSync(Buffer.concat(lines.flat()), { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))])
}

function crc32(bytes) {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

const stamp = (seconds) => `00:${seconds.toFixed(3).padStart(6, '0')}`

function captions(name, cues) {
  const text = cues.map(([from, to, words]) => `${stamp(from)} --> ${stamp(to)}\n${words}\n`)
  writeFileSync(join(out, name), ['WEBVTT\n', ...text].join('\n'))
}

const rows = []
function row(file, name, media_type, more = {}) {
  const bytes = readFileSync(join(out, file))
  rows.push({
    id: file.slice(0, file.lastIndexOf('.')),
    user_id: null,
    name,
    media_type,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    duration_s: null,
    width: null,
    height: null,
    captions: [],
    transcript: null,
    course_id: null,
    created_at: '2026-11-22T06:00:00.000Z',
    ...more,
  })
}

const filmEnds = diffusion()
heartbeat()
oneToFour()

captions('diffusion-en.vtt', [
  [0, 2, '[A steady tone]\nSixty particles are kept on the left by a wall.'],
  [2, 5, 'The wall goes. Each particle moves its own way, at random.'],
  [
    5,
    8.5,
    '[The tone falls as the two sides become alike]\nThe left is more crowded, so more of them leave it than come back.',
  ],
  [8.5, filmEnds, 'Now about as many go one way as the other. They still move, but neither side gains.'],
])
captions('diffusion-sw.vtt', [
  [0, 2, '[Mlio usiobadilika]\nChembe sitini zimezuiwa upande wa kushoto na ukuta.'],
  [2, 5, 'Ukuta unaondolewa. Kila chembe inaenda njia yake, bila mpangilio.'],
  [
    5,
    8.5,
    '[Mlio unashuka kadiri pande mbili zinavyolingana]\nKushoto kumejaa zaidi, kwa hivyo zinazotoka huko ni nyingi kuliko zinazorudi.',
  ],
  [8.5, filmEnds, 'Sasa zinazoenda huku na kule ni karibu sawa. Bado zinasonga, lakini hakuna upande unaozidi.'],
])
const beats = (words) => Array.from({ length: BEATS }, (_, beat) => [beatAt(beat), beatAt(beat) + 0.45, words])
captions('heartbeat-en.vtt', beats('[heartbeat]'))
captions('heartbeat-sw.vtt', beats('[pigo la moyo]'))

const both = (id) => ['en', 'sw'].map((locale) => ({ locale, content_id: `${id}-${locale}` }))
row('diffusion.mp4', 'Diffusion: particles spread out', 'video/mp4', {
  duration_s: filmEnds,
  captions: both('diffusion'),
  transcript: {
    en: 'A box seen from above, cut in two by a wall. Sixty green particles move about on the left; the right is empty. A bar under each side shows its share: the left one is full. After two seconds the wall is gone. Each particle moves its own way, at random. As the left is more crowded, more particles leave it than come back, and the right bar grows. After some ten seconds each side has about half. The particles still move, but as many go one way as the other. A tone is heard, high at first, which falls as the two sides become alike.',
    sw: 'Kisanduku kinachoonekana kutoka juu, kimegawanywa na ukuta. Chembe sitini za kijani zinasonga upande wa kushoto; upande wa kulia ni mtupu. Mstari chini ya kila upande unaonyesha sehemu yake: wa kushoto umejaa. Baada ya sekunde mbili ukuta unaondolewa. Kila chembe inaenda njia yake, bila mpangilio. Kwa kuwa kushoto kumejaa zaidi, zinazotoka huko ni nyingi kuliko zinazorudi, na mstari wa kulia unakua. Baada ya sekunde kama kumi kila upande una karibu nusu. Chembe bado zinasonga, lakini zinazoenda huku na kule ni sawa. Mlio unasikika, wa juu mwanzoni, nao unashuka kadiri pande mbili zinavyolingana.',
  },
})
row('diffusion-en.vtt', 'Diffusion, captions', 'text/vtt')
row('diffusion-sw.vtt', 'Mtawanyiko, maandishi', 'text/vtt')
row('heartbeat.mp3', 'Fifteen seconds of heartbeats', 'audio/mpeg', {
  duration_s: BEAT_SECONDS,
  captions: both('heartbeat'),
  transcript: {
    en: 'A heart beats for 15 seconds. Each beat is two sounds close together, the first one stronger. There are 20 beats. A minute is four times as long, so this heart beats 4 × 20 = 80 times a minute.',
    sw: 'Moyo unapiga kwa sekunde 15. Kila pigo ni sauti mbili zinazofuatana haraka, ya kwanza ikiwa na nguvu zaidi. Kuna mapigo 20. Dakika ni ndefu mara nne, kwa hivyo moyo huu unapiga mara 4 × 20 = 80 kwa dakika.',
  },
})
row('heartbeat-en.vtt', 'Heartbeats, captions', 'text/vtt')
row('heartbeat-sw.vtt', 'Mapigo ya moyo, maandishi', 'text/vtt')
row('one-to-four.png', 'Juice and water, 1 to 4', 'image/png', {
  width: 600,
  height: 220,
  transcript: {
    en: 'Five glasses in a row: one of orange juice, then four of water. Below them stands 1 : 4.',
    sw: 'Glasi tano kwa mstari: moja ya juisi ya machungwa, kisha nne za maji. Chini yake pameandikwa 1 : 4.',
  },
})
writeFileSync(join(out, 'contents.json'), `${JSON.stringify(rows, null, 2)}\n`)
rmSync(work, { recursive: true })
for (const { id, bytes } of rows) console.log(`${id}: ${bytes} bytes`)
