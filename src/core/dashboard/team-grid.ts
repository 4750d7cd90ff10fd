import type { Node } from "../setup/organisation";
import { line, paint, rect, type Section } from "../sheet/compose";
import { linkTo } from "../sheet/link";
import type { Style } from "../sheet/style";
import { decimalsFor } from "../words/figure";
import { FIRST, HEIGHT, LAST, NAME, STYLE } from "./look";
import { goodArrow, STATUS_MARKS, STATUS_SHAPES } from "./marks";
import { numberFormat } from "./number-format";
import { endedOn, measuresAt, nodePlace, type DashboardInput, type MeasureView } from "./view";

/** Whole first, then this many teams; more go in a further grid below. */
const ACROSS = LAST - FIRST;

/** Measures down, teams across, a shape and a colour behind each figure. */
export function teamGrid(
  whole: Node,
  teams: readonly Node[],
  views: readonly MeasureView[],
  input: DashboardInput,
): Section[] {
  const sections: Section[] = [];
  for (let first = 0; first < teams.length; first += ACROSS) {
    sections.push(oneGrid(whole, teams.slice(first, first + ACROSS), views, input));
  }
  return sections;
}

function oneGrid(
  whole: Node,
  teams: readonly Node[],
  views: readonly MeasureView[],
  input: DashboardInput,
): Section {
  const nodes = [whole, ...teams];
  const columns = 1 + nodes.length;
  const byNode = nodes.map(
    (node) => new Map(measuresAt(node, input.judged).map((view) => [view.measure.id, view])),
  );
  return {
    rows: 1 + views.length + 1,
    at: (top) => ({
      heights: new Map([
        [0, HEIGHT.heads],
        ...views.map((_, i): [number, number] => [1 + i, HEIGHT.row]),
        [1 + views.length, HEIGHT.gap],
      ]),
      blocks: [
        line(top, NAME, "Measure", "Whole", ...teams.map((team) => linkTo(nodePlace(team), team.name))),
        ...views.map(({ measure }, i) =>
          line(
            top + 1 + i,
            NAME,
            measure.name + goodArrow(measure.goodIs),
            ...byNode.map((node) => cellOf(node.get(measure.id), input).value),
          ),
        ),
      ],
      paints: [
        paint(rect(top, NAME, 1, columns), STYLE.th),
        paint(rect(top, FIRST, 1, nodes.length), STYLE.thNumber),
        paint(rect(top, FIRST + 1, 1, teams.length), { ...STYLE.link, bold: false }),
        paint(rect(top + 1, NAME, views.length, columns), STYLE.td),
        ...views.flatMap(({ measure }, i) =>
          byNode.map((node, across) =>
            paint(rect(top + 1 + i, FIRST + across), cellOf(node.get(measure.id), input).style),
          ),
        ),
      ].filter(({ rect: area }) => area.rows > 0 && area.columns > 0),
    }),
  };
}

/** A figure with its status's shape in the number format, so that it stays a number. Blank where the measure does not apply. */
function cellOf(
  view: MeasureView | undefined,
  { asOf }: DashboardInput,
): { value: number | string | null; style: Style } {
  if (!view) return { value: null, style: { fill: "#F6F7F9" } };
  const { measure, latest } = view;
  if (!latest || latest.value === null) return { value: "–", style: { ...STYLE.small, ...STYLE.number } };
  const format = numberFormat(measure.unit, decimalsFor(latest.value, latest.target, latest.status, measure));
  // The last figure of a team that has closed is not beside the others' as if it were of today.
  const shape = endedOn(view.series.node, asOf) === undefined ? STATUS_SHAPES[latest.status] : undefined;
  if (!shape) return { value: latest.value, style: { ...STYLE.small, size: 10.5, ...STYLE.number, format } };
  const marked = format
    .split(";")
    .map((section) => `"${shape}"* ${section}`)
    .join(";");
  return {
    value: latest.value,
    style: { ...STATUS_MARKS[latest.status].style, ...STYLE.number, format: marked },
  };
}
