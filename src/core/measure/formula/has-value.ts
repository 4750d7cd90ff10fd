import type { Term } from "../term";

/** The rows whose value is there: what mean divides by, and what every aggregate of values counts. */
export function hasValue(term: Term): Term {
  const blank: Term = {
    ...term,
    kind: "call",
    name: "blank",
    args: [term],
    type: "yes/no",
    key: `blank(${term.key})`,
  };
  return { ...blank, kind: "operation", operator: "not", args: [blank], key: `(${blank.key} not)` };
}
