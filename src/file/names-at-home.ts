import { AREA_NAME, isOwnershipName, ROLE_NAME } from "../core/sheet/ownership";
import { sheetOfReference } from "../core/owned/owned-sheets";
import type { DefinedName } from "../core/owned/defined-name";
import { definedNamesOf } from "./read/defined-names";
import { child, childrenNamed } from "./xml/find";
import { openWorkbookXml, sheetNames } from "./write/workbook-xml";

/**
 * A sheet's own names say by its place among the sheets whose they are, and some programs (openpyxl, for one) move, add or delete
 * sheets and leave those numbers as they are: ours would then be on another sheet, a person's perhaps. Where our area is tells where
 * they belong.
 */
type Homes = ReadonlyMap<number, number | undefined>;

/** Where our names belong, by the place they are at: only those elsewhere; undefined for those that belong nowhere any more. */
function homesOf(names: readonly DefinedName[], titles: readonly string[]): Homes {
  const lower = titles.map((title) => title.toLowerCase());
  const named = (name: string): Map<number, string> =>
    new Map(
      names
        .filter((one) => one.name.toLowerCase() === name.toLowerCase())
        .flatMap(({ localSheetIndex, text }) =>
          localSheetIndex === undefined ? [] : [[localSheetIndex, text]],
        ),
    );
  const areas = named(AREA_NAME);
  const homeOf = (at: number): number | undefined => {
    const sheet = sheetOfReference(areas.get(at) ?? "")?.toLowerCase();
    // An area that is lost tells nothing; one on a sheet that is no more was of that sheet, and not of the one now there.
    if (sheet === undefined || sheet === "#ref") return at < titles.length ? at : undefined;
    const home = lower.indexOf(sheet);
    return home < 0 ? undefined : home;
  };
  const wanted = [...named(ROLE_NAME).keys()].map((at) => [at, homeOf(at)] as const);
  const taken = new Set(wanted.filter(([at, home]) => at === home).map(([at]) => at));
  const homes = new Map<number, number | undefined>();
  for (const [at, home] of wanted) {
    if (home === at) continue;
    homes.set(at, home === undefined || taken.has(home) ? undefined : home);
    if (home !== undefined) taken.add(home);
  }
  return homes;
}

/** The workbook's names as they should be. */
export function namesAtHome(names: readonly DefinedName[], titles: readonly string[]): DefinedName[] {
  const homes = homesOf(names, titles);
  return names.flatMap((one) => {
    const at = one.localSheetIndex;
    if (at === undefined || !homes.has(at) || !isOwnershipName(one.name)) return [one];
    const home = homes.get(at);
    return home === undefined ? [] : [{ ...one, localSheetIndex: home }];
  });
}

/** The workbook part's text with our names where they belong. */
export function withNamesAtHome(text: string): string {
  const editor = openWorkbookXml(text);
  const names = definedNamesOf(editor.root);
  const homes = homesOf(names, sheetNames(editor));
  if (!homes.size) return text;
  childrenNamed(child(editor.root, "definedNames")!, "definedName").forEach((element, i) => {
    const { name, localSheetIndex } = names[i]!;
    if (localSheetIndex === undefined || !homes.has(localSheetIndex) || !isOwnershipName(name)) return;
    const home = homes.get(localSheetIndex);
    if (home === undefined) editor.remove(element);
    else editor.setAttribute(element, "localSheetId", String(home));
  });
  return editor.text();
}
