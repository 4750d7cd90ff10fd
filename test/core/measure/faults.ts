import { prepareMeasures } from "../../../src/core/measure/prepare";
import { buildSetup } from "./build";
import type { MeasureLiteral } from "./build";

export const FIELDS = {
  reference: "text",
  received: "date",
  due: "date",
  completed: "date",
  status: "text",
  worker: "person",
  hours: "number",
  urgent: "yes/no",
  start: "date",
  end: "date",
} as const;

/** What preparing one measure of a source called Cases says is wrong: its column and message; or nothing. */
export function faults(literal: Partial<MeasureLiteral>, others: readonly MeasureLiteral[] = []): string[] {
  const measure = { id: "M", formula: "count()", countedOn: "received", ...literal };
  const setup = buildSetup({
    ...{
      teams: [{ name: "Alder", service: "Community" }],
      asOf: "2026-10-31",
      measures: [measure, ...others],
    },
    sources: {
      Cases: { fields: FIELDS },
      Figures: { kind: "figures", fields: { period: "text", value: "number" } },
    },
  });
  const { problems } = prepareMeasures(setup, new Set());
  for (const problem of problems) expect(problem.class).toBe("measure-disabled");
  return problems.map((problem) => `${problem.where.key} ${problem.where.column}: ${problem.message}`);
}
