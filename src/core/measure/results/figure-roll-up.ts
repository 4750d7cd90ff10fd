import type { Period } from "../../calendar/period";
import type { Node } from "../../setup/organisation";
import type { Found } from "../aggregate/aggregates";
import { inBeing } from "./completeness";
import type { Answer } from "./group-formula";
import { NOTHING_TO_DIVIDE_BY, orNull } from "./row-point";
import type { PreparedMeasure } from "../prepare";
import type { SourceWork } from "../grouping/source-work";

/** How a node without its own row is made from its children. */
export type RollUp = { by: "ratio"; per: number } | { by: "sum" } | { by: "nothing" };

/** One figure of a node in a period. */
export interface Figure {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Children in being that have none. */
  missing: readonly string[];
  blanks: number;
  /** Why there is no value. */
  note?: string;
}

const nothing = (note: string): Figure => ({
  ...{ value: null, numerator: null, denominator: null, missing: [], blanks: 0 },
  note,
});

/** Whether a child has something to add: a number, or both parts of a ratio. */
const hasPart = (figure: Figure, rollUp: RollUp): boolean =>
  rollUp.by === "ratio" ? figure.numerator !== null && figure.denominator !== null : figure.value !== null;

function fromChildren(
  node: Node,
  period: Period,
  children: readonly { node: Node; figure: Figure }[],
  rollUp: RollUp,
): Figure {
  if (node.children.length === 0) return nothing(`There is no row for ${node.name}.`);
  if (rollUp.by === "nothing")
    return nothing(`There is no row for ${node.name}, and this cannot be made from the level below.`);
  const there = children.filter((child) => hasPart(child.figure, rollUp)).map((child) => child.figure);
  if (there.length === 0) return nothing(`There is no row for ${node.name}, nor for the level below.`);
  const missing = children.flatMap((child) => {
    if (!hasPart(child.figure, rollUp)) return inBeing(child.node, period) ? [child.node.name] : [];
    return child.figure.missing;
  });
  const total = (of: (figure: Figure) => number | null): number =>
    there.reduce((sum, each) => sum + (of(each) ?? 0), 0);
  const blanks = total((each) => each.blanks);
  if (rollUp.by === "sum")
    return { value: total((each) => each.value), numerator: null, denominator: null, missing, blanks };
  const numerator = total((each) => each.numerator);
  const denominator = total((each) => each.denominator);
  const value = denominator === 0 ? null : (numerator / denominator) * rollUp.per;
  const note = value === null ? { note: NOTHING_TO_DIVIDE_BY } : {};
  return { value, numerator, denominator, missing, blanks, ...note };
}

function ownFigure(i: number, found: Found, result: Answer, rollUp: RollUp): Figure {
  const value = orNull(result.value[i]);
  const isRatio = rollUp.by === "ratio";
  const numerator = isRatio ? orNull(result.numerator?.[i]) : null;
  const denominator = isRatio ? orNull(result.denominator?.[i]) : null;
  const note =
    value === null ? { note: denominator === 0 ? NOTHING_TO_DIVIDE_BY : "The row has no value." } : {};
  return { value, numerator, denominator, missing: [], blanks: found.blanks[i] as number, ...note };
}

/**
 * The figure of every node and base period: a node's own row, else Σn ÷ Σd of its children, else Σvalue when the formula is a
 * sum, else nothing. Children are resolved by the same rule, so a service's own row feeds its directorate.
 * @param nodes teams first, then services, then directorates
 */
export function resolveFigure(
  nodes: readonly Node[],
  periods: readonly Period[],
  found: Found,
  result: Answer,
  rollUp: RollUp,
  measure: PreparedMeasure,
  work: SourceWork,
): Figure[][] {
  const resolved = new Map<Node, Figure[]>();
  return nodes.map((node, n) => {
    const children = node.children.filter((child) => resolved.has(child));
    const figures = periods.map((period, p): Figure => {
      const i = n * periods.length + p;
      const rows = found.rows[i] as number;
      if (rows === 1) return ownFigure(i, found, result, rollUp);
      if (rows > 1) return repeated(node, period, measure, work);
      const below = children.map((child) => ({ node: child, figure: resolved.get(child)?.[p] as Figure }));
      return fromChildren(node, period, below, rollUp);
    });
    resolved.set(node, figures);
    return figures;
  });
}

/** Two rows for one node, period and figure: nobody can say which is right. */
function repeated(node: Node, period: Period, measure: PreparedMeasure, work: SourceWork): Figure {
  const message = `${node.name} has more than one row of ${measure.setup.id} in ${period.label}: keep one.`;
  const sheet = work.table.sheets[0];
  work.report({
    class: "key-repeated",
    where: {
      ...(sheet !== undefined && { sheet }),
      key: `${measure.setup.id} ${node.level}:${node.name} ${period.label}`,
    },
    message,
  });
  return nothing(message);
}
