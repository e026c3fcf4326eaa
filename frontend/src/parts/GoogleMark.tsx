/** Google's G, in its own colours on any ground. */
export const GoogleMark = () => (
  <svg viewBox="0 0 20 20" className="size-5 shrink-0" fill="none" strokeWidth="3.6" aria-hidden>
    <path d="M4.3 6.1A7.1 7.1 0 0 1 15 5" stroke="#ea4335" />
    <path d="M4.3 13.9a7.1 7.1 0 0 1 0-7.8" stroke="#fbbc05" />
    <path d="M15.2 14.9a7.1 7.1 0 0 1-10.9-1" stroke="#34a853" />
    <path d="M10.2 10h6.9a7.1 7.1 0 0 1-2 5" stroke="#4285f4" />
  </svg>
)
