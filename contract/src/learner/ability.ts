/** Practice is to come off about this often: neither boring nor beyond. */
export const TARGET_SUCCESS = 0.78

/** The chance of a right answer at an ability and a difficulty, both on the logistic scale; a guess may be right too. */
export const chanceOf = (ability: number, difficulty: number, guess: number): number =>
  guess + (1 - guess) / (1 + Math.exp(difficulty - ability))

/** How far the next answer may move an estimate that rests on `answers` (Pelánek 2016). */
export const stepAfter = (answers: number): number => 1 / (1 + 0.05 * answers)
