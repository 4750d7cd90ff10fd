import type { Book, Border, CellStyle, Edge, Sheet } from "./book";

/** What cells of a new book have: Excel's "Normal". */
export const STANDARD_STYLE: CellStyle = {
  numberFormat: "General",
  font: {
    name: "Calibri",
    size: 11,
    color: "#000000",
    bold: false,
    italic: false,
    underline: "None",
    strikethrough: false,
  },
  fill: undefined,
  borders: {},
  horizontal: "General",
  vertical: "Bottom",
  wrap: false,
  shrink: false,
  indent: 0,
  rotation: 0,
  locked: true,
  formulaHidden: false,
};

/** What is left out stays. A border of `undefined` or style `None` is taken away. */
export interface StyleChanges extends Partial<Omit<CellStyle, "font" | "borders">> {
  font?: Partial<CellStyle["font"]>;
  borders?: Partial<Record<Edge, Border | undefined>>;
}

/** The same style with changes. Equal styles made here are one object, so that they can be told apart by `===`. */
export function restyled(style: CellStyle, changes: StyleChanges): CellStyle {
  const { font, borders, ...rest } = changes;
  return shared({
    ...style,
    ...rest,
    font: font ? { ...style.font, ...font } : style.font,
    borders: borders ? drawn({ ...style.borders, ...borders }) : style.borders,
  });
}

/** `restyled` for many cells: each different style is changed once. */
export function restyler(
  changes: StyleChanges | ((style: CellStyle) => CellStyle),
): (style: CellStyle) => CellStyle {
  const known = new Map<CellStyle, CellStyle>();
  const change = typeof changes === "function" ? changes : (style: CellStyle) => restyled(style, changes);
  return (style) => {
    const before = known.get(style);
    if (before) return before;
    const after = change(style);
    known.set(style, after);
    return after;
  };
}

/** What a cell looks like: its own style, or its row's, its column's, the book's. */
export const styleAt = (book: Book, sheet: Sheet, row: number, column: number): CellStyle =>
  sheet.cells.get(row)?.get(column)?.style ?? styleWithout(book, sheet, row, column);

/** What a cell looks like that has no style of its own. */
export const styleWithout = (book: Book, sheet: Sheet, row: number, column: number): CellStyle =>
  sheet.rows.get(row)?.style ?? sheet.columns.get(column)?.style ?? book.standard;

const styles = new Map<string, CellStyle>();

function shared(style: CellStyle): CellStyle {
  const { font, borders, ...rest } = style;
  const edges = EDGES.map((edge) => borders[edge] ?? null).map(
    (one) => one && [one.style, one.weight, one.color],
  );
  const key = JSON.stringify([
    rest.numberFormat,
    [font.name, font.size, font.color, font.bold, font.italic, font.underline, font.strikethrough],
    rest.fill ?? null,
    edges,
    [rest.horizontal, rest.vertical, rest.wrap, rest.shrink, rest.indent, rest.rotation],
    [rest.locked, rest.formulaHidden],
  ]);
  const known = styles.get(key);
  if (known) return known;
  styles.set(key, style);
  return style;
}

export const EDGES: readonly Edge[] = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "DiagonalDown",
  "DiagonalUp",
];

function drawn(borders: Partial<Record<Edge, Border | undefined>>): Partial<Record<Edge, Border>> {
  const kept: Partial<Record<Edge, Border>> = {};
  for (const edge of EDGES) {
    const border = borders[edge];
    if (border && border.style !== "None") kept[edge] = border;
  }
  return kept;
}
