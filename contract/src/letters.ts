/** The six interest letters in the order of Holland's hexagon. */
export const LETTERS = ['R', 'I', 'A', 'S', 'E', 'C'] as const
