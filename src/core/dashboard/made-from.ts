import { dayOf } from "../calendar/day";
import { dayInWords } from "../calendar/iso";
import type { Node } from "../setup/organisation";
import { paint, rect, type Section } from "../sheet/compose";
import type { RowCounts, SourceTable } from "../table/source-table";
import { countInWords } from "../words/figure";
import { FIRST, HEIGHT, LAST, NAME, STYLE } from "./look";
import type { DashboardInput, MeasureView } from "./view";

/** What the page was made from: rows read and left out and why, as-of, definition version, and when it was refreshed. */
export function madeFrom(node: Node, views: readonly MeasureView[], input: DashboardInput): Section {
  const sources = input.setup.sources.map((source) => ({ source, ...rowsOf(node, source.name, input) }));
  const { setup, asOf } = input;
  const stocks = views.some(({ stock }) => stock) ? " Past stocks use today's other columns." : "";
  const lines: [string, string][] = [
    ...sources.map(({ source, own, counts }): [string, string] => [
      source.name,
      unreadText(node, source.name, input) +
        `${countInWords(own)} ${own === 1 ? "row counts" : "rows count"} here. ${leftOutInWords(counts)}${dataDates(source)}`,
    ]),
    [
      "Judged",
      `As of ${dayInWords(dayOf(asOf))}; a period is judged when it has ended.${stocks} SPC profile NHS-R. Definitions ${setup.fingerprint}.`,
    ],
    ["Refreshed", input.refreshed],
  ];
  return {
    rows: lines.length,
    at: (top) => ({
      heights: new Map(lines.map((_, i): [number, number] => [i, HEIGHT.note])),
      blocks: [{ row: top, column: NAME, values: lines }],
      paints: [
        paint(rect(top, NAME, lines.length, LAST - NAME + 1), {
          ...STYLE.small,
          ...STYLE.figure,
          color: STYLE.small.color,
        }),
      ],
      volatile: [rect(top + lines.length - 1, FIRST)],
    }),
  };
}

/** The node's own rows, and the counts of the sheets that hold them: other teams' sheets are no reason to change this page. */
function rowsOf(node: Node, source: string, { tables, countsBySheet, setup }: DashboardInput) {
  const table = tables.get(source);
  const byNode = table ? rowsByNode(table) : new Map<number, NodeRows>();
  const own = [...new Set([...node.teams, setup.organisation.nodes.indexOf(node)])].flatMap(
    (one) => byNode.get(one) ?? [],
  );
  const sheets = new Set(own.flatMap((one) => [...one.sheets]).map((sheet) => table!.sheets[sheet]!));
  const counts = countsBySheet
    .filter((one) => one.source === source && sheets.has(one.sheet))
    .map(({ counts }) => counts);
  return { own: own.reduce((sum, { rows }) => sum + rows, 0), counts: addUp(counts) };
}

interface NodeRows {
  rows: number;
  /** Indices into the table's sheets. */
  sheets: Set<number>;
}

const counted = new WeakMap<SourceTable, ReadonlyMap<number, NodeRows>>();

/** A table's rows by the node they belong to: gone through once, however many pages ask. */
function rowsByNode(table: SourceTable): ReadonlyMap<number, NodeRows> {
  const before = counted.get(table);
  if (before) return before;
  const byNode = new Map<number, NodeRows>();
  for (let row = 0; row < table.rows; row++) {
    const at = table.node[row]!;
    const found = byNode.get(at) ?? { rows: 0, sheets: new Set() };
    if (!found.rows++) byNode.set(at, found);
    found.sheets.add(table.sheet[row]!);
  }
  counted.set(table, byNode);
  return byNode;
}

/** A sheet that could not be read is not an empty one. */
function unreadText(node: Node, source: string, { unread, setup }: DashboardInput): string {
  const self = setup.organisation.nodes.indexOf(node);
  const missing = unread.filter(
    (one) => one.source === source && (one.node === -1 || one.node === self || node.teams.includes(one.node)),
  );
  if (!missing.length) return "";
  const names = missing.map(({ sheet }) => sheet).join(", ");
  return `${missing.length === 1 ? "The sheet" : "The sheets"} ${names} could not be read, so there is no figure. `;
}

const EMPTY: RowCounts = { read: 0, leftOut: 0, totals: 0, blank: 0, unknownTeam: 0, duplicate: 0 };

const addUp = (all: readonly RowCounts[]): RowCounts =>
  all.reduce(
    (sum, one) => ({
      read: sum.read + one.read,
      leftOut: sum.leftOut + one.leftOut,
      totals: sum.totals + one.totals,
      blank: sum.blank + one.blank,
      unknownTeam: sum.unknownTeam + one.unknownTeam,
      duplicate: sum.duplicate + one.duplicate,
    }),
    EMPTY,
  );

function leftOutInWords(counts: RowCounts): string {
  const sheet = `Its sheets hold ${countInWords(counts.read)}`;
  if (!counts.leftOut) return `${sheet}; none left out.`;
  const why = [
    counts.totals && `${countInWords(counts.totals)} total`,
    counts.blank && `${countInWords(counts.blank)} blank`,
    counts.unknownTeam && `${countInWords(counts.unknownTeam)} of an unknown team`,
    counts.duplicate && `${countInWords(counts.duplicate)} exact duplicate`,
  ].filter(Boolean);
  return `${sheet}; ${countInWords(counts.leftOut)} left out: ${why.join(", ")}.`;
}

function dataDates({ dataFrom, dataTo }: { dataFrom?: number; dataTo?: number }): string {
  const from = dataFrom === undefined ? "" : ` Data from ${dayInWords(dataFrom)}.`;
  return from + (dataTo === undefined ? "" : ` Data to ${dayInWords(dataTo)}.`);
}
