/** The name as it is always written. */
export const Brand = () => (
  <span className="text-lg font-bold tracking-tight">
    Taji<span className="text-primary">Connect</span>
  </span>
)

/** A strip of printed cloth, for the top of a page that welcomes. */
export const KitengeBand = () => <div aria-hidden className="kitenge" />
