import { rect } from "../../../../src/core/sheet/compose";
import type { SheetSpec } from "../../../../src/core/sheet/spec";
import { tinyPage } from "../../apply/tiny";
import { ages, due, variance } from "./samples/bars";
import { funnel } from "./samples/funnel";
import { ROLE } from "./samples/sample";
import { steps } from "./samples/steps";

export const CHARTS_SHEET = "Charts";
const CHART_ROWS = 14;

/** A page with a chart of each kind over made-up figures: charts two across, the figures below. */
export function chartsPage(
  only: readonly string[] = ["steps", "due", "variance", "ages", "funnel"],
): SheetSpec {
  const makers = { steps, due, variance, ages, funnel };
  let top = 3 * CHART_ROWS + 4;
  const drawn = Object.entries(makers).map(([name, make], i) => {
    const over = rect(2 + Math.floor(i / 2) * CHART_ROWS, i % 2 ? 7 : 2, CHART_ROWS - 1, 5);
    const one = make(top, over);
    top += one.block.values.length + 2;
    return { name, ...one };
  });
  return tinyPage({
    spec: {
      role: ROLE,
      title: CHARTS_SHEET,
      area: rect(1, 1, top, 12),
      columnWidths: [12, ...Array.from({ length: 11 }, () => 120)],
      rowHeights: new Map(),
      blocks: [{ row: 1, column: 2, values: [["Charts"]] }, ...drawn.map(({ block }) => block)],
      paints: drawn.flatMap(({ block, formats }) =>
        formats.map((format, i) => ({
          rect: rect(block.row + 1, block.column + i, block.values.length - 1),
          style: { format },
        })),
      ),
      merges: [],
      anchors: [{ place: ROLE, row: 1, column: 2 }],
      charts: drawn.filter(({ name }) => only.includes(name)).map(({ chart }) => chart),
      volatile: [],
      print: {
        ...tinyPage().print,
        area: rect(1, 1, 3 * CHART_ROWS + 2, 12),
        breaks: [],
      },
    },
  });
}
