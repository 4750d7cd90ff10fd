import { FatalProblem } from "../problem";
import type { Where } from "../problem";
import { fold } from "../table/column";
import type { Day } from "../calendar/day";
import { LEVELS } from "./organisation";
import type { Level, Node, Organisation } from "./organisation";

/** What a blank Service or Directorate is called. */
export const ALL = "All";

/** A row of PrimedTeams. */
export interface TeamSetup {
  name: string;
  /** Blank = `All`. */
  service: string;
  /** Blank = `All`. */
  directorate: string;
  manager: string;
  alsoKnownAs: readonly string[];
  from?: Day;
  to?: Day;
  at(column: string): Where;
}

interface Draft extends Node {
  children: Draft[];
  teams: number[];
}

/**
 * Teams, services and directorates as a tree, in setup order. Throws a FatalProblem when two nodes of a level would have one
 * name: two teams, two teams known by one name, or a service under two directorates.
 */
export function buildOrganisation(rows: readonly TeamSetup[]): Organisation {
  const services = new Map<string, Draft>();
  const directorates = new Map<string, Draft>();
  const teams = rows.map((row, index) => {
    const directorate = nodeOf(directorates, "directorate", row.directorate || ALL);
    const service = nodeOf(services, "service", row.service || ALL);
    if (service.parent && service.parent !== directorate) throw twoDirectorates(service, directorate, row);
    if (!service.parent) {
      service.parent = directorate;
      directorate.children.push(service);
    }
    const team = teamOf(row, index, service);
    service.children.push(team);
    service.teams.push(index);
    directorate.teams.push(index);
    return team;
  });
  const teamNames = teamNamesOf(rows);
  const parents = [...services.values(), ...directorates.values()];
  for (const parent of parents) setSpan(parent, teams);
  return organisationOf(teams, [...services.values()], [...directorates.values()], teamNames);
}

function nodeOf(level: Map<string, Draft>, name: Level, text: string): Draft {
  const key = fold(text);
  const node = level.get(key) ?? { level: name, name: text, children: [], teams: [] };
  level.set(key, node);
  return node;
}

function teamOf(row: TeamSetup, index: number, parent: Node): Draft {
  return {
    level: "team",
    name: row.name,
    ...(row.manager === "" ? {} : { manager: row.manager }),
    parent,
    children: [],
    teams: [index],
    ...(row.from === undefined ? {} : { from: row.from }),
    ...(row.to === undefined ? {} : { to: row.to }),
  };
}

/** Earliest From to latest To of the teams; open where one of them is (resolution 7). */
function setSpan(node: Draft, teams: readonly Node[]): void {
  const own = node.teams.map((index) => teams[index]!);
  const from = Math.min(...own.map((team) => team.from ?? -Infinity));
  const to = Math.max(...own.map((team) => team.to ?? Infinity));
  if (from !== -Infinity) node.from = from;
  if (to !== Infinity) node.to = to;
}

/** Every name a team goes by, folded, with its index. */
function teamNamesOf(rows: readonly TeamSetup[]): Map<string, number> {
  const names = new Map<string, number>();
  const claim = (name: string, index: number, column: string) => {
    const holder = names.get(fold(name));
    if (holder !== undefined && holder !== index) throw twoTeams(name, rows[holder]!, rows[index]!, column);
    names.set(fold(name), index);
  };
  rows.forEach((row, index) => {
    if (names.has(fold(row.name))) throw twoTeams(row.name, rows[names.get(fold(row.name))!]!, row, "Team");
    claim(row.name, index, "Team");
  });
  rows.forEach((row, index) => row.alsoKnownAs.forEach((name) => claim(name, index, "Also known as")));
  return names;
}

function organisationOf(
  teams: readonly Node[],
  services: readonly Node[],
  directorates: readonly Node[],
  teamNames: ReadonlyMap<string, number>,
): Organisation {
  const atLevel: Record<Level, Map<string, Node>> = {
    team: new Map([...teamNames].map(([name, index]) => [name, teams[index]!])),
    service: new Map(services.map((node) => [fold(node.name), node])),
    directorate: new Map(directorates.map((node) => [fold(node.name), node])),
  };
  return {
    teams,
    services,
    directorates,
    nodes: [...teams, ...services, ...directorates],
    teamIndex: (name) => teamNames.get(fold(name)) ?? -1,
    find: (name) => {
      const found = LEVELS.flatMap((level) => atLevel[level].get(fold(name)) ?? []);
      if (found.length > 0) return found.length === 1 ? found[0] : undefined;
      const { level, rest } = splitLevel(name);
      return level && atLevel[level].get(fold(rest));
    },
  };
}

/** `service:Name` in two; no level when the text before the colon is none. */
function splitLevel(name: string): { level?: Level; rest: string } {
  const colon = name.indexOf(":");
  const level = LEVELS.find((one) => one === fold(name.slice(0, Math.max(colon, 0))));
  return level ? { level, rest: name.slice(colon + 1) } : { rest: name };
}

/** Why `find` knows no node of this name, and what to write instead: a sentence. */
export function whyNotFound(organisation: Organisation, name: string): string {
  const levels = LEVELS.filter((level) => organisation.find(`${level}:${name}`));
  if (levels.length < 2) return `"${name}" is not a team, service or directorate of PrimedTeams.`;
  const choices = levels.map((level) => `${level}:${name}`).join(" or ");
  return `"${name}" is the name of ${levels.length === 2 ? "two" : "three"} nodes: write ${choices}.`;
}

function twoTeams(name: string, first: TeamSetup, second: TeamSetup, column: string): FatalProblem {
  const where = second.at(column);
  const message =
    fold(first.name) === fold(second.name)
      ? `Two teams in PrimedTeams are called "${name}" (${first.at("Team").cell} and ${second.at("Team").cell}): give each its own name.`
      : `"${name}" in PrimedTeams (${where.cell}) stands for both ${first.name} and ${second.name}: let it stand for one of them.`;
  return new FatalProblem(message, where);
}

function twoDirectorates(service: Node, directorate: Node, row: TeamSetup): FatalProblem {
  const where = row.at("Service");
  return new FatalProblem(
    `The service "${service.name}" is under two directorates in PrimedTeams, ${service.parent!.name} and ${directorate.name} ` +
      `(${row.at("Directorate").cell ?? where.cell}): give it one, or call one of the two services something else.`,
    where,
  );
}
