import { Kind } from "../../workbook";
import { whyNotFound } from "../setup/build-organisation";
import type { Organisation } from "../setup/organisation";
import type { SourceSetup } from "../setup/setup";
import { textOfCell } from "./cell-text";
import { oncePerText } from "./once-per-text";
import type { ProblemList } from "./problem-list";
import { RowState } from "./row-states";
import type { SheetCells } from "./sheet-cells";

/** The node that a name means for a source, as an index into `Organisation.nodes`; -1 when it means none. */
export type NodeFinder = (name: string) => number;

/** Work and Spend are of teams; figures may be of any node. */
export function nodeFinder(source: SourceSetup, organisation: Organisation): NodeFinder {
  if (source.kind === "work" || source.kind === "spend") return organisation.teamIndex;
  const indexes = new Map(organisation.nodes.map((node, index) => [node, index]));
  return (name) => {
    const node = organisation.find(name);
    return node ? indexes.get(node)! : -1;
  };
}

/** Whose each row is; a row of nobody known is marked `UnknownTeam`, and said. */
export function rowNodes(
  sheet: SheetCells,
  states: Uint8Array,
  source: SourceSetup,
  organisation: Organisation,
  problems: ProblemList,
  date1904: boolean,
): Int32Array {
  const find = nodeFinder(source, organisation);
  const { layout, rows } = sheet;
  const nodes = new Int32Array(rows);
  if (!layout.team) {
    const node = find(layout.sheet.name);
    if (node === -1) {
      problems.add("unknown-team", { sheet: layout.sheet.name }, () =>
        unknownSheet(layout.sheet.name, source),
      );
      for (let row = 0; row < rows; row++)
        if (states[row] === RowState.Counts) states[row] = RowState.UnknownTeam;
    }
    return nodes.fill(node);
  }
  const { column, header } = layout.team;
  const cells = sheet.cells[layout.columns.indexOf(column)]!;
  const nodeOfText = oncePerText(cells.texts, find);
  for (let row = 0; row < rows; row++) {
    if (states[row] !== RowState.Counts) continue;
    const isText = cells.kinds[row] === Kind.Text;
    const node = isText ? nodeOfText(cells.numbers[row]!) : find(textOfCell(cells, row, date1904));
    nodes[row] = node;
    if (node !== -1) continue;
    states[row] = RowState.UnknownTeam;
    const where = { sheet: layout.sheet.name, row: sheet.firstRow + row, column: header };
    problems.add("unknown-team", where, () =>
      unknownRow(textOfCell(cells, row, date1904), source, organisation),
    );
  }
  return nodes;
}

const unknownSheet = (name: string, source: SourceSetup) =>
  `"${name}" is not a Team or Also known as in PrimedTeams, so none of its rows count: add it there, or correct Sheets of ${source.name}.`;

function unknownRow(name: string, source: SourceSetup, organisation: Organisation): string {
  if (name === "") return "The row says no team, so it counts nowhere: fill it in.";
  const why =
    source.kind === "work" || source.kind === "spend"
      ? `"${name}" is not a Team or Also known as in PrimedTeams.`
      : whyNotFound(organisation, name);
  return `${why} The row counts nowhere until that is put right.`;
}
