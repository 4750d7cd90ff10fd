import type { Node, Organisation } from "../../setup/organisation";
import type { UnreadSheet } from "../../table/source-table";
import type { EvaluatedMeasure, Point } from "../evaluated";
import { nodesOf } from "./measure-nodes";

/**
 * A measure as far as its sheets could be read: where one was left out there is no data, which is not zero, at the node whose
 * sheet it is and at all above it (at every node, when it could be anybody's).
 */
export function withoutUnread(
  evaluated: EvaluatedMeasure,
  unread: readonly UnreadSheet[],
  organisation: Organisation,
): EvaluatedMeasure {
  const concerned = unread.filter((sheet) => concerns(sheet, evaluated, organisation));
  if (concerned.length === 0) return evaluated;
  const series = evaluated.series.map((one) => {
    const sheet = concerned.find(
      ({ node }) => node === -1 || isAtOrAbove(one.node, organisation.nodes[node]),
    );
    return sheet ? { ...one, points: one.points.map((point) => withoutData(point, sheet.sheet)) } : one;
  });
  return { ...evaluated, series };
}

/** A measure limited to some teams does not mind the sheets of others. */
function concerns({ node }: UnreadSheet, { measure }: EvaluatedMeasure, organisation: Organisation): boolean {
  const owner = organisation.nodes[node];
  return owner === undefined || nodesOf(measure, organisation).nodes.includes(owner);
}

function isAtOrAbove(node: Node, below: Node | undefined): boolean {
  for (let at = below; at; at = at.parent) if (at === node) return true;
  return false;
}

const withoutData = (point: Point, sheet: string): Point => ({
  ...point,
  value: null,
  numerator: null,
  denominator: null,
  basis: null,
  note: `The sheet ${sheet} could not be read, so there is no figure.`,
});
