import { exampleSpecs } from "../support/example";
import type { Block, SheetSpec } from "../../src/core/sheet/spec";
import { openInExcel, type OpenInExcel } from "../contract/ports";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What Excel is asked to do, counted over the genuine library. An action is one step of a request: to make an object, to load it, to
 * set one property. The budgets are those of the design; what is common to all sheets (the contents of the workbook) is counted apart.
 */
const BUDGET = { built: 500, refreshed: 80, bytesASync: 4_000_000 };

interface Spent {
  syncs: number;
  actions: number;
  bytes: number;
}

let excel: OpenInExcel;
let team: SheetSpec;
/** What the contents of the workbook cost, which every refresh asks for once. */
let contents: Spent;

const spent = async (does: () => Promise<unknown>): Promise<Spent> => {
  const { statistics } = excel.host;
  statistics.reset();
  await does();
  const { syncs, actions, bytesUp, bytesDown } = statistics;
  return { syncs, actions, bytes: bytesUp + bytesDown };
};

/** What one sheet costs: all but the contents. */
async function ofSheet(spec: SheetSpec): Promise<Spent> {
  contents = await spent(() => excel.workbook.contents());
  const all = await spent(() => excel.workbook.apply([spec]));
  return {
    syncs: all.syncs - contents.syncs,
    actions: all.actions - contents.actions,
    bytes: all.bytes - contents.bytes,
  };
}

/** The same page with its first percentage a little lower. */
function withAnotherFigure(spec: SheetSpec): SheetSpec {
  let left = 1;
  const lowered = (value: Block["values"][number][number]) =>
    typeof value === "number" && value > 0 && value < 1 && left-- > 0 ? value * 0.99 : value;
  const blocks = spec.blocks.map((block) => ({
    ...block,
    values: block.values.map((line) => line.map(lowered)),
  }));
  return { ...spec, blocks };
}

beforeAll(async () => {
  const bytes = new Uint8Array(readFileSync(join(__dirname, "../../assets/example.xlsx")));
  excel = await openInExcel(bytes, { payloadCap: 5_000_000 });
  team = (await exampleSpecs()).specs.find(({ role }) => role.startsWith("team:"))!;
});

test("a team dashboard is built, left and refreshed within the budgets", async () => {
  const built = await ofSheet(team);
  const unchanged = await ofSheet(team);
  const refreshed = await ofSheet(withAnotherFigure(team));
  console.info(
    [
      `${team.title}: ${team.area.rows} rows, ${team.charts.length} charts; contents of the workbook apart (${said(contents)})`,
      `built:               ${said(built)}`,
      `nothing to write:    ${said(unchanged)}`,
      `one figure changed:  ${said(refreshed)}`,
    ].join("\n"),
  );
  expect(built.syncs).toBe(1);
  expect(built.actions).toBeLessThanOrEqual(BUDGET.built);
  expect(built.bytes).toBeLessThanOrEqual(BUDGET.bytesASync);
  expect(unchanged.syncs).toBe(1);
  expect(unchanged.actions).toBeLessThanOrEqual(BUDGET.refreshed);
  expect(refreshed.syncs).toBeLessThanOrEqual(3);
  expect(refreshed.actions).toBeLessThanOrEqual(BUDGET.refreshed);
});

const said = ({ syncs, actions, bytes }: Spent): string =>
  `${syncs} sync${syncs === 1 ? "" : "s"}, ${actions} actions, ${Math.round(bytes / 1000)} kB`;
