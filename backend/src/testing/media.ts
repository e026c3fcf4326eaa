import { concat } from '../bytes.ts'
import { ascii, jpeg, png, webp } from './pictures.ts'

type Bytes = Uint8Array<ArrayBuffer>

const zeros = (length: number) => new Uint8Array(length)
const latin1 = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

export const isoMedia = (brand: string): Bytes =>
  concat([Uint8Array.of(0, 0, 0, 24), ascii(`ftyp${brand}`), zeros(4), ascii('isommp41'), zeros(4), ascii('mdat')])
export const ogg = (codec: string): Bytes =>
  concat([latin1('OggS\0\x02'), zeros(20), latin1(`\x01\x1e${codec}`), zeros(20)])
export const ebml = (docType: string): Bytes =>
  concat([latin1('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82'), Uint8Array.of(0x80 + docType.length), ascii(docType)])
/** Silent frames of MPEG-1 layer III, 32 kbit/s, 44.1 kHz: 104 bytes each. */
export const mp3 = (frames = 3): Bytes =>
  concat(Array.from({ length: frames }, () => concat([Uint8Array.of(0xff, 0xfb, 0x10, 0xc0), zeros(100)])))
export const wav = (): Bytes => concat([ascii('RIFF'), zeros(4), ascii('WAVEfmt '), zeros(28)])
export const gif = (): Bytes => concat([ascii('GIF89a'), Uint8Array.of(20, 0, 10, 0, 0, 0, 0, 0x3b)])
export const vtt = (words = 'Hello'): Bytes => ascii(`WEBVTT\n\n00:00.000 --> 00:01.000\n${words}\n`)

/** What is taken, by what it is. */
export const taken: [media_type: string, bytes: Bytes][] = [
  ['image/jpeg', jpeg()],
  ['image/png', png()],
  ['image/webp', webp()],
  ['image/gif', gif()],
  ['audio/mpeg', mp3()],
  ['audio/mpeg', concat([latin1('ID3\x03\0\0\0\0\0\x0a'), zeros(10), mp3()])],
  ['audio/ogg', ogg('OpusHead')],
  ['audio/ogg', ogg('\x01vorbis')],
  ['audio/wav', wav()],
  ['audio/mp4', isoMedia('M4A ')],
  ['video/mp4', isoMedia('isom')],
  ['video/mp4', isoMedia('mp42')],
  ['video/webm', ebml('webm')],
  ['application/pdf', ascii('%PDF-1.7\n')],
  ['text/vtt', vtt()],
  ['text/vtt', ascii('\uFEFFWEBVTT - with a title\n')],
]

/** What is not, by what it is. */
export const refused: [what: string, bytes: Bytes][] = [
  ['HTML', ascii('<!doctype html><script>alert(1)</script>')],
  ['SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['XML', ascii('<?xml version="1.0"?><svg/>')],
  ['a program for Windows', latin1('MZ\x90\0\x03\0\0\0')],
  ['a program for Linux', latin1('\x7fELF\x02\x01\x01')],
  ['an Android package, or any ZIP', latin1('PK\x03\x04\x14\0')],
  ['a script', ascii('#!/bin/sh\nrm -rf ~\n')],
  ['a letter', ascii('Dear Achieng,')],
  ['JSON', ascii('{"a":1}')],
  ['QuickTime', isoMedia('qt  ')],
  ['HEIC', isoMedia('heic')],
  ['Matroska', ebml('matroska')],
  ['Speex in Ogg', ogg('Speex   ')],
  ['video in Ogg', ogg('\x80theora')],
  ['AAC by itself', latin1('\xff\xf1\x50\x80\x00\x1f\xfc')],
  ['one frame of MP3, by chance', concat([mp3(1), ascii('<html><script>alert(1)</script>')])],
  ['what only begins like WebVTT', ascii('WEBVTTX<script>')],
  ['a single byte', latin1('\xff')],
  ['HTML before an MP4', concat([ascii('<html>'), isoMedia('isom')])],
  ['RIFF of something else', concat([ascii('RIFF'), zeros(4), ascii('AVI LIST')])],
]
