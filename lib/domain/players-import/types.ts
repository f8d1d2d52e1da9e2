/** Which column of a file holds what. Columns are named by their header; plain data, fit for the wire. */
export interface ImportMapping {
  /** Identifies a player from one import to the next; null: name and club do. */
  ref: string | null
  /** Joined with a space: ['first_name', 'second_name']. */
  name: string[]
  /** null: the name. */
  shortName: string | null
  position: string
  /** What the file writes → position code ('1' → 'GK'). Codes and names of the roster need no entry. */
  positionValues: Record<string, string>
  /** null: no club. */
  club: string | null
  /** What the file writes → club name ('14' → 'Man Utd'); a value without an entry is taken as it is. */
  clubValues: Record<string, string>
  /** null: every base price is 0. */
  basePrice: string | null
  /** Minor units in 1 of the file's price, as a decimal string: '10000000' for tenths of a million in pence. */
  priceUnit: string
}

export interface ParsedPlayer {
  ref: string
  name: string
  shortName: string
  /** A code of the roster. */
  position: string
  /** '' when the file has none. */
  club: string
  /** Minor units. */
  basePrice: bigint
  /** Where the row starts in the file, from 1. */
  line: number
}

export type ImportErrorCode =
  | 'too_large'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'unreadable'
  | 'quote_not_closed'
  | 'empty_file'
  | 'no_rows'
  | 'missing_column'
  | 'repeated_column'
  | 'bad_mapping'
  | 'ragged_row'
  | 'missing_value'
  | 'too_long'
  | 'bad_characters'
  | 'unknown_position'
  | 'bad_price'
  | 'duplicate_ref'

export interface ImportError {
  /** From 1, as an editor counts. */
  line: number
  /** The header of the column. */
  column?: string
  code: ImportErrorCode
  message: string
}

export interface ImportWarning {
  code: 'same_short_name' | 'same_short_name_and_club'
  message: string
  /** All rows that it is about. */
  lines: number[]
}

export interface ImportPreview {
  /** The rows without an error. */
  rows: ParsedPlayer[]
  /** In file order, the first 1,000. Nothing should be imported while there are any. */
  errors: ImportError[]
  warnings: ImportWarning[]
  totals: {
    /** Rows in the file, the header apart. */
    rows: number
    valid: number
    /** Valid rows whose ref the league has, and has not. */
    existing: number
    new: number
    errors: number
    byPosition: Record<string, number>
    /** Rows whose short name an earlier row has too. */
    sharedShortNames: number
  }
}
