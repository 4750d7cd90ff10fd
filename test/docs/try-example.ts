/** Puts an example's rows in a workbook, reads it as a refresh does, and says where the answers differ from the page's. */
import { endOf } from "../../src/core/calendar/day";
import { evaluateMeasures } from "../../src/core/measure/evaluate";
import type { EvaluatedMeasure } from "../../src/core/measure/evaluated";
import { prepareMeasures } from "../../src/core/measure/prepare";
import type { Problem } from "../../src/core/problem";
import { readSetup } from "../../src/core/setup/read-setup";
import { readSources } from "../../src/core/table/read-sources";
import { memoryWorkbook } from "../double/memory-workbook";
import type { Literal, MemoryTable } from "../double/memory-workbook";
import type { Example, Given, Question } from "./examples";

type Rows = readonly (readonly Literal[])[];

const TEAMS: Rows = [
  ["Team", "Service", "Directorate"],
  ["Alder", "Community", "Adult Services"],
  ["Birch", "Community", "Adult Services"],
  ["Cedar", "Reablement", "Adult Services"],
];

const idOf = (question: Question, index: number): string => question.id ?? `Q${index + 1}`;

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^\d\d\/\d\d\/\d{4}( \d\d:\d\d)?$/, "date"],
  [/^-?[\d.]+$/, "number"],
  [/^(yes|no)$/, "yes/no"],
];

/** The type that every filled cell of a column has; else text. */
function typeOf(cells: readonly string[]): string {
  const filled = cells.filter((cell) => cell !== "");
  return (
    TYPES.find(([pattern]) => filled.length > 0 && filled.every((cell) => pattern.test(cell)))?.[1] ?? "text"
  );
}

function workbookOf(example: Example) {
  const { headers, rows, given } = example;
  const types = headers.map((_, column) => typeOf(rows.map((row) => row[column] ?? "")));
  const own = headers.find((header) => header === "team" || header === "node");
  const sheet: Rows = [
    [...headers, "whose"],
    ...rows.map((row): Literal[] => [
      ...row.map((cell, column) => (cell === "" ? null : types[column] === "number" ? Number(cell) : cell)),
      own ? row[headers.indexOf(own)]! : "Alder",
    ]),
  ];
  const fields = headers
    .map((name, i): Literal[] => ["Cases", name, name, types[i]!, null, name === "reference" ? "yes" : null])
    .filter(([, name]) => name !== own);
  const measures = example.questions.map((question, i): Literal[] => [
    ...[idOf(question, i), question.formula, "Cases", given.get("Rows") ?? null],
    ...[question.countedOn || null, question.formula, "neutral", question.by],
  ]);
  const tables: (readonly [string, Rows])[] = [
    ["PrimedTeams", TEAMS],
    [
      "PrimedSources",
      [
        ["Source", "Sheets", "Kind", "Team from", "Data from", "Data to"],
        [
          "Cases",
          "Sheet1",
          given.get("Kind") ?? "Work",
          "whose",
          given.get("Data from") ?? null,
          given.get("Data to") ?? null,
        ],
      ],
    ],
    ["PrimedFields", [["Source", "Field", "Headers", "Type", "Format", "Key"], ...fields]],
    [
      "PrimedMeasures",
      [
        ["Measure ID", "Measure", "Source", "Rows", "Counted on", "Formula", "Good is", "Period"],
        ...measures,
      ],
    ],
    ["PrimedHolidays", [["Date"], ...(given.get("Holidays")?.split(", ") ?? []).map((date) => [date])]],
    [
      "PrimedOptions",
      [
        ["Option", "Value"],
        ["As of", given.get("As of") ?? "30/06/2026"],
      ],
    ],
  ];
  let row = 1;
  const setup = tables.map(([name, values]): MemoryTable => {
    const table = { name, at: `A${row}`, rows: values };
    row += values.length + 2;
    return table;
  });
  return memoryWorkbook({
    sheets: [
      { name: "Primed setup", tables: setup },
      { name: "Sheet1", rows: sheet },
    ],
  });
}

/** Every way in which an example does not do what its page says; none when it does. */
export async function tryExample(example: Example): Promise<string[]> {
  const workbook = workbookOf(example);
  const contents = await workbook.contents();
  const setup = await readSetup(workbook, contents);
  const { tables, problems } = await readSources(workbook, contents, setup);
  const prepared = prepareMeasures(setup, new Set());
  const listed: Problem[] = [...problems];
  const asOf = endOf(setup.options.asOf!);
  const report = (problem: Problem): void => void listed.push(problem);
  const evaluated = evaluateMeasures(prepared.measures, { setup, tables, asOf, report });

  const differences = example.questions.flatMap((question, i) => {
    const id = idOf(question, i);
    const refused = [...setup.problems, ...prepared.problems].find(({ where }) => where.key === id)?.message;
    if (question.refused !== undefined || refused !== undefined)
      return refused === question.refused ? [] : [`${question.formula}: refused with "${refused}"`];
    const measure = evaluated.find((each) => each.measure.id === id);
    return question.gives
      .flatMap((want) => differencesOf(want, measure))
      .map((text) => `${question.formula}: ${text}`);
  });
  const messages = listed.map(({ message }) => message);
  if (messages.join("\n") !== example.listed.join("\n")) differences.push(`listed: ${messages.join(" | ")}`);
  return differences;
}

function differencesOf(want: Given, measure: EvaluatedMeasure | undefined): string[] {
  const series = measure?.series.find(({ node }) => node.name === want.node);
  const point = series?.points.find(({ period }) => period.label === want.period);
  const at = `${want.period} for ${want.node}`;
  if (!point) return [`no result in ${at}`];
  const rounds = (value: number | null): boolean =>
    value === null || want.value === null
      ? value === want.value
      : Math.abs(value - want.value) <= 0.5 * 10 ** -want.decimals + 1e-9 &&
        Number(value.toFixed(want.decimals)) === want.value;
  const wrong: string[] = [];
  if (!rounds(point.value)) wrong.push(`${point.value} in ${at}, not ${want.value} (${point.note})`);
  if (
    want.denominator !== undefined &&
    (point.numerator !== want.numerator || point.denominator !== want.denominator)
  )
    wrong.push(`${point.numerator} of ${point.denominator} in ${at}`);
  if (want.blanks !== undefined && point.blanks !== want.blanks)
    wrong.push(`blanks in ${point.blanks} rows in ${at}`);
  return wrong;
}
