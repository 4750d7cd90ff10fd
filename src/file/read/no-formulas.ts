import type { Package } from "../package/package";

const known = new WeakMap<Package, Set<string>>();

/** Notes that a sheet was read to its end, and that no cell of it holds a formula. */
export const noteNoFormulas = (pkg: Package, part: string): void =>
  void known.set(pkg, (known.get(pkg) ?? new Set()).add(part));

/** Whether a sheet is known to have no formulas in its cells; large extracts, read already, need not be looked through again. */
export const hasNoFormulas = (pkg: Package, part: string): boolean =>
  known.get(pkg)?.has(part) === true && !pkg.changed(part);
