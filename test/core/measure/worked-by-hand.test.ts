import fixture from "../../fixtures/measure/worked-example.json";
import { evaluate } from "./build";
import type { Council } from "./build";

const { point, value } = evaluate(fixture as unknown as Council);
const ratio = (...at: [string, string, string]): (number | null)[] => [
  point(...at).numerator,
  point(...at).denominator,
];

/** The examples that the worked example works by hand, with its numbering. */
describe("worked by hand", () => {
  test("1: new work counts in the month it was received, hidden rows too", () => {
    expect(value("NEW", "Alder", "2026-05")).toBe(3);
    expect(value("NEW", "Adult Services", "2026-08")).toBe(8);
  });

  test("2: work without a due date is not in the share's whole", () => {
    expect(ratio("ONTIME", "Alder", "2026-08")).toEqual([1, 2]);
  });

  test("3: done at 16:45 on its due day is on time, for days are compared", () => {
    expect(ratio("ONTIME", "Birch", "2026-05")).toEqual([1, 2]);
  });

  test("4 and 5: a service's share is of its own rows, not the mean of its teams' shares", () => {
    expect(ratio("ONTIME", "Community", "2026-05")).toEqual([3, 5]);
    expect(value("ONTIME", "Community", "2026-05")).toBe(0.6);
    expect(ratio("ONTIME", "Community", "2026-08")).toEqual([3, 4]);
  });

  test("6: twelve months rolling, complete once the whole window has data", () => {
    expect(ratio("ONTIME12", "Alder", "2026-10/R12")).toEqual([10, 15]);
    expect(point("ONTIME12", "Alder", "2026-10/R12").complete).toBe(true);
    expect(point("ONTIME12", "Alder", "2026-09/R12")).toMatchObject({
      complete: false,
      note: "The data begins on 1 November 2025.",
    });
  });

  test("7 and 8: medians keep negative spans, and are of a node's own rows", () => {
    expect(value("DAYS", "Birch", "2026-07")).toBe(28);
    expect(value("DAYS", "Adult Services", "2026-10")).toBe(35.5);
  });

  test("9: nine in ten, joining neighbours by a line", () => {
    expect(value("P90", "Alder", "2026/27-Q1")).toBeCloseTo(30.4, 9);
    expect(value("P90", "Birch", "2026/27-Q2")).toBeCloseTo(35.4, 9);
  });

  test("10 and 11: work open at the end of a month", () => {
    expect(value("OPEN", "Birch", "2026-09")).toBe(3);
    expect(value("OPEN", "Adult Services", "2026-10")).toBe(8);
  });

  test("12: in a week that as-of cuts, period_end is as-of, and the week is not complete", () => {
    expect(point("OVERDUE", "Adult Services", "2026-W44")).toMatchObject({
      value: 3,
      complete: false,
      note: "The period has not ended.",
    });
  });

  test("13: a yes/no field is a condition by itself", () => {
    expect(ratio("URGENT", "Community", "2026-06")).toEqual([2, 5]);
  });

  test("14: rates, and sums over counts; a blank in the sum still counts", () => {
    expect(value("REOPEN", "Birch", "2026-08")).toBe(50);
    expect(ratio("REOPEN", "Birch", "2026-08")).toEqual([1, 2]);
    expect(value("HRSCASE", "Birch", "2026-08")).toBe(1.75);
    expect(point("HRSCASE", "Birch", "2026-08").blanks).toBe(1);
  });

  test("15: working days leave out weekends and bank holidays", () => {
    expect(ratio("WORKD", "Alder", "2026-05")).toEqual([34, 2]);
    expect(value("WORKD", "Alder", "2026-05")).toBe(17);
  });

  test("16: the year so far", () => {
    expect(value("HOURSYTD", "Adult Services", "2026-09/YTD")).toBe(161.5);
  });

  test("17 and 18: the cost of packages in a month, by days of overlap", () => {
    expect(value("SPEND", "Alder", "2026-07")).toBeCloseTo(5193.571428571, 8);
    expect(value("SPEND", "Birch", "2026-10")).toBeCloseTo(6030, 8);
    expect(point("SPEND", "Birch", "2026-10").note).toBe("The data ends on 18 October 2026.");
    expect(value("SPEND", "Cedar", "2026-08")).toBeCloseTo(2608.571428571, 8);
  });

  test("19: a service's own figure beats its teams'; without one it is Σn ÷ Σd", () => {
    expect(ratio("SAT", "Community", "2026-07")).toEqual([30, 40]);
    expect(ratio("SAT", "Adult Services", "2026-10")).toEqual([29, 33]);
  });

  test("20: figures that are sums add up, and say whose is missing; a percentage never adds up", () => {
    expect(point("COMPL", "Adult Services", "2026-07")).toMatchObject({
      value: 7,
      complete: false,
      note: "There is no figure for Reablement.",
    });
    expect(value("VACANCY", "Alder", "2026-08")).toBeCloseTo(0.12, 12);
    expect(point("VACANCY", "Community", "2026-08")).toMatchObject({
      value: null,
      note: "There is no row for Community, and this cannot be made from the level below.",
    });
  });

  test("21: a measure of measures, across sources", () => {
    expect(value("PERFTE", "Adult Services", "2026-09")).toBeCloseTo(7 / 9, 12);
    expect(ratio("PERFTE", "Adult Services", "2026-09")).toEqual([null, null]);
  });
});
