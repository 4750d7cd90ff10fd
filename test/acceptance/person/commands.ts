import { address, bottom, parseRange, right } from "../../../src/core/sheet/address";
import { MAY } from "../../support/council";
import type { Edit, Spot } from "./edits";
import { areaOf } from "./place";
import { numberFor } from "./theirs";
import { roleOf, type Command, type Tab, type World } from "./world";

/** The command for an edit, or undefined when there is nothing to do it to; the world is then as if it had been done. */
export function commandFor(world: World, edit: Edit): Command | undefined {
  const step = ++world.steps;
  if ("team" in edit) return commandForWork(world, edit, step);
  const pages = world.tabs.filter(({ kind }) => kind === "dashboard");
  const tab = pages[edit.sheet % Math.max(1, pages.length)];
  if ("spot" in edit) return tab && { sheet: tab.name, ...commandForSpot(world, tab, edit, step) };
  if ("before" in edit) {
    if (!tab) return undefined;
    tab.reshaped = true;
    const columns = edit.does === "columns" || edit.does === "deleteColumns";
    tab.muddled ||= !world.follows && edit.does !== "rows";
    return { ...edit, sheet: tab.name, before: columns ? ((edit.before - 1) % 18) + 1 : edit.before };
  }
  return commandForTab(world, tab, edit, step);
}

type SpotEdit = Extract<Edit, { spot: Spot }>;

function commandForSpot(world: World, tab: Tab, edit: SpotEdit, step: number): Command {
  const { row, column } = placeOf(world, tab, edit.spot);
  const at = { row, column };
  const { does } = edit;
  switch (edit.does) {
    case "type":
      return { does, ...at, value: edit.number ? numberFor(step) : `typed ${step}` };
    case "typeOverCopy": {
      const like = placeOf(world, tab, { ...edit.spot, where: "ours" });
      const { row: r, column: c } = placeOf(world, tab, { ...edit.spot, where: "empty" });
      return { does: "type", row: r, column: c, value: `typed ${step}`, like: [like.row, like.column] };
    }
    case "formula":
      return { does, ...at, plus: numberFor(step), of: [tab.name, "C10"] };
    case "comment":
      return { does, ...at, text: `said ${step}` };
    case "link":
      return { does, ...at, value: `typed ${step}`, to: `https://example.org/${numberFor(step)}` };
    case "chart":
      return { does, ...at, title: `drawn ${step}` };
    case "condition":
      return { does, ...at, over: numberFor(step) };
    case "validation":
      return { does, ...at, under: numberFor(step) };
    case "merge":
      return { does, ...at, rows: 1 + (edit.sheet % 2), columns: 2 };
    case "table":
      return { does, ...at, name: `typed_${step}`, value: `typed ${step}` };
    case "filter":
      return {
        does,
        ...at,
        id: step,
        range: `${address(300 + row, 20)}:${address(303 + row, 21)}`,
      };
    case "width":
      return { does, ...at, width: 12 + (step % 30) };
    case "height":
      return { does, ...at, height: 31 };
    case "freeze":
      return { does, row: 2 + (row % 9), column: 1 + (column % 3) };
    case "page":
      return { does, footer: `said ${step}`, area: edit.sheet % 2 ? "A1:N20" : null };
    default:
      return { does, ...at };
  }
}

function placeOf(world: World, tab: Tab, { where, row, column }: Spot): { row: number; column: number } {
  const area = areaOf(world.seen, tab.name) ?? { row: 1, column: 1, rows: 60, columns: 15 };
  const known = world.wanted.sheets.find(({ name }) => roleOf(world.wanted, name) === tab.role);
  const filled = Object.keys(known?.cells ?? {}).map((at) => parseRange(at)!);
  const corner = { row: area.row - 1, column: area.column - 1 };
  if (where === "ours" && filled.length) {
    const found = filled[(row * 41 + column) % filled.length]!;
    return { row: found.row + corner.row, column: found.column + corner.column };
  }
  if (where === "beside") return { row: 1 + (row % 60), column: right(area) + 1 + (column % 6) };
  if (where === "below") return { row: bottom(area) + 1 + (row % 12), column: 1 + (column % 18) };
  const at = { row: (row % 60) + area.row, column: (column % area.columns) + area.column };
  if (where === "anywhere") return at;
  const taken = new Set(Object.keys(known?.cells ?? {}));
  while (taken.has(address(at.row - corner.row, at.column - corner.column))) at.column++;
  return at;
}

function commandForTab(
  world: World,
  page: Tab | undefined,
  edit: Extract<Edit, { at: number }>,
  step: number,
): Command | undefined {
  const { tabs } = world;
  const { does } = edit;
  const position = edit.at % (tabs.length + 1);
  if (edit.does === "addSheet") {
    const of = tabs.filter(({ kind }) => kind === "dashboard").map(({ name }) => [name, "C10"]);
    tabs.splice(position, 0, { name: `Mine ${step}`, role: undefined, kind: "own", reshaped: false });
    return { does, name: `Mine ${step}`, position, of };
  }
  if (edit.does === "move") {
    const tab = tabs[edit.sheet % tabs.length]!;
    const to = edit.at % tabs.length;
    tabs.splice(tabs.indexOf(tab), 1);
    tabs.splice(to, 0, tab);
    return { does, sheet: tab.name, position: to };
  }
  if (!page) return undefined;
  const sheet = page.name;
  switch (edit.does) {
    case "rename":
      page.name = `Named ${step}`;
      // Its names are of a sheet that is no more: it is the person's now, as it would be had they deleted it and kept a copy.
      if (!world.follows) page.kind = "copy";
      return { does, sheet, to: page.name };
    case "copy":
      tabs.splice(position, 0, { name: `Copy ${step}`, role: page.role, kind: "copy", reshaped: false });
      return { does, sheet, to: `Copy ${step}`, position };
    case "delete":
      tabs.splice(tabs.indexOf(page), 1);
      return { does, sheet };
    case "name":
      return { does, name: `mine_${step}`, of: [sheet, "C10"] };
    default:
      return { does, sheet, which: edit.at };
  }
}

function commandForWork(
  world: World,
  edit: Extract<Edit, { team: string }>,
  step: number,
): Command | undefined {
  const rows = world.work[edit.team];
  const sheet = edit.team;
  const received = MAY + ("days" in edit ? edit.days : 0);
  if (edit.does === "note") return { does: "type", sheet, row: edit.row, column: 9, value: `typed ${step}` };
  if (edit.does === "addRow") {
    const values = [`X-${step}`, received, received + 28, received + (step % 45)];
    rows.push(values);
    return { does: edit.does, sheet, row: rows.length + 1, values };
  }
  if (edit.does === "deleteRow") {
    // The first row is what the others take their formats from.
    const at = 1 + (edit.row % (rows.length - 1));
    if (rows.length < 10) return undefined;
    rows.splice(at, 1);
    return { does: edit.does, sheet, row: at + 2 };
  }
  const at = edit.row % rows.length;
  rows[at] = [...rows[at]!.slice(0, 3), received];
  return { does: edit.does, sheet, row: at + 2, value: received };
}
