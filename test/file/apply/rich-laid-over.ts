import { openPackage } from "../../../src/file/package/package";
import { change, partOf, types, type Step } from "../../support/person";
import type { LaidOver } from "./laid-over";
import { FACTS_LINK, RICH } from "./rich";

/** What `richPage` lays over its cells, as `laidOver` tells it. */
export const OURS: LaidOver = {
  conditions: [
    `D5:D8 expression LEFT($D5,1)="◆"`,
    `D5:D8 expression LEFT($D5,1)="●"`,
    "E5:E8 dataBar -0.5..0+",
    "F5:F8 dataBar 0..0.5+",
    "B16:H16 dataBar -6..6+",
    "B17:H17 colorScale min..7",
  ],
  validations: [
    `C11 list "Ann,Bo ""B"" <Lee> & Co"`,
    "C12 date 46023",
    "C13 decimal 0 $C$5*100",
    "C14 E14 any",
  ],
  sparklines: ["G5 column B16:H16", "G6 column B17:H17", "H5 line B17:H17"],
  links: [`B2 ${FACTS_LINK}`],
  tables: ["PrimedFacts B20:D23 ID,Due,Days late"],
};
/** What a sheet got when it was made, and is people's. */
export const STARTER = {
  conditions: [`B41:E41 expression $C41="Closed"`],
  validations: [`C41 list "Open,Closed"`],
  tables: ["ActionLog B40:E41 Action,Status,Due,Late"],
};
export const sorted = (over: LaidOver): LaidOver =>
  Object.fromEntries(
    Object.entries(over).map(([kind, list]) => [kind, [...(list as string[])].sort()]),
  ) as unknown as LaidOver;
/** With what the sheet got when it was made. */
export const withStarter = (over: LaidOver): LaidOver =>
  sorted({
    ...over,
    conditions: [...over.conditions, ...STARTER.conditions],
    validations: [...over.validations, ...STARTER.validations],
    tables: [...over.tables, ...STARTER.tables],
  });

/** An edit to the text of the page's part. */
export function replaced(pattern: RegExp, by: string): Step {
  return async (pkg) => change(pkg, await partOf(pkg, RICH), (xml) => xml.replace(pattern, by));
}

export async function sheetXml(bytes: Uint8Array): Promise<string> {
  const pkg = await openPackage(bytes);
  return pkg.text(await partOf(pkg, RICH));
}

/** A table of people's over cells of our sheet: its first row is its head. */
export function addsTable(name: string, ref: string): Step {
  return async (pkg) => {
    const part = "xl/tables/table9.xml";
    const [head] = ref.split(":");
    pkg.set(
      part,
      `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="99" name="${name}" displayName="${name}" ref="${ref}"><tableColumns count="1"><tableColumn id="1" name="Head"/></tableColumns></table>`,
    );
    await types(RICH, head!, "Head")(pkg);
    await change(pkg, "[Content_Types].xml", (xml) =>
      xml.replace(
        "</Types>",
        `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/></Types>`,
      ),
    );
    await change(pkg, "xl/worksheets/_rels/sheet2.xml.rels", (xml) =>
      xml.replace(
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table9.xml"/></Relationships>',
      ),
    );
    await change(pkg, "xl/worksheets/sheet2.xml", (xml) =>
      xml.replace(/<tableParts count="\d+">/, '<tableParts count="3"><tablePart r:id="rId99"/>'),
    );
  };
}
