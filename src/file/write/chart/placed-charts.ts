import { chartSignature, isMade, type Made } from "../../../core/sheet/made";
import type { SheetSpec } from "../../../core/sheet/spec";
import type { Package } from "../../package/package";
import { isOfType, relationshipsOf } from "../../package/relationships";
import { escapeAttribute } from "../../xml/escape";
import { attribute, child, descendantsNamed, elements, relationshipId } from "../../xml/find";
import { parsePart, type XmlElement } from "../../xml/parse-part";

/** One of our charts as it stands in a drawing. */
export interface PlacedChart {
  name: string;
  anchor: XmlElement;
  /** Of the drawing to the chart's part. */
  relationship: string;
  part: string;
}

/**
 * The charts of a sheet that are ours: by their names, which the spec has or which we gave there before. Where it is not known what
 * we made, those whose names begin `Primed`, the role and a space. Of several with one name the first is ours; the others are
 * copies that people made, and theirs, as is a chart that they have grouped with shapes of their own.
 */
export async function placedCharts(
  pkg: Package,
  drawing: string,
  root: XmlElement,
  { role, charts }: SheetSpec,
  made: Made | undefined,
): Promise<PlacedChart[]> {
  const beginning = asHeld(`Primed ${role} `);
  const names = new Set(charts.map(({ name }) => asHeld(name)));
  const isOurs = (name: string): boolean =>
    names.has(name) || (made ? isMade(made, chartSignature(name)) : name.startsWith(beginning));
  const placed = new Map<string, PlacedChart>();
  for (const chart of await allCharts(pkg, drawing, root)) {
    if (isOurs(chart.name) && !placed.has(chart.name)) placed.set(chart.name, chart);
  }
  return [...placed.values()];
}

/** The other charts of a drawing that have the name of one of ours. */
export async function copiesOf(
  pkg: Package,
  drawing: string,
  root: XmlElement,
  { name, anchor }: PlacedChart,
): Promise<PlacedChart[]> {
  const charts = await allCharts(pkg, drawing, root);
  return charts.filter((one) => one.name === name && one.anchor !== anchor);
}

/** Every chart of a drawing that stands by itself, whosever it is. */
export async function allCharts(pkg: Package, drawing: string, root: XmlElement): Promise<PlacedChart[]> {
  const charts = (await relationshipsOf(pkg, drawing)).filter((one) => isOfType(one, "chart"));
  const parts = new Map(charts.map(({ id, target }) => [id, target]));
  return elements(root).flatMap((anchor): PlacedChart[] => {
    const frame = child(anchor, "graphicFrame");
    const [properties] = frame ? descendantsNamed(frame, "cNvPr") : [];
    const [reference] = frame ? descendantsNamed(frame, "chart") : [];
    const name = (properties && attribute(properties, "name")) ?? "";
    const relationship = reference && relationshipId(reference);
    const part = parts.get(relationship ?? "");
    return relationship && part && pkg.has(part) ? [{ name, anchor, relationship, part }] : [];
  });
}

/** A name as XML can hold it. */
export const asHeld = (name: string): string =>
  attribute(parsePart(`<name is="${escapeAttribute(name)}"/>`), "is") ?? "";
