/** Every target and status of the worked example: its values go in, its judgements must come out. */
import { judge } from "../../../src/core/judge/judge";
import { checkTargets } from "../../../src/core/judge/check-targets";
import type { EvaluatedMeasure, Point } from "../../../src/core/measure/evaluated";
import type { GoodIs } from "../../../src/core/setup/setup";
import type { PeriodLength, Window } from "../../../src/core/calendar/period";
import book from "../../fixtures/judge/worked-example.json";
import { measure, organisation, rhythm, setup, target } from "./make";

type Row = [
  string,
  number | null,
  number | null,
  number | null,
  number | null,
  number | null,
  string,
  boolean,
];

const COLUMNS: Record<string, string> = { From: "C", Upper: "D", Target: "E", Tolerance: "F" };
const teams = organisation(book.teams as Parameters<typeof organisation>[0]);
const measures = book.measures.map((row) =>
  measure({
    id: row.id,
    unit: row.unit,
    goodIs: row.goodIs as GoodIs,
    teams: row.teams,
    rhythm: rhythm(row.length as PeriodLength, row.window as Window | undefined),
  }),
);
const targets = book.targets.map(({ row, ...rest }) =>
  target({
    ...(rest as { measure: string }),
    at: (column) => ({
      sheet: "Primed setup",
      table: "PrimedTargets",
      key: rest.measure,
      column,
      cell: `${COLUMNS[column]}${row}`,
    }),
  }),
);
const example = setup({ organisation: teams, measures, targets, events: book.events }, book.smallNumber);
const periods = new Map(
  Object.entries(book.periods).map(([label, [start, end, baseStart]]) => [
    label,
    { label, start: start!, end: end!, baseStart: baseStart! },
  ]),
);
const results = Object.entries(book.results as unknown as Record<string, Record<string, Row[]>>);

const evaluated = results.map(([id, nodes]): EvaluatedMeasure => {
  const { additive, stock } = book.measures.find((row) => row.id === id)!;
  const series = Object.entries(nodes).map(([name, rows]) => ({
    node: teams.find(name)!,
    points: rows.map(([label, value, numerator, denominator, basis, , , complete]): Point => {
      return { period: periods.get(label)!, value, numerator, denominator, basis, complete, blanks: 0 };
    }),
  }));
  return { measure: measures.find((one) => one.id === id)!, additive, stock, series };
});

describe("the worked example", () => {
  const judged = judge(evaluated, example);

  test("is whole", () =>
    expect(results.flatMap(([, nodes]) => Object.values(nodes).flat())).toHaveLength(822));

  test.each(results)("targets and statuses of %s", (id, nodes) => {
    const found = judged.find((one) => one.measure.id === id)!;
    const lines = found.series.flatMap(({ node, points }) =>
      points.map((point) => [node.name, point.period.label, rounded(point.target), point.status]),
    );
    const wanted = Object.entries(nodes).flatMap(([node, rows]) =>
      rows.map(([label, , , , , wantedTarget, status]) => [
        node.split(":")[1],
        label,
        rounded(wantedTarget),
        status,
      ]),
    );
    expect(lines).toEqual(wanted);
  });

  test("the two measures with a bad target are disabled, and the cells are named", () => {
    const { problems, disabled } = checkTargets(example);
    expect([...disabled]).toEqual(["BADTARGET", "TIED"]);
    expect(problems).toEqual([
      {
        class: "measure-disabled",
        where: {
          sheet: "Primed setup",
          table: "PrimedTargets",
          key: "BADTARGET",
          column: "Target",
          cell: "E115",
        },
        message: "A target above 1 on a % measure (85): write 0.85, or 85%.",
      },
      {
        class: "measure-disabled",
        where: { sheet: "Primed setup", table: "PrimedTargets", key: "TIED", column: "From", cell: "C117" },
        message: "There are two targets for Alder from 2026-04-01: delete one, or give it another From.",
      },
    ]);
  });

  test("its two events reach their own node and measure only", () => {
    const withEvents = judged.flatMap(({ measure: { id }, series }) =>
      series.flatMap(({ node, events }) => events.map(({ note }) => `${id} ${node.name}: ${note}`)),
    );
    expect(withEvents.filter((line) => line.endsWith("New duty rota"))).toEqual([
      "ONTIME Birch: New duty rota",
    ]);
    expect(withEvents.every((line) => line.includes("Birch:") || line.includes("Reablement:"))).toBe(true);
  });

  test("six months are too few to call a change real", () => {
    const signals = judged.flatMap(({ series }) =>
      series.flatMap(({ points }) => points.map(({ signal }) => signal)),
    );
    expect(new Set(signals)).toEqual(new Set(["none"]));
  });
});

function rounded(figure: number | null): number | null {
  return figure === null ? null : Number(figure.toPrecision(9));
}
