import { prepareMeasures } from "../../../src/core/measure/prepare";
import { buildSetup } from "./build";
import type { MeasureLiteral } from "./build";
import { faults, FIELDS } from "./faults";

describe("the other cells of a measure", () => {
  test.each<[string, Partial<MeasureLiteral>, string]>([
    [
      "Rows",
      { rows: 'stauts == "a"' },
      "M Rows: 'stauts' is not a field of Cases. Did you mean 'status'? (character 1)",
    ],
    [
      "Rows",
      { rows: "status" },
      'M Rows: Rows takes a condition, such as status != "Cancelled". (character 1)',
    ],
    [
      "Rows",
      { rows: "count() == 1" },
      "M Rows: Aggregates can be added, subtracted, multiplied and divided, not compared. (character 1)",
    ],
    [
      "Rows",
      { rows: "due < period_end" },
      "M Rows: Rows is the same in every period: put this in the Formula's condition. (character 7)",
    ],
    [
      "Counted on",
      { countedOn: "recieved" },
      "M Counted on: 'recieved' is not a field of Cases. Did you mean 'received'? (character 1)",
    ],
    ["Counted on", { countedOn: "status" }, "M Counted on: 'status' is not a date field. (character 1)"],
    [
      "Counted on",
      { countedOn: "open(received)" },
      "M Counted on: 'open' is written open(start, end). (character 1)",
    ],
    [
      "Counted on",
      { countedOn: "period" },
      "M Counted on: Only Figures and Capacity are counted on period: give a date field. (character 1)",
    ],
    [
      "Counted on",
      { countedOn: "" },
      "M Counted on: Say how rows are counted: a date field, open(start, end), active(start, end) or period.",
    ],
    [
      "Counted on",
      { source: "Figures", countedOn: "value" },
      "M Counted on: Figures and Capacity are counted on period. (character 1)",
    ],
    [
      "Period",
      { countedOn: "open(received, completed)", period: "month R12" },
      "M Period: A stock has no R12: its value is at the end of a period.",
    ],
    ["Source", { source: "Case" }, "M Source: 'Case' is not a source in use. Did you mean 'Cases'?"],
    [
      "Source",
      { source: "", formula: "count(due < as_of)" },
      "M Source: A measure that counts rows needs a Source.",
    ],
    ["Teams", { teams: ["Aldre"] }, "M Teams: 'Aldre' is not a team. Did you mean 'Alder'?"],
  ])("%s: %p", (_, literal, message) => {
    expect(faults(literal)).toEqual([message]);
  });
});

describe("measures of measures", () => {
  const other: MeasureLiteral = { id: "A", formula: "count()", countedOn: "received" };

  test("need no Source and no Counted on", () => {
    expect(faults({ formula: 'measure("A") / 2', source: "", countedOn: "" }, [other])).toEqual([]);
  });

  test("must have the same Period", () => {
    const message =
      "'A' cannot be used here: its Period is month, and this one's is month R12. (character 9)";
    expect(faults({ formula: 'measure("A")', period: "month R12" }, [other])).toEqual([
      `M Formula: ${message}`,
    ]);
  });

  test("in a circle are all disabled, and so is what refers to them; the others go on", () => {
    const circle = [
      { id: "A", formula: 'measure("B") + 1' },
      { id: "B", formula: 'measure("A")' },
      { id: "C", formula: 'measure("B")' },
      other,
    ].slice(0, 3);
    expect(faults({}, circle)).toEqual([
      "A Formula: Measures cannot refer to each other in a circle: A → B → A.",
      "B Formula: Measures cannot refer to each other in a circle: B → A → B.",
      "C Formula: It refers to 'B', which is disabled.",
    ]);
  });

  test("a measure cannot refer to itself", () => {
    expect(faults({ formula: 'measure("M")' })).toEqual([
      "M Formula: Measures cannot refer to each other in a circle: M → M.",
    ]);
  });

  test("one that something else disabled takes what refers to it along", () => {
    const setup = buildSetup({
      ...{ teams: [], asOf: "2026-10-31", sources: { Cases: { fields: FIELDS } } },
      measures: [{ id: "SUM", formula: 'measure("a") + 1' }, other],
    });
    const { measures, problems } = prepareMeasures(setup, new Set(["A"]));
    expect(measures).toEqual([]);
    expect(problems.map((problem) => problem.message)).toEqual(["It refers to 'A', which is disabled."]);
  });

  test("come after what they refer to, and know whether they add up", () => {
    const setup = buildSetup({
      ...{ teams: [], asOf: "2026-10-31", sources: { Cases: { fields: FIELDS } } },
      measures: [
        { id: "DIFFERENCE", formula: 'measure("NEW") - measure("HOURS")' },
        { id: "QUOTIENT", formula: 'measure("NEW") / measure("HOURS")' },
        { id: "PRODUCT", formula: "count() * sum(hours)", countedOn: "received" },
        { id: "DOUBLE", formula: "count() * 2", countedOn: "received" },
        { id: "MEAN", formula: "mean(hours)", countedOn: "received" },
        { id: "HOURS", formula: "sum(hours)", countedOn: "received" },
        { id: "NEW", formula: "count(urgent) + count(not urgent)", countedOn: "received" },
        { id: "OPEN", formula: "count()", countedOn: "open(received, completed)" },
        { id: "OPEN_NEW", formula: 'measure("OPEN") + measure("NEW")' },
      ],
    });
    const { measures } = prepareMeasures(setup, new Set());
    const ids = measures.map((measure) => measure.setup.id);
    expect(ids.indexOf("DIFFERENCE")).toBeGreaterThan(Math.max(ids.indexOf("NEW"), ids.indexOf("HOURS")));
    const marked = (key: "additive" | "stock"): string[] =>
      measures.filter((measure) => measure[key]).map((measure) => measure.setup.id);
    expect(marked("additive").sort()).toEqual(["DIFFERENCE", "HOURS", "NEW", "OPEN", "OPEN_NEW"]);
    expect(marked("stock").sort()).toEqual(["OPEN", "OPEN_NEW"]);
  });
});
