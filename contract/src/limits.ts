/** Plain values that both sides need; apart from the schemas, so that whoever reads them carries no validator. */

export const PASSWORD_MIN = 10

/** A quiz is passed at four of six or better (two thirds). */
export const PASS_SHARE = 2 / 3
