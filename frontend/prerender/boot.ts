import type { Locale } from '@tajiconnect/contract/common'

/** Addresses to fetch ahead: the code a page starts with, and its words in each language; `inside` is for who is signed in. */
export type Ahead = Record<'landing' | 'app' | 'inside', [code: string[], words: Record<Locale, string[]>]>

export interface BootData {
  /** Where the browser keeps the session: whoever has something under each name is signed in. */
  keys: string[]
  ahead: Ahead
}

/** What the boot script reads; it stands before it. A script of this type is data, and never runs. */
export const bootData = (data: BootData) =>
  `<script type="application/json" id="boot">${JSON.stringify(data).replaceAll('<', String.raw`\u003c`)}</script>`

/**
 * The page's only inline script, run before anything is painted. It says on <html> which language, theme and page this
 * visit gets, fetches that page's code beside the entry, and shows words where the code cannot be fetched. Its text is
 * the same in every build, and so is its hash in the Content-Security-Policy.
 */
export const bootScript = `!function(d,g,b){
var l=g("taji.locale"),t=g("taji.theme");
d.lang=l=="en"||l=="sw"?l:/^sw/.test(navigator.language)?"sw":"en";
if(t=="light"||t=="dark")d.dataset.theme=t;
var s=b.keys.every(g),p=location.pathname=="/"&&!s?"landing":"app";
d.dataset.page=p;
[p].concat(s?"inside":[]).forEach(function(k){b.ahead[k][0].concat(b.ahead[k][1][d.lang]).forEach(function(h){var e=document.createElement("link");e.rel="modulepreload";e.href=h;e.crossOrigin="";document.head.append(e)})});
addEventListener("error",function(e){if(e.target.tagName=="SCRIPT")d.dataset.failed=""},true)
}(document.documentElement,function(k){try{return localStorage.getItem(k)}catch(e){return null}},JSON.parse(document.getElementById("boot").textContent))`.replaceAll(
  '\n',
  '',
)
