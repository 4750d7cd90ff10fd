import { evaluate } from "./build";
import type { Council, MeasureLiteral, Row, SourceLiteral } from "./build";

/** A council of one team, Alder, and one source, Cases, whose measures are counted on the date received. */
export const FIELDS = {
  received: "date",
  due: "date",
  completed: "date",
  status: "text",
  hours: "number",
  urgent: "yes/no",
} as const;

export const council = (
  rows: readonly Row[],
  measures: readonly Omit<MeasureLiteral, "id">[],
  more: Partial<Council> & { source?: Partial<SourceLiteral> } = {},
): Council => ({
  ...{ teams: [{ name: "Alder", service: "Community" }], asOf: "2026-10-31" },
  measures: measures.map((measure, i) => ({ id: `M${i + 1}`, countedOn: "received", ...measure })),
  sources: {
    Cases: { fields: FIELDS, rows: rows.map((row) => ({ node: "Alder", ...row })), ...more.source },
  },
  ...more,
});

/** The value of one formula over rows all received in May 2026. */
export const inMay = (formula: string, ...rows: Row[]): number | null =>
  evaluate(
    council(
      rows.map((row) => ({ received: "2026-05-01", ...row })),
      [{ formula }],
    ),
  ).value("M1", "Alder", "2026-05");
