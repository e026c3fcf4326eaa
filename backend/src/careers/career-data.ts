/** One row of O*NET's catalogue. `interests` are its levels of R I A S E C, from 1 (none) to 7. */
export interface Occupation {
  /** O*NET-SOC code. */
  id: string
  title: string
  description: string
  /** 1 little preparation … 5 extensive. */
  job_zone: number
  interests: readonly number[]
  /** Six work values, 1–7, and sixteen work styles, 1–5, in the order of O*NET's columns; O*NET rates not every one. */
  values?: readonly number[]
  styles?: readonly number[]
  /** The ten that count most: index into `skills` of the catalogue, importance 1–5, level 0–7. */
  skills?: readonly (readonly number[])[]
}

export interface Catalogue {
  source: string
  notice: string
  version: string
  skills: string[]
  occupations: Occupation[]
}

/**
 * A field of study and the work it leads to. `weights` (R I A S E C) and `centre` are a linear score of where a person
 * stands: the log-odds of the field against the average respondent's, every field counting the same.
 */
export interface Field {
  id: string
  /** People of the fit who chose it. */
  n: number
  weights: readonly number[]
  centre: number
  /** Added for ranking alone, where people of a field stand near the average and others crowd it out. */
  lift: number
  /** O*NET-SOC codes it prepares for. */
  occupations: string[]
  /** Two-digit SOC major groups it belongs to. */
  major_groups: string[]
}

/** Parameters of the interest model; no person's row is among them. */
export interface InterestModel {
  source: string
  notice: string
  version: string
  person_mean: readonly number[]
  person_sd: readonly number[]
  occupation_mean: readonly number[]
  occupation_sd: readonly number[]
  /** From six standardised occupation interests and a constant to where its people stand. */
  map: readonly (readonly number[])[]
  /** Inverse of the covariance within a field. */
  inverse_covariance: readonly (readonly number[])[]
  fields: Field[]
}

/** What `backend/data/occupations.json` and `interest-model.json` hold, handed in by the host. */
export interface CareerData {
  occupations: Catalogue
  model: InterestModel
}
