import { dayInWords } from "../core/calendar/iso";
import { placeOf, type Problem } from "../core/problem";
import type { TargetSetup } from "../core/setup/setup";
import { fold } from "../core/table/column";
import { countInWords, targetText } from "../core/words/figure";
import type { ListedMeasure, MeasureList } from "./measures-list";

/** The list for a terminal: a paragraph a measure, then what else is wrong in the setup. */
export function measuresText({ measures, problems }: MeasureList): string {
  const off = measures.filter(({ disabled }) => disabled).length;
  const count = measures.length === 1 ? "1 measure" : `${countInWords(measures.length)} measures`;
  const paragraphs = [
    [off > 0 ? `${count}, ${countInWords(off)} of them switched off.` : `${count}.`],
    ...measures.map(measureLines),
    ...(problems.length > 0
      ? [["Elsewhere in the setup", ...problems.map((each) => `  ${sentence(each)}`)]]
      : []),
  ];
  return paragraphs.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

function measureLines(measure: ListedMeasure): string[] {
  const { id, name, words, formula, source, fields, targets, problems } = measure;
  const facts = [source && `source ${source}`, fields.length > 0 && `fields ${fields.join(", ")}`];
  return [
    `${id || "(no Measure ID)"}  ${name}${measure.disabled ? "  [switched off]" : ""}`,
    `  ${words ?? `Not understood: ${formula || "there is no formula"}`}`,
    ...(facts.some(Boolean) ? [`  ${capital(facts.filter(Boolean).join("; "))}`] : []),
    `  ${aimOf(measure)}${targets.length === 0 ? "; no target" : ""}`,
    ...targets.map((target) => `  Target ${targetLine(target, measure)}`),
    ...problems.map((problem) => `  ! ${sentence(problem)}`),
  ];
}

const GOOD: Readonly<Record<string, string>> = {
  higher: "Higher is good",
  lower: "Lower is good",
  between: "Between two bounds is good",
  neutral: "Neither way is good",
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function aimOf({ goodIs, period, unit }: ListedMeasure): string {
  const parts = [GOOD[fold(goodIs)], period && `by ${period}`, unit && `in ${unit}`];
  return parts.filter(Boolean).join(", ");
}

function targetLine({ node, from, target, tolerance, upper }: TargetSetup, { unit }: ListedMeasure): string {
  const text = (figure: number): string => targetText(figure, { unit, decimals: 2 });
  return [
    upper === undefined ? text(target) : `${text(target)} to ${text(upper)}`,
    ` for ${node || "every node"}`,
    from === undefined ? "" : ` from ${dayInWords(from)}`,
    tolerance > 0 ? `; near within ${text(tolerance)}` : "",
  ].join("");
}

function sentence({ where, message }: Problem): string {
  const place = placeOf(where);
  return place ? `${place}: ${message}` : message;
}
