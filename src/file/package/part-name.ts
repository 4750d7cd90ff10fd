/** How a part name is compared: without a leading slash, `%20` as a space, in lower case (ECMA-376 Part 2, 6.2.2). */
export function partKey(name: string): string {
  return decodePercent(name.replace(/^\//, "")).toLowerCase();
}

/** The folder of a part, with its closing slash; empty for a part at the root. */
export function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}

/** The relationships part of a part: `xl/workbook.xml` has `xl/_rels/workbook.xml.rels`; `""` is the package itself. */
export function relationshipsPartOf(part: string): string {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

/** A relationship's target as a part name: relative to `part`'s folder, or to the root when it begins with a slash. */
export function resolveTarget(part: string, target: string): string {
  const path = (target.split("#")[0] ?? "").replace(/\\/g, "/");
  const full = path.startsWith("/") ? path.slice(1) : folderOf(part) + path;
  const steps: string[] = [];
  for (const step of full.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return decodePercent(steps.join("/"));
}

function decodePercent(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
