import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { endOf } from "../../src/core/calendar/day";
import { dayOfIso } from "../../src/core/calendar/iso";
import { compareWithCount, type TeamCount } from "../support/boston";
import { python, refreshFile, ROOT, scratch, SHARED } from "./tools";

/** All 40,227 requests of 2015, where the data is at hand; the unit tests have a slice of them. */
const DATA = join(SHARED, "data/boston-311-2015.xlsx");
const here = existsSync(DATA);
if (!here) console.warn("../shared is not here: the whole of Boston's requests is left out");

(here ? describe : describe.skip)("Boston's requests of 2015, whole", () => {
  test("every team and month equals an independent count of the city's own verdicts, and of what was open", async () => {
    const folder = scratch();
    python(join(ROOT, "test/fixtures/boston/make.py"), DATA, "--all", folder);
    const count = JSON.parse(readFileSync(join(folder, "boston.json"), "utf8")) as Record<string, TeamCount>;
    const options = { now: Date.UTC(2016, 0, 13), asOf: endOf(dayOfIso("2016-01-12")!) };
    const { results, rows } = await refreshFile(
      join(folder, "boston.xlsx"),
      join(folder, "out.xlsx"),
      options,
    );
    expect(rows).toMatchObject({ read: 40_227, leftOut: 0 });
    expect(compareWithCount(results, count)).toEqual({
      cells: 130,
      onTime: 22_599,
      overdue: 8_016,
      differences: [],
    });
  });
});
