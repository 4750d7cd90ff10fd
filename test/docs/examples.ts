/** The examples in the pages about formulas, as a person reads them: a table of rows, then a list of what is asked of them. */

/** What a formula gives for a node in a period; a value of null is "no data". */
export interface Given {
  value: number | null;
  /** The decimals written, to which the answer must agree. */
  decimals: number;
  numerator?: number;
  denominator?: number;
  period: string;
  node: string;
  /** Rows of which a blank cell decided the answer. */
  blanks?: number;
}

export interface Question {
  /** The Measure ID, when the example names it. */
  id?: string;
  formula: string;
  countedOn: string;
  by: string;
  gives: Given[];
  /** The sentence it is refused with. */
  refused?: string;
}

export interface Example {
  /** Where it stands, for messages. */
  place: string;
  headers: string[];
  rows: string[][];
  /** Rows, Kind, As of, Holidays, Data from, Data to. */
  given: Map<string, string>;
  questions: Question[];
  /** What is listed about the rows. */
  listed: string[];
}

/** Markdown keeps a star that is meant as one behind a stroke. */
const plain = (text: string): string => text.replace(/\\([*_])/g, "$1");

const VALUE =
  /\*\*(no data|-?[\d.]+)\*\*(?: \(([\d.]+) of ([\d.]+)\))?(?: in ([\w/-]+))?(?: for ((?:[A-Z]\w+ ?)+))?/g;

/** Every section of a page whose heading begins "Example". Throws on a line that is none of those an example has. */
export function examplesOf(page: string, markdown: string): Example[] {
  const sections = markdown.split(/^## /m).slice(1);
  return sections
    .filter((section) => section.startsWith("Example"))
    .map((section, i) => exampleOf(`${page}, example ${i + 1}`, section));
}

function exampleOf(place: string, section: string): Example {
  const lines = section.split("\n").slice(1);
  const table = lines.filter((line) => line.startsWith("|")).map(cellsOf);
  const [headers = [], , ...rows] = table;
  const example: Example = { place, headers, rows, given: new Map(), questions: [], listed: [] };
  for (const item of itemsOf(lines)) readItem(item, example);
  if (example.questions.length === 0) throw new Error(`${place} asks nothing`);
  return example;
}

const cellsOf = (line: string): string[] =>
  line
    .slice(1, line.lastIndexOf("|"))
    .split("|")
    .map((cell) => cell.trim());

/** The items of its lists, each with the lines it runs on to. */
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (line.startsWith("- ")) items.push(line.slice(2).trim());
    else if (line.startsWith("  ") && items.length > 0) items.push(`${items.pop()} ${line.trim()}`);
  }
  return items;
}

function readItem(item: string, example: Example): void {
  const counted = /^Counted on `(.+?)`(?:, by ([\w ]+))?$/.exec(item);
  const asked =
    /^(?:Measure `(\w+)`, formula|Formula) `(.+?)`(?:, counted on `(.+?)`)? (gives|is refused:)(.*)$/.exec(
      item,
    );
  const listed = /^Listed: \*\*(.+)\*\*$/.exec(item);
  const given = /^(Rows|Kind|As of|Holidays|Data from|Data to) `?(.+?)`?$/.exec(item);
  if (counted) {
    example.given.set("Counted on", counted[1]!);
    example.given.set("By", counted[2] ?? "month");
  } else if (asked) example.questions.push(questionOf(asked, example));
  else if (listed) example.listed.push(plain(listed[1]!));
  else if (given) example.given.set(given[1]!, given[2]!);
  else throw new Error(`${example.place}: "${item}" is no line of an example`);
}

function questionOf([, id, formula, countedOn, verb, rest]: RegExpExecArray, example: Example): Question {
  const question: Question = {
    ...(id && { id }),
    formula: formula!,
    countedOn: countedOn ?? example.given.get("Counted on") ?? "",
    by: example.given.get("By") ?? "month",
    gives: verb === "gives" ? givensOf(rest!) : [],
  };
  const refused = /\*\*(.+)\*\*/.exec(rest!)?.[1];
  if (verb === "is refused:" && refused) question.refused = plain(refused);
  if (!question.refused && question.gives.length === 0)
    throw new Error(`${example.place}: ${formula} gives nothing`);
  return question;
}

function givensOf(text: string): Given[] {
  let [period, node] = ["", "Alder"];
  const found = [...text.matchAll(VALUE)];
  const answers = found.map((match): Given => {
    period = match[4] ?? period;
    node = match[5]?.trim() ?? node;
    const after = text.slice(match.index + match[0].length);
    const blanks = /^, with blanks in (\d+) rows?/.exec(after)?.[1];
    return {
      value: match[1] === "no data" ? null : Number(match[1]),
      decimals: match[1]!.split(".")[1]?.length ?? 0,
      ...(match[2] && { numerator: Number(match[2]), denominator: Number(match[3]) }),
      ...(blanks && { blanks: Number(blanks) }),
      period,
      node,
    };
  });
  // An answer that was written another way would never be tried.
  const written = text.match(/\*\*[^*]+\*\*|with blanks in/g)?.length ?? 0;
  const read = answers.length + answers.filter(({ blanks }) => blanks !== undefined).length;
  if (written !== read) throw new Error(`only ${read} of ${written} could be read in: ${text}`);
  return answers;
}
