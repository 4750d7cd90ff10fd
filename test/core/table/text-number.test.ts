import { parseTextNumber, plainNumber } from "../../../src/core/table/text-number";
import { parseYesNo } from "../../../src/core/table/yes-no-words";

test.each([
  ["6.5", 6.5],
  [" 6.5\u00a0", 6.5],
  ["£1,234.50", 1234.5],
  ["-£5", -5],
  ["£-5", -5],
  ["(1,234)", -1234],
  ["(£12)", -12],
  ["1,234,567", 1234567],
  ["+3", 3],
  [".5", 0.5],
  ["−2", -2],
  ["0", 0],
])("%p is %p", (text, value) => {
  expect(parseTextNumber(text)).toBe(value);
});

test.each(["n/k", "12 days", "1,23", "5%", "--5", "(-5)", "1e5", "£", "", "5-", "$5"])(
  "%p is no number",
  (text) => {
    expect(parseTextNumber(text)).toBeNaN();
  },
);

test("numbers are shown as a cell shows them", () => {
  expect(plainNumber(123)).toBe("123");
  expect(plainNumber(0.1 + 0.2)).toBe("0.3");
});

test("yes and no in their words, and nothing else", () => {
  expect(["Yes", " y", "TRUE", "1"].map(parseYesNo)).toEqual([true, true, true, true]);
  expect(["no", "N ", "False", "0"].map(parseYesNo)).toEqual([false, false, false, false]);
  expect(parseYesNo("maybe")).toBeUndefined();
});
