import { evaluate } from "./build";
import type { Council } from "./build";

const council: Council = {
  teams: [
    { name: "Alder", service: "Community" },
    { name: "Birch", service: "Community" },
  ],
  asOf: "2026-10-31",
  sources: {
    Cases: {
      fields: { received: "date", completed: "date" },
      dataFrom: "2026-08-01",
      rows: [
        { node: "Alder", received: "2026-09-01", completed: "2026-09-20" },
        { node: "Alder", received: "2026-09-02" },
        { node: "Birch", received: "2026-10-02" },
      ],
    },
    Capacity: {
      kind: "capacity",
      fields: { period: "text", fte: "number" },
      dataTo: "2026-09-30",
      rows: [
        { node: "Alder", period: "2026-09", fte: 4 },
        { node: "Birch", period: "2026-09", fte: 0 },
      ],
    },
  },
  measures: [
    { id: "PER_FTE", source: "", formula: 'measure("NEW") / measure("FTE")' },
    { id: "NET", source: "", formula: 'measure("NEW") - measure("DONE")' },
    { id: "A_DAY", source: "", formula: 'measure("NEW") / (days(period_start, period_end) + 2 / 2)' },
    { id: "MIXED", countedOn: "received", formula: 'count() / measure("FTE")' },
    { id: "ALDER", countedOn: "received", formula: "count()", teams: ["Alder"] },
    { id: "OF_ALDER", source: "", formula: 'measure("ALDER") + measure("NEW")' },
    { id: "NEW", countedOn: "received", formula: "count()" },
    { id: "DONE", countedOn: "completed", formula: "count()" },
    { id: "FTE", source: "Capacity", countedOn: "period", formula: "sum(fte)" },
  ],
};
const { measures, point, value } = evaluate(council);

test("are worked out after their parts and given in the setup's order", () => {
  expect(measures.map((each) => each.measure.id)).toEqual(council.measures.map((each) => each.id));
});

test("take the same node and period of each", () => {
  expect(value("PER_FTE", "Alder", "2026-09")).toBe(0.5);
  expect(value("NET", "Community", "2026-09")).toBe(1);
});

test("have no numerator, denominator or basis", () => {
  expect(point("PER_FTE", "Alder", "2026-09")).toMatchObject({
    numerator: null,
    denominator: null,
    basis: null,
  });
});

test("are nothing when a part is, with its reason, or when the divisor is 0", () => {
  expect(point("PER_FTE", "Alder", "2026-10")).toMatchObject({
    ...{ value: null, complete: false, note: "There is no data after 30 September 2026." },
  });
  expect(point("PER_FTE", "Birch", "2026-09")).toMatchObject({
    value: null,
    note: "There is nothing to divide by.",
  });
});

test("are complete when all their parts are", () => {
  expect(point("PER_FTE", "Alder", "2026-09").complete).toBe(true);
  expect(point("PER_FTE", "Alder", "2026-08").complete).toBe(false);
});

test("may use numbers and the period's own dates", () => {
  expect(value("A_DAY", "Alder", "2026-09")).toBeCloseTo(2 / 30, 12);
});

test("may be mixed with rows, and are then complete when both are", () => {
  expect(point("MIXED", "Alder", "2026-09")).toMatchObject({ value: 0.5, complete: true });
  expect(point("MIXED", "Alder", "2026-10")).toMatchObject({ value: null, complete: false });
});

test("have nothing where a part has no results", () => {
  expect(value("OF_ALDER", "Alder", "2026-09")).toBe(4);
  expect(point("OF_ALDER", "Birch", "2026-09")).toMatchObject({ value: null, complete: false });
});
