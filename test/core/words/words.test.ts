import fc from "fast-check";
import { decimalsFor, figureText, targetText } from "../../../src/core/words/figure";
import { periodInWords } from "../../../src/core/words/period";
import { momentInWords } from "../../../src/core/words/moment";
import { periodsBetween } from "../../../src/core/calendar/periods";
import { dayOfIso } from "../../../src/core/calendar/iso";
import { parseRhythm } from "../../../src/core/calendar/rhythm";

const PERCENT = { unit: "%", decimals: 1 };

describe("figures in words", () => {
  test.each([
    [0.7123, PERCENT, "71.2%"],
    [1240.4, { unit: "£", decimals: 0 }, "£1,240"],
    [-350, { unit: "£", decimals: 0 }, "−£350"],
    [34, { unit: "days", decimals: 0 }, "34 days"],
    [15_841, { unit: "", decimals: 0 }, "15,841"],
    [-0.04, { unit: "", decimals: 0 }, "0"],
  ])("%d is said as %s", (value, measure, text) => {
    expect(figureText(value, measure)).toBe(text);
  });

  test("a target is said with no more decimals than it was set with", () => {
    expect([0.85, 0.825, 1].map((target) => targetText(target, PERCENT))).toEqual(["85%", "82.5%", "100%"]);
    expect(targetText(28, { unit: "days", decimals: 1 })).toBe("28 days");
  });

  test("a miss is never rounded into a hit", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 1e-5, max: 0.05, noNaN: true }),
        (target, gap) => {
          const value = target - gap;
          const decimals = decimalsFor(value, target, "missed", PERCENT);
          expect(figureText(value, PERCENT, decimals)).not.toBe(figureText(target, PERCENT, decimals));
        },
      ),
    );
    expect(decimalsFor(0.6996, 0.7, "missed", PERCENT)).toBe(2);
    expect(decimalsFor(0.6996, 0.7, "met", PERCENT)).toBe(1);
  });
});

test.each([
  ["week", "the week of 7 December 2015"],
  ["month", "December 2015"],
  ["quarter", "the quarter 2015/16-Q3"],
  ["year", "the year 2015/16"],
  ["month R12", "the twelve months to December 2015"],
])("a %s is said as people say it", (rhythm, words) => {
  const day = dayOfIso("2015-12-07")!;
  expect(periodInWords(periodsBetween(parseRhythm(rhythm)!, day, day, 4)[0]!)).toBe(words);
});

test("the time of a refresh is said in the workbook's time zone", () => {
  expect(momentInWords(Date.UTC(2026, 6, 1, 7, 40), "Europe/London")).toBe("1 July 2026 at 08:40");
});
