import type { Rect } from "../../workbook";
import type { SheetSpec } from "./spec";

/** What lies over the cells of a sheet, and what it starts people off with over theirs. */
export function withStarter(spec: SheetSpec): SheetSpec {
  const { starter } = spec;
  if (!starter) return spec;
  return {
    ...spec,
    conditions: [...spec.conditions, ...starter.conditions],
    validations: [...spec.validations, ...starter.validations],
    tables: [...spec.tables, ...starter.tables],
  };
}

/** Where a sheet's starter has something. */
export const starterRects = ({ starter }: SheetSpec): Rect[] =>
  starter
    ? [
        ...starter.tables.map(({ rect }) => rect),
        ...starter.paints.map(({ rect }) => rect),
        ...starter.blocks.map(({ row, column, values }) => ({
          row,
          column,
          rows: values.length,
          columns: Math.max(...values.map((line) => line.length)),
        })),
      ]
    : [];
