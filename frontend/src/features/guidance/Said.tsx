/** What somebody wrote, in their own lines. */
export const Said = ({ children }: { children: string }) => (
  <p className="max-w-text whitespace-pre-line [overflow-wrap:anywhere]">{children}</p>
)
