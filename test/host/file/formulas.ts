import { parse, parseStructRef, stringifyStructRef, tokenize, tokenTypes, type Token } from "@borgar/fx";
import { parseStructRef as parseFileRef, tokenize as tokenizeFile } from "@borgar/fx/xlsx";
import { isFutureFunction, mayUseFutureFunction, WORKSHEET_FUNCTIONS } from "./future-functions";

/**
 * Formulas as the API shows them and as files hold them. Files know no `[@x]`, write a table's name within the table too, and put
 * prefixes before functions that are younger than the format and before the names that LET and LAMBDA give.
 */

/** As `Range.formulas` gives it, from the file's text without equals sign. @param table the table that the cell is in. */
export function shownFormula(text: string, table: string | undefined): string {
  if (!text.includes("[") && !text.includes("_xl")) return `=${text}`;
  const shown = tokenizeFile(text).map((token) => {
    if (token.type === tokenTypes.FUNCTION) return token.value.replace(/^(_xlfn\.|_xlws\.)+/i, "");
    if (token.type === tokenTypes.REF_NAMED) return token.value.replace(/^_xlpm\./i, "");
    return token.type === tokenTypes.REF_STRUCT ? shownStructure(token, table) : token.value;
  });
  return `=${shown.join("")}`;
}

function shownStructure({ value }: Token, table: string | undefined): string {
  const parsed = parseFileRef(value);
  if (!parsed || parsed.workbookName || parsed.sheetName) return value;
  const { columns = [], sections = [] } = parsed;
  const own = table !== undefined && parsed.table?.toLowerCase() === table.toLowerCase();
  // A table's own name is left out where a column follows; of `Table[#All]` it is not.
  const name = own && columns.length ? "" : (parsed.table ?? "");
  return stringifyStructRef({ context: [], table: name, columns, sections });
}

/** As files hold it, without equals sign, from what the API shows. */
export function fileFormula(formula: string, table: string | undefined): string {
  const text = formula.replace(/^=/, "");
  if (!text.includes("[") && !mayUseFutureFunction(text)) return text;
  const parameters = parametersOf(text);
  return tokenize(text)
    .map((token) => {
      if (token.type === tokenTypes.FUNCTION) return fileFunction(token.value);
      if (token.type === tokenTypes.REF_NAMED && parameters.has(token.value.toLowerCase()))
        return `_xlpm.${token.value}`;
      return token.type === tokenTypes.REF_STRUCT ? fileStructure(token, table) : token.value;
    })
    .join("");
}

function fileFunction(name: string): string {
  const upper = name.toUpperCase();
  if (!isFutureFunction(upper)) return name;
  return `_xlfn.${WORKSHEET_FUNCTIONS.has(upper) ? "_xlws." : ""}${name}`;
}

function fileStructure({ value }: Token, table: string | undefined): string {
  const parsed = parseStructRef(value);
  if (!parsed || parsed.context?.length) return value;
  const { columns = [], sections = [] } = parsed;
  return stringifyStructRef(
    { context: [], table: parsed.table || (table ?? ""), columns, sections },
    { thisRow: true },
  );
}

/** The names that LET and LAMBDA give, in lower case. */
function parametersOf(text: string): Set<string> {
  const names = new Set<string>();
  if (!/\b(LET|LAMBDA)\s*\(/i.test(text)) return names;
  const note = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, id, params } = node as { type?: string; id?: { name?: string }; params?: unknown };
    if (type === "LetDeclarator" && id?.name) names.add(id.name.toLowerCase());
    if (type === "LambdaExpression" && Array.isArray(params))
      for (const one of params as { name?: string }[]) if (one.name) names.add(one.name.toLowerCase());
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) value.forEach(note);
      else note(value);
    }
  };
  try {
    note(parse(tokenize(text)));
  } catch {
    // What can't be parsed keeps its names as they are.
  }
  return names;
}
