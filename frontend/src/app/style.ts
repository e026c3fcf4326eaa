const sheets = { app: new CSSStyleSheet(), inside: new CSSStyleSheet() }
// After what stands in index.html, and in this order, however they come. The policy has nothing against sheets made so.
document.adoptedStyleSheets = [sheets.app, sheets.inside]

/** Puts a sheet in force at once, so that nothing is ever shown without it: a page's code brings its style along. */
export const setStyle = (name: keyof typeof sheets, text: string): void => sheets[name].replaceSync(text)
