/** What a first visit downloads. The build measures it and writes it on the page; 0 where nobody has. */
export const firstVisit = {
  kilobytes: typeof document === 'undefined' ? 0 : Number(document.documentElement.dataset.kilobytes ?? 0),
}
