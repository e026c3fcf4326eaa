/** The six interest letters in the order of Holland's hexagon. */
export const LETTERS = ['R', 'I', 'A', 'S', 'E', 'C'] as const

/** The scales that are interests; their code is one of the six letters from here on. */
export const lettered = <S extends { code: string }>(scales: readonly S[]) =>
  scales.filter((scale): scale is S & { code: (typeof LETTERS)[number] } =>
    (LETTERS as readonly string[]).includes(scale.code),
  )
