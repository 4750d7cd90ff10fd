/**
 * Writes the table of Excel's API that the workbook host checks requests against, from the types of the API: facts only, one class a line.
 *
 *     node scripts/office-members.mjs [file]
 *
 * Without a file it writes test/host/members/members.json.
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = `${root}node_modules/@types/office-js/index.d.ts`;

/** What every client object has, and the client does by itself. */
const CLIENT_SIDE = new Set(["context", "isNullObject", "load", "set", "toJSON", "track", "untrack"]);

const file = ts.createSourceFile(source, readFileSync(source, "utf8"), ts.ScriptTarget.ES2022, true);
const { classes, enums, interfaces } = namespace("Excel");
const named = {};
const KEYWORDS = new Map([
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.NumberKeyword, "number"],
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
  [ts.SyntaxKind.VoidKeyword, "void"],
]);

/** The namespace's declarations, by kind and name. */
function namespace(name) {
  const found = { classes: new Map(), enums: new Map(), interfaces: new Map() };
  const visit = (node) => {
    if (!ts.isModuleDeclaration(node) || node.name.text !== name || !ts.isModuleBlock(node.body)) return;
    for (const statement of node.body.statements) {
      if (ts.isClassDeclaration(statement)) found.classes.set(statement.name.text, statement);
      if (ts.isEnumDeclaration(statement)) found.enums.set(statement.name.text, statement);
      if (ts.isInterfaceDeclaration(statement)) found.interfaces.set(statement.name.text, statement);
    }
  };
  ts.forEachChild(file, visit);
  return found;
}

/** "1.9"; "Desktop 1.1" and "Online 1.1" for the sets that only some Excels have; "Preview". Undefined: the comment tells none. */
function setOf(node) {
  const text = /\[Api set: ([^\]]*)\]/.exec(commentOf(node))?.[1];
  if (text === undefined) return undefined;
  if (/BETA|PREVIEW/.test(text)) return "Preview";
  const [, kind, version] = /ExcelApi(Desktop|Online)? ?(\d+\.\d+)/.exec(text) ?? [];
  return kind ? `${kind} ${version}` : version;
}

function commentOf(node) {
  const last = ts.getLeadingCommentRanges(file.text, node.pos)?.at(-1);
  return last ? file.text.slice(last.pos, last.end) : "";
}

/** A type as the host checks it: `number`, `any[][]`, `Range|string`, `'HorizontalAlignment'` for an enum's texts, `object`. */
const typeOf = (node) => written(partsOf(node));

function written(parts) {
  const enums = parts.filter((part) => part.startsWith("'"));
  const texts = parts.filter((part) => part.startsWith('"'));
  for (const name of enums.map((part) => part.slice(1, -1)))
    if (name in named)
      named[name] = [...new Set([...named[name], ...texts.map((text) => JSON.parse(text))])].sort();
  const kept = enums.length > 0 ? parts.filter((part) => !part.startsWith('"')) : parts;
  return [...new Set(kept)].sort().join("|");
}

function partsOf(node) {
  if (node === undefined) return ["any"];
  if (ts.isParenthesizedTypeNode(node)) return partsOf(node.type);
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(partsOf);
  if (ts.isArrayTypeNode(node)) return [`${grouped(typeOf(node.elementType))}[]`];
  if (ts.isLiteralTypeNode(node)) return [JSON.stringify(node.literal.text ?? null)];
  if (ts.isTypeReferenceNode(node)) return [referenceOf(node)];
  return [KEYWORDS.get(node.kind) ?? "any"];
}

const grouped = (type) => (type.includes("|") ? `(${type})` : type);

function referenceOf(node) {
  const name = node.typeName.getText().replace(/^Excel\./, "");
  if (name === "Array") return `${grouped(typeOf(node.typeArguments?.[0]))}[]`;
  if (classes.has(name)) return name;
  if (enums.has(name)) {
    named[name] ??= enums
      .get(name)
      .members.map((member) => member.initializer.text)
      .sort();
    return `'${name}'`;
  }
  return interfaces.has(name) ? "object" : "any";
}

function memberOf(node, classSet) {
  const set = setOf(node) ?? classSet;
  const given = set === classSet ? {} : { set };
  if (ts.isMethodDeclaration(node)) return { kind: "method", ...given, ...signatureOf([node]) };
  const readonly = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
  if (node.type.getText().startsWith("OfficeExtension.EventHandlers")) return { kind: "event", ...given };
  const type = typeOf(node.type);
  if (node.name.text === "items" && type.endsWith("[]"))
    return { kind: "items", ...given, type: type.slice(0, -2) };
  if (classes.has(type)) return { kind: "navigation", ...given, type };
  return { kind: "scalar", ...given, type, ...(readonly && { readonly }) };
}

/** Overloads as one: each parameter takes what any of them takes, and only what all of them ask for is asked for. */
function signatureOf(overloads) {
  const length = Math.max(...overloads.map(({ parameters }) => parameters.length));
  const parameters = Array.from({ length }, (_, at) => {
    const all = overloads.map((overload) => overload.parameters[at]);
    const rest = all.some((parameter) => parameter?.dotDotDotToken);
    const optional = all.some((parameter) => parameter === undefined || parameter.questionToken);
    const type = written(all.flatMap((parameter) => (parameter ? partsOf(parameter.type) : [])));
    return `${rest ? "..." : ""}${type}${optional ? "?" : ""}`;
  });
  const returns = returnedBy(overloads[0].type);
  return { ...(length > 0 && { parameters }), ...(returns !== "void" && { returns }) };
}

function returnedBy(node) {
  return node.getText().startsWith("OfficeExtension.ClientResult")
    ? typeOf(node.typeArguments?.[0])
    : typeOf(node);
}

function tableOf(declaration) {
  const set = setOf(declaration) ?? "1.1";
  const nodes = new Map();
  for (const node of declaration.members) {
    if (!ts.isMethodDeclaration(node) && !ts.isPropertyDeclaration(node)) continue;
    const name = node.name.getText();
    if (CLIENT_SIDE.has(name) || node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword))
      continue;
    nodes.set(name, [...(nodes.get(name) ?? []), node]);
  }
  const members = {};
  for (const [name, overloads] of nodes) {
    members[name] = memberOf(overloads[0], set);
    if (overloads.length > 1) Object.assign(members[name], signatureOf(overloads));
  }
  return { set, members };
}

const isClientObject = (declaration) =>
  declaration.heritageClauses?.some((clause) => clause.getText().includes("ClientObject")) ?? false;

const sorted = (object) =>
  Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
const lines = (object) =>
  Object.entries(sorted(object))
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join(",\n");

const tables = {};
for (const [name, declaration] of classes) {
  if (!isClientObject(declaration)) continue;
  const { set, members } = tableOf(declaration);
  tables[name] = { set, members: sorted(members) };
}

writeFileSync(
  process.argv[2] ?? `${root}test/host/members/members.json`,
  `{"classes":{\n${lines(tables)}\n},\n"enums":{\n${lines(named)}\n}}\n`,
);
