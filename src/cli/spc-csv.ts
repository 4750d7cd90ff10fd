import { CsvError, parse } from "csv-parse/sync";

/** A row of a CSV text and the line it starts on, from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
}

export interface Csv {
  rows: CsvRow[];
  /** What could not be read, by line: there are no rows then. */
  fault?: { line: number; message: string };
}

/** Why a text is not CSV, by the code of csv-parse. */
const FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "A quotation mark is opened here and never closed: close it, or take it out.",
  CSV_INVALID_CLOSING_QUOTE:
    "Something follows the closing quotation mark of a cell: put a comma there, or double the quotation marks inside.",
};

/** Rows of a CSV text as RFC 4180 has them. Lines with nothing on them are no rows. */
export function parseCsv(text: string): Csv {
  try {
    const found = parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n", "\r"],
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return {
      rows: found.map(({ record, info }) => ({ line: firstLine(record, info.lines), cells: record })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error["lines"]) || 1;
    return { rows: [], fault: { line, message: FAULTS[error.code] ?? "This is not comma-separated text." } };
  }
}

/** csv-parse counts to a row's last line; cells in quotes may hold line breaks. */
const firstLine = (record: readonly string[], lastLine: number): number =>
  lastLine - (record.join("").match(/\r\n|\r|\n/g)?.length ?? 0);
