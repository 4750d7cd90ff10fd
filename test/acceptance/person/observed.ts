/** What observe.py says of a workbook. Rows and columns count from 1. */

export interface Observed {
  /** All sheets' names in tab order, chart sheets too. */
  titles: string[];
  /** Worksheets in tab order. */
  sheets: ObservedSheet[];
  names: ObservedName[];
  /** A hash of each part's bytes. */
  parts: Record<string, string>;
  /** The workbook part's other children, as XML. */
  workbook: Record<string, string>;
}

export interface ObservedSheet {
  name: string;
  state: string;
  part: string;
  cells: Record<string, ObservedCell>;
  /** Where its tables are. */
  tables: string[];
  merges: string[];
  /** Rows whose height somebody set, or that are hidden. */
  heights: Record<string, string>;
  comments: Record<string, string>;
  /** The sheet's other children, as XML by tag, with relationships' ids replaced by what they lead to. */
  rest: Record<string, string[]>;
  drawn: Drawn[];
  relations: string[];
}

export interface ObservedCell {
  shows: string | number | boolean | null;
  formula: string | null;
  looks: string;
}

export interface Drawn {
  name: string;
  from: [number, number] | null;
  xml: string;
  chart?: { part: string; text: string; ranges: string[]; values: (string | null)[] };
}

export interface ObservedName {
  name: string;
  /** The sheet whose own name it is. */
  sheet: string | null;
  text: string;
  hidden: boolean;
}

export const sheetNamed = (observed: Observed, name: string): ObservedSheet => {
  const found = observed.sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`there is no sheet ${name}`);
  return found;
};

/** A sheet's own name. */
export const ownName = (observed: Observed, sheet: string, name: string): string | undefined =>
  observed.names.find((one) => one.sheet === sheet && one.name === name)?.text;
