/// <reference types="office-js" />
import type { ReadRequest } from "../../workbook";
import type { Band } from "./bands";
import type { BlockBuilder } from "./block-builder";
import type { ExcelSheet } from "./contents";

/** What the cells of sheets weighed when they were last read, in bytes of an answer, by the sheet's id. */
export type Weights = Map<string, number>;

/** Cells of a sheet that are being read. */
export interface Reading {
  known: Pick<ExcelSheet, "id">;
  sheet: Excel.Worksheet;
  request: ReadRequest;
  bands: readonly Band[];
  /** As far as it was known to go when the contents were asked for, or the request goes. */
  lastRow: number;
  block: BlockBuilder;
}
