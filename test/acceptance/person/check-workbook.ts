import type { Round } from "./check";
import { ownName, sheetNamed, type Observed, type ObservedSheet } from "./observed";
import { isTheirs } from "./theirs";

/** All that is not on our own sheets: parts to the byte, tabs, names, and what else the workbook part holds. */
export function workbookFaults(round: Round): string[] {
  const { world, before, after, sheets } = round;
  const faults: string[] = [];
  const written = before.sheets.filter(({ name }) => sheets.written.includes(name));
  const dashboards = new Set(world.tabs.filter(({ kind }) => kind === "dashboard").map(({ name }) => name));
  for (const { name } of written) {
    if (!dashboards.has(name)) faults.push(`${name} is a person's and was written`);
  }
  const mayChange = [...BY_ADDITION, ...written.flatMap(partsOf)];
  for (const [part, hash] of Object.entries(before.parts)) {
    if (after.parts[part] !== hash && !mayChange.some((pattern) => pattern.test(part)))
      faults.push(`the part ${part} ${part in after.parts ? "changed" : "is gone"}`);
  }
  if (after.titles.slice(0, before.titles.length).join("|") !== before.titles.join("|"))
    faults.push(`the tabs are now ${after.titles.join(", ")}`);
  for (const { name, state } of before.sheets) {
    if (sheetNamed(after, name).state !== state) faults.push(`${name} is no longer ${state}`);
  }
  for (const [tag, xml] of Object.entries(before.workbook)) {
    if (tag !== "calcPr" && after.workbook[tag] !== xml) faults.push(`the workbook's ${tag} changed`);
  }
  faults.push(...namesLost(before, after, dashboards));
  const made = new Set(after.titles.slice(before.titles.length));
  const astray = after.names.filter(
    ({ name, sheet }) =>
      /^primed_(role|area|cells|print)/i.test(name) &&
      !(sheet !== null && (dashboards.has(sheet) || made.has(sheet))),
  );
  if (sheets.written.length && astray.length)
    faults.push(`names of ours are on ${[...new Set(astray.map(({ sheet }) => sheet))].join(", ")}`);
  if (!/fullCalcOnLoad="(1|true)"/.test(after.workbook["calcPr"] ?? "") && anyRefersTo(after, written))
    faults.push("people's formulas refer to what changed, and Excel is not asked to calculate");
  return faults;
}

const BY_ADDITION = [
  /^\[Content_Types\].xml$/,
  /^xl\/(workbook|styles|calcChain)\.xml$/,
  /^xl\/_rels\/workbook.xml.rels$/,
];

/** What of a dashboard's parts may change: its own, its drawing and our charts, each with its relationships. */
function partsOf({ part, relations, drawn }: ObservedSheet): RegExp[] {
  const drawings = relations.filter((one) => one.startsWith("drawing ")).map((one) => one.split(" ")[1]!);
  const charts = drawn.flatMap((one) => (one.chart && !isTheirs(one) ? [one.chart.part] : []));
  return [part, ...drawings, ...charts].map((name) => {
    const [, folder, file] = /^(.*\/)([^/]*)$/.exec(name)!;
    return new RegExp(`^${folder}(_rels/)?${file}(\\.rels)?$`, "i");
  });
}

function namesLost(before: Observed, after: Observed, dashboards: ReadonlySet<string>): string[] {
  const printsOurs = (sheet: string): boolean =>
    ownName(before, sheet, "Primed_print") === ownName(before, sheet, "_xlnm.Print_Area");
  const theirs = before.names.filter(({ name, sheet }) => {
    const isOurPrintArea =
      name === "_xlnm.Print_Area" && sheet !== null && dashboards.has(sheet) && printsOurs(sheet);
    return !/^primed_/i.test(name) && !isOurPrintArea;
  });
  const now = new Set(after.names.map((one) => JSON.stringify(one)));
  return theirs
    .filter((one) => !now.has(JSON.stringify(one)))
    .map(({ name, text }) => `the name ${name} (${text}) is lost`);
}

/** Whether a formula that is not a link of ours refers to one of these sheets. */
const anyRefersTo = ({ sheets }: Observed, changed: readonly ObservedSheet[]): boolean =>
  sheets
    .flatMap(({ cells }) => Object.values(cells))
    .some(({ formula }) => changed.some(({ name }) => formula?.includes(`${name}'!`)));
