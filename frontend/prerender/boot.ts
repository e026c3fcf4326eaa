import type { Locale } from '@tajiconnect/contract/common'

/** Addresses to fetch ahead: the code a page starts with, and its words in each language; `inside` is for who is signed in. */
export type Ahead = Record<'landing' | 'app' | 'inside', [code: string[], words: Record<Locale, string[]>]>

/**
 * The page's only inline script, run before anything is painted. It says on <html> which language, theme and page this
 * visit gets, fetches that page's code beside the entry, and shows words where the code cannot be fetched.
 */
export const bootScript = (sessionKeys: string[], ahead: Ahead) =>
  `!function(d,g,a){
var l=g("taji.locale"),t=g("taji.theme");
d.lang=l=="en"||l=="sw"?l:/^sw/.test(navigator.language)?"sw":"en";
if(t=="light"||t=="dark")d.dataset.theme=t;
var s=${JSON.stringify(sessionKeys)}.every(g),p=location.pathname=="/"&&!s?"landing":"app";
d.dataset.page=p;
[p].concat(s?"inside":[]).forEach(function(k){a[k][0].concat(a[k][1][d.lang]).forEach(function(h){var e=document.createElement("link");e.rel="modulepreload";e.href=h;e.crossOrigin="";document.head.append(e)})});
addEventListener("error",function(e){if(e.target.tagName=="SCRIPT")d.dataset.failed=""},true)
}(document.documentElement,function(k){try{return localStorage.getItem(k)}catch(e){return null}},${JSON.stringify(ahead)})`.replaceAll(
    '\n',
    '',
  )
