import { paint, rect, type Section } from "../sheet/compose";
import { FIRST, HEIGHT, LAST, NAME, STYLE, wrappedHeight } from "./look";

const LINES: readonly [string, string][] = [
  [
    "Status",
    "● Met: at target or better.   ▲ Near: inside the tolerance.   ◆ Missed: outside it.   … Too few: under the small number.   ○ No target, – No data: not judged.",
  ],
  [
    "Real change? (variation)",
    "↑ ↓ Improved or Worse: more than chance, in the direction shown.   ≈ Usual: within what this measure always does.   – Stock: counted at a moment, so no change is called real.",
  ],
  [
    "Will it meet its target? (assurance)",
    "P Will meet: the whole usual range is on target.   F Will miss: none of it is, so only a changed process will help.   ? Hit or miss: some periods will.",
  ],
  [
    "Chart",
    "Grey: usual.   Blue circle: improvement.   Orange diamond: concern.   Purple: higher or lower, neither being better.   Dots: usual range.   Thin line: average.   Red dashes: target. Lines run one period on: where it will lie if nothing changes.",
  ],
];

/** Characters on a line from C to N. */
const PER_LINE = 200;

/** The marks explained, at the foot of every page. */
export function howToRead(): Section {
  return {
    rows: LINES.length,
    at: (top) => ({
      heights: new Map(
        LINES.map(([, text], i): [number, number] => [
          i,
          Math.max(HEIGHT.row, wrappedHeight(text, PER_LINE, 9)),
        ]),
      ),
      blocks: [{ row: top, column: NAME, values: LINES }],
      paints: [
        paint(rect(top, NAME, LINES.length, LAST - NAME + 1), { ...STYLE.td, size: 9, wrap: true }),
        paint(rect(top, NAME, LINES.length), { bold: true }),
      ],
      merges: LINES.map((_, i) => rect(top + i, FIRST, 1, LAST - FIRST + 1)),
    }),
  };
}
