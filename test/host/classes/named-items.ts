import type { DefinedName, Sheet } from "../book/book";
import {
  addName,
  deleteName,
  findName,
  nameFormula,
  namesOf,
  rangeFormula,
  rangeOfName,
  valueOfName,
} from "../book/names";
import { quotedSheet } from "../book/move-references";
import { parseAddress } from "../book/range-text";
import { activeSheet } from "../book/sheets";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { namedItemHandle, rangeHandle, worksheetHandle } from "./handles";
import type { NamedItemHandle, RangeHandle } from "./handles";
import { rectOf } from "./place";

/** Without a sheet: the workbook's. */
interface Collection extends Handle {
  readonly type: "NamedItemCollection";
  readonly sheet?: Sheet;
}

function item({ sheet }: Collection, [name]: readonly unknown[], { book }: Host): Handle {
  const found = findName(namesOf(book, sheet), String(name));
  if (!found) throw new HostError("ItemNotFound", `There is no name ${String(name)}.`);
  return namedItemHandle(found, sheet);
}

function add({ sheet }: Collection, [name, reference, comment]: readonly unknown[], host: Host): Handle {
  const formula = typeof reference === "string" ? reference : formulaOf(reference as RangeHandle, host);
  const said = formula.startsWith("=")
    ? located(formula, sheet ?? activeSheet(host.book))
    : textFormula(formula);
  if (!sheet) refuseShadowed(String(name), host);
  const added = addName(host.book, sheet, String(name), said, typeof comment === "string" ? comment : "");
  host.changed();
  return namedItemHandle(added, sheet);
}

/** Excel on Windows adds no name to the workbook while people look at a sheet that has one of its own that is called so. */
function refuseShadowed(name: string, { book }: Host): void {
  const looked = activeSheet(book);
  if (findName(looked.names, name)) {
    throw new HostError("ItemAlreadyExists", `The sheet ${looked.name} has a name ${name} of its own.`);
  }
}

/** A text without an equals sign is a text. */
const textFormula = (text: string): string => `="${text.replace(/"/g, '""')}"`;

/** Cells without a sheet are those of the sheet that is meant. */
const located = (formula: string, sheet: Sheet): string =>
  parseAddress(formula.slice(1)) && !formula.includes("!")
    ? `=${quotedSheet(sheet.name)}!${formula.slice(1)}`
    : formula;

const formulaOf = (range: RangeHandle, host: Host): string => rangeFormula(range.sheet, rectOf(range, host));

function range({ name }: NamedItemHandle, _args: readonly unknown[], { book }: Host): Handle {
  const found = rangeOfName(name, book);
  if (!found) throw new HostError("ItemNotFound", `The name ${name.name} does not stand for a range.`);
  return rangeHandle(found.sheet, found.rect);
}

function setFormula({ name }: NamedItemHandle, value: unknown, host: Host): void {
  name.formula = nameFormula(String(value));
  host.changed();
}

export const namedItems: Behaviours = {
  NamedItemCollection: {
    items: ({ sheet }: Collection, { book }) =>
      namesOf(book, sheet).map((name: DefinedName) => namedItemHandle(name, sheet)),
    call: { add, addFormulaLocal: add, getItem: item },
  },
  NamedItem: {
    id: ({ name }: NamedItemHandle) => name.name,
    get: {
      comment: ({ name }: NamedItemHandle) => name.comment,
      formula: ({ name }: NamedItemHandle) => name.formula,
      name: ({ name }: NamedItemHandle) => name.name,
      scope: ({ sheet }: NamedItemHandle) => (sheet ? "Worksheet" : "Workbook"),
      type: ({ name }: NamedItemHandle, { book }) => valueOfName(name, book).type,
      value: ({ name }: NamedItemHandle, { book }) => valueOfName(name, book).value,
      visible: ({ name }: NamedItemHandle) => name.visible,
      worksheet: ({ name, sheet }: NamedItemHandle) => {
        if (!sheet) throw new HostError("InvalidArgument", `The name ${name.name} is the workbook's.`);
        return worksheetHandle(sheet);
      },
      worksheetOrNullObject: ({ sheet }: NamedItemHandle) => (sheet ? worksheetHandle(sheet) : null),
    },
    set: {
      comment: ({ name }: NamedItemHandle, value) => {
        name.comment = String(value);
      },
      formula: setFormula,
      visible: ({ name }: NamedItemHandle, value) => {
        name.visible = value === true;
      },
    },
    call: {
      delete: ({ name, sheet }: NamedItemHandle, _args, host) => {
        deleteName(host.book, name, sheet);
        host.changed();
      },
      getRange: range,
    },
  },
};
