import { buildOrganisation, buildSetup, day } from "./build";
import { endOf } from "../../../src/core/calendar/day";
import { prepareMeasures } from "../../../src/core/measure/prepare";
import { evaluateMeasures } from "../../../src/core/measure/evaluate";
test("perf", () => {
  const N = 1_000_000, T = 40;
  const teams = Array.from({ length: T }, (_, i) => ({ name: `T${i}`, service: `S${i % 6}` }));
  const F = ["count()","share(completed <= due, not blank(due))","median(days(received, completed))","quantile(days(received, completed), 0.9)","sum(hours)/count()","mean(workdays(received, completed))","distinct(worker)",'rate(count(status == "reopened"), count(), 100)',"mean(age(received))"];
  const measures = [
    ...F.map((formula, i) => ({ id: `D${i}`, formula, countedOn: "completed", rows: 'status != "Cancelled"', period: "month" })),
    ...F.map((formula, i) => ({ id: `R${i}`, formula, countedOn: "completed", rows: 'status != "Cancelled"', period: "month R12" })),
    { id: "OPEN", formula: "count()", countedOn: "open(received, completed)", period: "week" },
    { id: "OVER", formula: "count(due < period_end)", countedOn: "open(received, completed)", period: "week" },
    { id: "SPEND", formula: "sum(hours * overlap_days(received, completed) / 7)", countedOn: "active(received, completed)", period: "month" },
  ];
  const setup = buildSetup({ teams, asOf: "2026-10-31", sources: { Cases: { fields: { received: "date", due: "date", completed: "date", status: "text", worker: "text", hours: "number" }, dataFrom: "2023-01-01" } }, measures });
  const base = day("2023-01-01");
  const rnd = (() => { let s = 1; return () => (s = (s * 48271) % 2147483647) / 2147483647; })();
  const received = new Float64Array(N), due = new Float64Array(N), completed = new Float64Array(N), hours = new Float64Array(N);
  const status = new Int32Array(N), worker = new Int32Array(N), node = new Int32Array(N);
  for (let i = 0; i < N; i++) {
    const r = base + Math.floor(rnd() * 1390);
    received[i] = r * 86400; due[i] = rnd() < 0.1 ? NaN : (r + 28) * 86400;
    completed[i] = rnd() < 0.05 ? NaN : (r + Math.floor(rnd() * 60)) * 86400; hours[i] = rnd() < 0.1 ? NaN : rnd() * 10;
    status[i] = Math.floor(rnd() * 5); worker[i] = Math.floor(rnd() * 400); node[i] = Math.floor(rnd() * T);
  }
  const source = setup.sources[0]!;
  const words = ["", "Closed", "Open", "Cancelled", "Reopened"];
  const table = { source, rows: N, node, sheet: new Int32Array(N), sheetRow: new Int32Array(N), sheets: ["x"], columns: new Map<string, any>([
    ["received", { type: "date", values: received, dateOnly: true }], ["due", { type: "date", values: due, dateOnly: true }], ["completed", { type: "date", values: completed, dateOnly: true }],
    ["hours", { type: "number", values: hours }], ["status", { type: "text", codes: status, words }], ["worker", { type: "text", codes: worker, words: Array.from({ length: 400 }, (_, i) => i ? `w${i}` : "") }]]) };
  const asOf = endOf(day("2026-10-31"));
  const all = prepareMeasures(setup, new Set());
  console.log(all.problems);
  let t = performance.now();
  const out = evaluateMeasures(all.measures, { setup, tables: new Map([["Cases", table]]), asOf });
  console.log("all", performance.now() - t, out.length);
  for (const m of all.measures) { t = performance.now(); evaluateMeasures([m], { setup, tables: new Map([["Cases", table]]), asOf }); console.log(m.setup.id, m.setup.formula, Math.round(performance.now() - t)); }
  console.log(buildOrganisation(teams).nodes.length);
}, 120000);
