import type { Border, CellStyle, Edge } from "../book/book";
import { colourOf } from "../book/colour";
import { restyled } from "../book/style";
import type { StyleChanges } from "../book/style";
import { HostError } from "../wire/behaviour";
import { borderColoured, borderStyled, borderWeighted, NO_BORDER } from "./range-borders";
import { indentOf, rotationOf } from "./alignment";
import { fillGiven } from "./range-fill";
import { fontSizeOf } from "./range-font";

/** Looks as `Range.getCellProperties` gives them and `setCellProperties` takes them: `Excel.CellPropertiesFormat`. */

type Said = Readonly<Record<string, unknown>>;
type Given = Record<string, unknown>;

const isSaid = (value: unknown): value is Said => typeof value === "object" && value !== null;

const EDGES: Readonly<Record<string, Edge>> = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
  diagonalDown: "DiagonalDown",
  diagonalUp: "DiagonalUp",
};

/** What is asked for of a look: options of which each is true, or options again. What the host has not is left out. */
export function formatGiven(style: CellStyle, wanted: Said): Given {
  const given = chosen(wanted, {
    horizontalAlignment: style.horizontal,
    verticalAlignment: style.vertical,
    wrapText: style.wrap,
    shrinkToFit: style.shrink,
    indentLevel: style.indent,
    textOrientation: style.rotation,
    autoIndent: false,
    readingOrder: "Context",
  });
  const nested = {
    font: style.font,
    fill: { color: fillGiven(style), pattern: style.fill === undefined ? "None" : "Solid" },
    protection: { locked: style.locked, formulaHidden: style.formulaHidden },
  };
  for (const [part, has] of Object.entries(nested)) {
    const options = wanted[part];
    if (options === true) given[part] = { ...has };
    else if (isSaid(options)) given[part] = chosen(options, has);
  }
  const options = wanted["borders"];
  if (isSaid(options))
    given["borders"] = Object.fromEntries(
      Object.entries(EDGES).map(([name, edge]) => [
        name,
        chosen(options, { ...(style.borders[edge] ?? NO_BORDER) }),
      ]),
    );
  return given;
}

const chosen = (wanted: Said, has: Readonly<Record<string, unknown>>): Given =>
  Object.fromEntries(Object.entries(has).filter(([part]) => wanted[part] === true));

/** Several looks in one: null where they differ. */
export function common(given: readonly Given[]): Given {
  const [first = {}, ...others] = given;
  return Object.fromEntries(
    Object.entries(first).map(([part, value]) => {
      const same = others.map((other) => other[part]);
      if (isSaid(value)) return [part, common([value, ...(same as Given[])])];
      return [part, same.every((other) => other === value) ? value : null];
    }),
  );
}

/** The look that is said, from what it was before. @throws HostError `InvalidArgument`, or what is not built. */
export function formatted(style: CellStyle, format: Said): CellStyle {
  let after = style;
  for (const [part, value] of Object.entries(format)) {
    if (value === null || value === undefined) continue;
    const change = CHANGES[part];
    if (!change) throw new HostError("HostNotImplemented", `Cell properties can't change ${part} here.`);
    after = restyled(after, change(value, after));
  }
  return after;
}

const fontSaid = (value: unknown): StyleChanges => {
  const font: Given = {};
  for (const [part, said] of Object.entries(isSaid(value) ? value : {})) {
    if (said === null || said === undefined) continue;
    if (part === "color") font[part] = colourOf(said);
    else if (part === "size") font[part] = fontSizeOf(said);
    else if (["bold", "italic", "name", "strikethrough", "underline"].includes(part)) font[part] = said;
    else throw new HostError("HostNotImplemented", `Cell properties can't change a font's ${part} here.`);
  }
  return { font };
};

const bordersSaid = (value: unknown, { borders }: CellStyle): StyleChanges => {
  const after: Partial<Record<Edge, Border | undefined>> = {};
  for (const [side, said] of Object.entries(isSaid(value) ? value : {})) {
    const edge = EDGES[side];
    if (!edge)
      throw new HostError("HostNotImplemented", `Cell properties can't draw the border ${side} here.`);
    if (!isSaid(said)) continue;
    let border = borders[edge];
    if (said["color"]) border = borderColoured(said["color"], border);
    if (said["weight"]) border = borderWeighted(said["weight"], border);
    if (said["style"]) border = borderStyled(said["style"], border);
    after[edge] = border;
  }
  return { borders: after };
};

const CHANGES: Readonly<Record<string, (value: unknown, before: CellStyle) => StyleChanges>> = {
  font: fontSaid,
  borders: bordersSaid,
  fill: (value) => {
    const color = isSaid(value) ? value["color"] : undefined;
    return color === undefined || color === null ? {} : { fill: color === "" ? undefined : colourOf(color) };
  },
  protection: (value) => {
    const { locked, formulaHidden } = isSaid(value) ? value : {};
    return {
      ...(typeof locked === "boolean" ? { locked } : {}),
      ...(typeof formulaHidden === "boolean" ? { formulaHidden } : {}),
    };
  },
  horizontalAlignment: (value) => ({ horizontal: value as CellStyle["horizontal"] }),
  verticalAlignment: (value) => ({ vertical: value as CellStyle["vertical"] }),
  wrapText: (value) => ({ wrap: value === true }),
  shrinkToFit: (value) => ({ shrink: value === true }),
  indentLevel: indentOf,
  textOrientation: (value) => ({ rotation: rotationOf(value) }),
};
