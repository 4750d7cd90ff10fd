/// <reference types="office-js" />
import type { ChartSpec, SeriesName } from "../../../core/sheet/chart";
import { shownValue, type Grid } from "../../../core/sheet/grid";
import type { Rect } from "../../../workbook";
import { rangeAt } from "../../read/rect";

/** What a chart stands on. */
export interface ChartPlace {
  sheet: Excel.Worksheet;
  /** What stands in the sheet's cells now. */
  grid: Grid;
  /** The workbook's dates count from 1904. */
  date1904: boolean;
  /** The size in points of the cells that it lies over (`ChartSpec.over`). */
  size: (over: Rect) => { width: number; height: number };
}

/** A chart while it is written. */
export interface ChartWriting {
  chart: Excel.Chart;
  spec: ChartSpec;
  place: ChartPlace;
  /** A range of the chart's sheet, made but once: each costs actions. */
  range: (rect: Rect) => Excel.Range;
  /**
   * It was made just now, and what Excel gives to a new chart need not be said again: no fill behind the plot and no lines round bars, a
   * pale line under the axis along the bottom and none at the other, tick marks nowhere, lines without markers.
   */
  fresh: boolean;
}

export function rangesOf(sheet: Excel.Worksheet): (rect: Rect) => Excel.Range {
  const made = new Map<string, Excel.Range>();
  return (rect) => {
    const key = JSON.stringify([rect.row, rect.column, rect.rows, rect.columns]);
    let range = made.get(key);
    if (!range) made.set(key, (range = rangeAt(sheet, rect)));
    return range;
  };
}

/** Office.js has no name that follows a cell: the cell's text is the name. */
export function nameText(name: SeriesName, grid: Grid): string {
  if (typeof name === "string") return name;
  const value = shownValue(grid.get(name.row)?.get(name.column)?.value ?? null);
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value ?? "");
}

/** The number format of the first cell that is filled. */
export function formatIn({ row, column, rows, columns }: Rect, grid: Grid): string {
  for (let down = row; down < row + rows; down++) {
    for (let across = column; across < column + columns; across++) {
      const cell = grid.get(down)?.get(across);
      if (cell && shownValue(cell.value) !== null) return cell.style.format ?? "General";
    }
  }
  return "General";
}
