import { FormulaError } from "./formula-error";

/** A piece of a formula's text, and the character it starts at. */
export interface Token {
  kind: "word" | "number" | "text" | "operator" | "mark";
  text: string;
  at: number;
}

export const MAX_NODES = 500;
const MAX_LENGTH = 8192;
const MAX_DEPTH = 100;

const PIECE =
  /(?<space>\s+)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?<operator><>|[=!<>]=|&&|\|\||[+\-*/<>])|(?<mark>[(),])/suy;

/** What people write that means something elsewhere, and what to write instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  "=": "To compare, write '=='.",
  "<>": "For 'is not', write '!='.",
  "&&": "Write 'and'.",
  "||": "Write 'or'.",
  "!": "Write 'not'.",
  "&": "Write 'and'.",
  "|": "Write 'or'.",
  "%": "Write a percentage as a fraction: 0.85 for 85%.",
  "^": "Multiply instead: a * a.",
  "?": "Write if(condition, a, b).",
  ";": "Put a comma between a function's parts.",
  "“": 'Use straight quotes: "…".',
  "”": 'Use straight quotes: "…".',
  "‘": 'Use straight quotes: "…".',
  "’": 'Use straight quotes: "…".',
  '"': "A piece of text begins here and never ends: close its quotes.",
  "'": "A piece of text begins here and never ends: close its quotes.",
  "−": "Use the keyboard's minus sign: -.",
  "×": "Write '*'.",
  "÷": "Write '/'.",
  "≤": "Write '<='.",
  "≥": "Write '>='.",
  "≠": "Write '!='.",
  mod: "",
  xor: "",
  to: "",
  in: 'To look in a list, write oneof(field, "a", "b").',
};

const refused = (text: string, at: number): FormulaError =>
  new FormulaError(`'${text}' cannot be used in a formula. ${INSTEAD[text] ?? ""}`.trimEnd(), at);

/**
 * Cuts a formula into pieces and refuses, with the place, whatever the language does not have. It also bounds what the parser
 * is given: its length, its depth of brackets, and how many nodes its tree can have.
 */
export function scanFormula(formula: string): Token[] {
  if (formula.length > MAX_LENGTH)
    throw new FormulaError(`This is longer than ${MAX_LENGTH} characters.`, MAX_LENGTH);
  const tokens: Token[] = [];
  let nodes = 0;
  let depth = 0;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < formula.length) {
    const at = PIECE.lastIndex;
    const groups = PIECE.exec(formula)?.groups;
    if (!groups) throw refused(String.fromCodePoint(formula.codePointAt(at) ?? 32), at);
    const [kind, text] = Object.entries(groups).find((entry) => entry[1] !== undefined) as [string, string];
    if (kind === "space") continue;
    if (Object.hasOwn(INSTEAD, text)) throw refused(text, at);
    const next = formula.charAt(PIECE.lastIndex);
    if (kind === "number" && /[\p{L}_.]/u.test(next)) {
      throw new FormulaError(
        `'${text}${next}' cannot be used in a formula. Write numbers in ordinary digits, and '*' between a number and a name.`,
        at,
      );
    }
    if (kind === "word" && ["and", "or", "not"].includes(text.toLowerCase()) && text !== text.toLowerCase()) {
      throw new FormulaError(`Write '${text.toLowerCase()}' in small letters.`, at);
    }
    if (text === "(" && ++depth > MAX_DEPTH)
      throw new FormulaError("There are too many brackets inside brackets.", at);
    if (text === ")") depth--;
    if (kind !== "mark" && ++nodes > MAX_NODES) {
      throw new FormulaError(
        `This formula has more than ${MAX_NODES} parts. Cut it into several measures.`,
        at,
      );
    }
    tokens.push({ kind: kind as Token["kind"], text, at });
  }
  return tokens;
}
