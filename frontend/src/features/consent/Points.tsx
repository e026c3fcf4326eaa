export const Points = ({ points }: { points: readonly string[] }) => (
  <ul className="flex max-w-text list-disc flex-col gap-1 pl-6 marker:text-primary">
    {points.map((point) => (
      <li key={point}>{point}</li>
    ))}
  </ul>
)
