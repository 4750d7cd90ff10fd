import { create, parseDependencies } from "mathjs/number";
import type { MathNode } from "mathjs/number";
import { FormulaError } from "./formula/formula-error";
import { scanFormula } from "./formula/scan";
import type { Token } from "./formula/scan";

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";
export type Arithmetic = "+" | "-" | "*" | "/";
export type Operator = Arithmetic | Comparison | "and" | "or" | "not" | "negate";

/** A formula as a tree of our own, before it is known what its names mean. `at` is the character it starts at, from 0. */
export type Expr = { at: number } & (
  | { kind: "constant"; value: number | string | boolean }
  | { kind: "name"; name: string }
  | { kind: "call"; name: string; args: Expr[] }
  | { kind: "operation"; operator: Operator; args: Expr[] }
);

/** What is read of the parser's operators. */
interface OperatorNode {
  op: string;
  fn: string;
  args: MathNode[];
  implicit: boolean;
}

// The parser for plain numbers: less than half the size of the one that also knows matrices and units.
const math = create(parseDependencies ?? {});

const OPERATORS: Readonly<Record<string, Operator>> = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  equal: "==",
  unequal: "!=",
  smaller: "<",
  smallerEq: "<=",
  larger: ">",
  largerEq: ">=",
  and: "and",
  or: "or",
  not: "not",
  unaryMinus: "negate",
};

/** The parser gives no places. Its leaves come in the order they were written, so each takes the next piece of that text. */
function placeFinder(tokens: readonly Token[]): (matches: (token: Token) => boolean) => number {
  let next = 0;
  return (matches) => {
    const found = tokens.findIndex((token, i) => i >= next && matches(token));
    if (found >= 0) next = found + 1;
    return tokens[found]?.at ?? tokens[next]?.at ?? 0;
  };
}

function syntaxError(error: unknown, formula: string): FormulaError {
  const char = (error as { char?: unknown }).char;
  const at = typeof char === "number" ? Math.min(char - 1, formula.length) : 0;
  if (at >= formula.length)
    return new FormulaError("The formula stops too early: something is missing at its end.", at);
  const message = error instanceof Error && error.name === "SyntaxError" ? error.message : "";
  if (/parenthesis/i.test(message)) return new FormulaError("A bracket is missing here.", at);
  return new FormulaError(`'${formula.slice(at, at + 20).trim()}' was not expected here.`, at);
}

/**
 * The tree of a formula in mathjs syntax, of the nodes the language has and no others.
 * @throws FormulaError saying what is wrong, and at which character
 */
export function parseFormula(formula: string): Expr {
  const tokens = scanFormula(formula);
  if (tokens.length === 0) throw new FormulaError("There is nothing here.", 0);
  const place = placeFinder(tokens);

  const build = (node: MathNode): Expr => {
    if (math.isParenthesisNode(node)) return build(node.content);
    if (math.isConstantNode(node)) {
      const value: unknown = node.value;
      const at = place(
        (token) => ["number", "text", "word"].includes(token.kind) && !isWordOperator(token.text),
      );
      if (typeof value === "string" || typeof value === "boolean") return { kind: "constant", value, at };
      if (typeof value === "number" && Number.isFinite(value)) return { kind: "constant", value, at };
      throw new FormulaError(`'${String(value)}' cannot be used in a formula.`, at);
    }
    if (math.isSymbolNode(node)) {
      return { kind: "name", name: node.name, at: place((token) => token.text === node.name) };
    }
    if (math.isFunctionNode(node) && math.isSymbolNode(node.fn)) {
      const name = node.fn.name;
      const at = place((token) => token.text === name);
      return { kind: "call", name, args: node.args.map(build), at };
    }
    if (math.isOperatorNode(node)) return operation(node);
    if (math.isRelationalNode(node)) {
      const at = build(node.params[0] as MathNode).at;
      throw new FormulaError("Comparisons cannot be chained. Write a <= b and b <= c.", at);
    }
    throw new FormulaError(
      "This part is not in the formula language.",
      place(() => true),
    );
  };

  const operation = (node: OperatorNode): Expr => {
    if (node.implicit) {
      const before = build(node.args[0] as MathNode);
      throw new FormulaError(
        "An operator, such as '*' or 'and', or a comma is missing after this.",
        before.at,
      );
    }
    const operator = OPERATORS[node.fn];
    const args = node.args.map(build);
    const first = args[0] as Expr;
    if (operator) return { kind: "operation", operator, args, at: first.at };
    if (node.fn === "unaryPlus") return first;
    throw new FormulaError(`'${node.op}' cannot be used in a formula.`, first.at);
  };

  let tree: MathNode;
  try {
    // Line breaks would split it into statements; the same number of spaces keeps every place.
    tree = math.parse(formula.replace(/\s/g, " "));
  } catch (error) {
    throw syntaxError(error, formula);
  }
  return build(tree);
}

const isWordOperator = (text: string): boolean => text === "and" || text === "or" || text === "not";
