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
 * The charts of a role's sheet that are ours: their names begin `Primed`, the role and a space. Of several with one name the first
 * is ours; the others are copies that people made, and theirs, as is a chart that they have grouped with shapes of their own.
 */
export async function placedCharts(
  pkg: Package,
  drawing: string,
  root: XmlElement,
  role: string,
): Promise<PlacedChart[]> {
  const charts = (await relationshipsOf(pkg, drawing)).filter((one) => isOfType(one, "chart"));
  const parts = new Map(charts.map(({ id, target }) => [id, target]));
  const beginning = asHeld(`Primed ${role} `);
  const placed = new Map<string, PlacedChart>();
  for (const anchor of elements(root)) {
    const frame = child(anchor, "graphicFrame");
    if (!frame) continue;
    const [properties] = descendantsNamed(frame, "cNvPr");
    const name = properties && attribute(properties, "name");
    const [reference] = descendantsNamed(frame, "chart");
    const relationship = reference && relationshipId(reference);
    const part = parts.get(relationship ?? "");
    if (!name?.startsWith(beginning) || placed.has(name)) continue;
    if (relationship && part && pkg.has(part)) placed.set(name, { name, anchor, relationship, part });
  }
  return [...placed.values()];
}

/** A name as XML can hold it. */
export const asHeld = (name: string): string =>
  attribute(parsePart(`<name is="${escapeAttribute(name)}"/>`), "is") ?? "";
