import { FatalProblem } from "../../../src/core/problem";
import { buildOrganisation, whyNotFound } from "../../../src/core/setup/build-organisation";
import type { TeamSetup } from "../../../src/core/setup/build-organisation";

const team = (name: string, rest: Partial<TeamSetup> = {}): TeamSetup => ({
  name,
  service: "Community",
  directorate: "Adults",
  manager: "",
  alsoKnownAs: [],
  at: (column) => ({ table: "PrimedTeams", key: name, column, cell: `${column[0]}1` }),
  ...rest,
});

test("teams make services and directorates, in setup order, whatever the case of their names", () => {
  const { nodes } = buildOrganisation([
    team("North"),
    team("East", { service: "Hospital" }),
    team("South", { service: "community " }),
  ]);
  expect(nodes.map(({ level, name, teams, parent }) => [level, name, teams, parent?.name])).toEqual([
    ["team", "North", [0], "Community"],
    ["team", "East", [1], "Hospital"],
    ["team", "South", [2], "Community"],
    ["service", "Community", [0, 2], "Adults"],
    ["service", "Hospital", [1], "Adults"],
    ["directorate", "Adults", [0, 1, 2], undefined],
  ]);
  expect(nodes[5]!.children.map(({ name }) => name)).toEqual(["Community", "Hospital"]);
});

test("a blank service and directorate are All", () => {
  const { services, directorates } = buildOrganisation([team("North", { service: "", directorate: "" })]);
  expect([services[0]!.name, directorates[0]!.name]).toEqual(["All", "All"]);
});

test("a parent is in being from its teams' earliest From to their latest To, and is open where one is", () => {
  const { services, directorates } = buildOrganisation([
    team("North", { from: 100, to: 200 }),
    team("South", { from: 150, to: 300 }),
    team("East", { service: "Hospital", to: 50 }),
  ]);
  expect(services[0]).toMatchObject({ from: 100, to: 300 });
  expect(directorates[0]).toMatchObject({ to: 300 });
  expect(directorates[0]!.from).toBeUndefined();
});

test("a team is known by its name and its other names, case-blind and trimmed", () => {
  const { teamIndex } = buildOrganisation([
    team("North"),
    team("South", { alsoKnownAs: ["S", "Southern Team"] }),
  ]);
  expect([" north", "SOUTHERN team\u00a0", "s", "Community", "West"].map(teamIndex)).toEqual([
    0, 1, 1, -1, -1,
  ]);
});

describe("finding a node", () => {
  const organisation = buildOrganisation([
    team("North", { alsoKnownAs: ["N"] }),
    team("Hospital", { service: "Hospital" }),
  ]);

  test("by its bare name, another name of a team, or its level and name", () => {
    const { find } = organisation;
    expect(find("community")).toMatchObject({ level: "service" });
    expect(find("N")).toMatchObject({ level: "team", name: "North" });
    expect(find("Service: Hospital")).toMatchObject({ level: "service", name: "Hospital" });
    expect(find("directorate:adults")).toMatchObject({ level: "directorate" });
  });

  test("a bare name at two levels is none of them, and the sentence says what to write", () => {
    expect(organisation.find("Hospital")).toBeUndefined();
    expect(whyNotFound(organisation, "Hospital")).toContain("write team:Hospital or service:Hospital");
    expect(organisation.find("service:North")).toBeUndefined();
    expect(whyNotFound(organisation, "West")).toContain("is not a team, service or directorate");
  });
});

describe("one name for two nodes is fatal", () => {
  test.each([
    ["two teams", [team("North"), team("NORTH ")], /Two teams in PrimedTeams are called "NORTH "/],
    [
      "a team and another's other name",
      [team("North", { alsoKnownAs: ["South"] }), team("South")],
      /both South and North/,
    ],
    [
      "two other names",
      [team("A", { alsoKnownAs: ["x"] }), team("B", { alsoKnownAs: ["X"] })],
      /both A and B/,
    ],
    [
      "a service of two directorates",
      [team("A"), team("B", { directorate: "Health" })],
      /under two directorates.*Adults and Health/,
    ],
  ])("%s", (_, rows, sentence) => {
    expect(() => buildOrganisation(rows)).toThrow(FatalProblem);
    expect(() => buildOrganisation(rows)).toThrow(sentence);
  });

  test("a team may repeat its own name among its other names", () => {
    expect(buildOrganisation([team("North", { alsoKnownAs: ["north"] })]).teamIndex("North")).toBe(0);
  });
});
