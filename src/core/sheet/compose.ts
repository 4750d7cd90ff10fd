import type { Rect } from "../../workbook";
import type { ChartSpec } from "./chart";
import type { Condition } from "./condition";
import type { SparklineGroup } from "./sparkline";
import type {
  Anchor,
  Block,
  CellValue,
  DateValue,
  Formula,
  Link,
  NamedRange,
  Paint,
  SheetSpec,
} from "./spec";
import type { Style } from "./style";
import type { TableSpec } from "./table";
import type { Validation } from "./validation";

/** Some of a sheet: what one section puts on it. */
export type Piece = Partial<
  Pick<
    SheetSpec,
    | "blocks"
    | "paints"
    | "merges"
    | "anchors"
    | "names"
    | "charts"
    | "conditions"
    | "validations"
    | "tables"
    | "sparklines"
    | "links"
    | "volatile"
  >
> & {
  /** Points, by offset from the section's first row. */
  heights?: ReadonlyMap<number, number>;
};

/** A section knows its height before its place, so that one may point at another's rows. */
export interface Section {
  rows: number;
  /** May a page begin here? */
  breakBefore?: boolean;
  at(top: number, topOf: (section: Section) => number): Piece;
}

export interface Composed {
  rows: number;
  topOf(section: Section): number;
  content: Required<Omit<Piece, "heights">> & Pick<SheetSpec, "rowHeights">;
}

/** Sections one below the other, from row 1. */
export function compose(sections: readonly Section[]): Composed {
  const tops = new Map<Section, number>();
  let next = 1;
  for (const section of sections) {
    tops.set(section, next);
    next += section.rows;
  }
  const topOf = (section: Section): number => {
    const top = tops.get(section);
    if (top === undefined) throw new RangeError("a section points at one that is not on the sheet");
    return top;
  };
  const pieces = sections.map((section) => ({
    top: topOf(section),
    piece: section.at(topOf(section), topOf),
  }));
  const all = <T>(pick: (piece: Piece) => readonly T[] | undefined): T[] =>
    pieces.flatMap(({ piece }) => pick(piece) ?? []);
  const rowHeights = new Map<number, number>();
  for (const { top, piece } of pieces) {
    piece.heights?.forEach((height, offset) => rowHeights.set(top + offset, height));
  }
  return {
    rows: next - 1,
    topOf,
    content: {
      rowHeights,
      blocks: all<Block>((piece) => piece.blocks),
      paints: all<Paint>((piece) => piece.paints),
      merges: all<Rect>((piece) => piece.merges),
      anchors: all<Anchor>((piece) => piece.anchors),
      names: all<NamedRange>((piece) => piece.names),
      charts: all<ChartSpec>((piece) => piece.charts),
      conditions: all<Condition>((piece) => piece.conditions),
      validations: all<Validation>((piece) => piece.validations),
      tables: all<TableSpec>((piece) => piece.tables),
      sparklines: all<SparklineGroup>((piece) => piece.sparklines),
      links: all<Link>((piece) => piece.links),
      volatile: all<Rect>((piece) => piece.volatile),
    },
  };
}

export const rect = (row: number, column: number, rows = 1, columns = 1): Rect => ({
  row,
  column,
  rows,
  columns,
});

export const paint = (area: Rect, style: Style): Paint => ({ rect: area, style });

/** One row of values from a cell on. */
export const line = (row: number, column: number, ...values: (CellValue | Formula | DateValue)[]): Block => ({
  row,
  column,
  values: [values],
});
