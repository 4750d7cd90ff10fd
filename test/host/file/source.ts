import type { Book, CellStyle, Comment } from "../book/book";

/** What a book was loaded from, for what the host does not know and a save must keep. It hangs on `Book.source`. */
export interface Source {
  /** The file. */
  bytes: Uint8Array;
  /** By the sheet's id. */
  sheets: Map<string, SheetSource>;
  /** The `s` of styles that came from the file. */
  styles: ReadonlyMap<CellStyle, number>;
  /** The `dxfId` of looks that came from the file, by what they say (`said`). */
  looks: ReadonlyMap<string, number>;
  /** What the workbook's own part said, facet by facet. */
  facets: Facets;
}

/** Fingerprints by facet: what a facet says is written anew only when its fingerprint is another one. */
export type Facets = Readonly<Record<string, string>>;

export interface SheetSource {
  part: string;
  /** Its place among all sheets of the file, chart sheets too, from 0. */
  place: number;
  /** The relationship of the workbook to it. */
  relationship: string;
  facets: Facets;
  /** As they were loaded. */
  comments: readonly Comment[];
  /** Each table's part and fingerprint, by the table's id. */
  tables: ReadonlyMap<string, { part: string; said: string }>;
  /** Each chart's place in the drawing, part and fingerprint, by the chart's id. */
  charts: ReadonlyMap<string, ChartSource>;
}

export interface ChartSource {
  /** The drawing's relationship to the chart. */
  relationship: string;
  part: string;
  said: string;
}

export const sourceOf = (book: Book): Source | undefined => book.source as Source | undefined;
