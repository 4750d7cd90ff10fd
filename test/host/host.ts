import type { Book } from "./book/book";
import type { Fault, Statistics } from "./faults";
import type { Behaviours, ErrorCode, Host } from "./wire/behaviour";
import { type RequestBody, type ResponseBody, WAITS_FOR_CELL_EDIT } from "./wire/messages";
import { processed } from "./wire/process";
import type { Session } from "./wire/session";

/** What can be set while the host runs, too. */
export interface HostOptions {
  /** The newest ExcelApi requirement set there is: `"1.13"`. */
  apiVersion: string;
  /** Bytes that a request and an answer may have, each; Excel on the web has 5 MB. */
  payloadCap: number;
  /** Milliseconds that each sync takes. */
  latency: number;
  /** What a client writes directly below a table becomes part of it, as in Excel on Windows. */
  tablesGrow: boolean;
  /** A person is typing in a cell. `endCellEdit` ends it. */
  cellEdit: boolean;
  faults: readonly Fault[];
  /** Called before each sync, with its number: somebody may edit the book there. */
  between: ((sync: number) => void) | undefined;
  /** Works the book's formulas out; minds by itself that the book may be calculated by hand only, unless told not to. */
  calculate: ((book: Book, options?: { evenIfManual?: boolean }) => unknown) | undefined;
}

const DEFAULTS: HostOptions = {
  apiVersion: "1.13",
  payloadCap: Infinity,
  latency: 0,
  tablesGrow: true,
  cellEdit: false,
  faults: [],
  between: undefined,
  calculate: undefined,
};

/** An event as the client library takes it: category, number, target, arguments as JSON, id. */
export type EventEntry = readonly [65536, number, string, string, number];

/** The answer to a request, as text, or what the client hears when there is none. */
export type Answer = { status: 200; body: string } | { status: number; code: ErrorCode; message: string };

export interface WorkbookHost {
  readonly options: HostOptions;
  readonly statistics: Statistics;
  /** For what a person does, outside any request: `host.raise(…)`. */
  readonly host: Host;
  /** How many objects the client keeps. */
  readonly kept: number;
  endCellEdit(): void;
  /** Adds what more there is than the classes of the workbook. */
  serve(more: Behaviours): void;
  /** One request of the client; `flags` as the library gives them. */
  request(body: string, flags: number): Promise<Answer>;
  /** Tells of events. @returns what stops it. */
  listen(listener: (entries: readonly EventEntry[]) => void): () => void;
}

/** A workbook as Excel serves it to an add-in. */
export function workbookHost(
  book: Book,
  behaviours: Behaviours,
  options: Partial<HostOptions> = {},
): WorkbookHost {
  const set: HostOptions = { ...DEFAULTS, ...options };
  const count = { syncs: 0, actions: 0, bytesUp: 0, bytesDown: 0 };
  const listeners = new Set<(entries: readonly EventEntry[]) => void>();
  let events: EventEntry[] = [];
  let lastEvent = 0;
  let dirty = false;
  let endOfEdit: (() => void)[] = [];

  const host: Host = {
    book,
    get apiVersion() {
      return set.apiVersion;
    },
    get tablesGrow() {
      return set.tablesGrow;
    },
    raise(type, target, args) {
      if (events.length === 0) setTimeout(push, 0);
      events.push([65536, type, target, JSON.stringify(args), ++lastEvent]);
    },
    changed: () => void (dirty = true),
    calculate: () => work({ evenIfManual: true }),
  };
  const session: Session = {
    host,
    behaviours,
    references: new Map(),
    lastReference: 0,
    settle: () => {
      if (dirty) work({});
    },
  };

  // As when Excel opens a file: the results that are there count, and what has none is worked out.
  set.calculate?.(book, {});

  function work(how: { evenIfManual?: boolean }): void {
    dirty = false;
    set.calculate?.(book, how);
  }

  /**
   * After the answer to the request that caused them, which is the harder order for a client: what it sets aside during a sync is over
   * when it hears of its own changes.
   */
  function push(): void {
    const entries = events;
    events = [];
    for (const listener of listeners) listener(entries);
  }

  async function request(body: string, flags: number): Promise<Answer> {
    const parsed = JSON.parse(body) as RequestBody;
    if (isCleanUp(parsed)) return ok(processed(session, parsed));
    const sync = ++count.syncs;
    const bytes = bytesOf(body);
    count.actions += parsed.Actions.length;
    count.bytesUp += bytes;
    if (set.latency > 0) await new Promise((resolve) => setTimeout(resolve, set.latency));
    if (set.between) {
      set.between(sync);
      dirty = true;
    }
    if (set.cellEdit) {
      if ((flags & WAITS_FOR_CELL_EDIT) === 0) return refused("InvalidOperationInCellEditMode", CELL_EDIT);
      await new Promise<void>((resolve) => endOfEdit.push(resolve));
    }
    if (bytes > set.payloadCap)
      return refused(
        "RequestPayloadSizeLimitExceeded",
        `The request has ${bytes} bytes; ${set.payloadCap} are allowed.`,
      );
    const fault = set.faults.find((one) => one.sync === sync);
    if (fault?.fails === "before") return refused(fault.code ?? "GeneralException", "The request failed.");
    if (fault?.fails === "never" && !fault.done) return new Promise(() => {});
    const response = processed(session, parsed, fault?.fails === "within" ? fault.actions : undefined);
    session.settle();
    if (fault?.fails === "never") return new Promise(() => {});
    if (fault?.fails === "after")
      return { status: 500, code: "GeneralException", message: "The connection broke." };
    const answer = ok(response);
    const down = bytesOf(answer.body);
    count.bytesDown += down;
    if (down > set.payloadCap)
      return refused(
        "ResponsePayloadSizeLimitExceeded",
        `The answer has ${down} bytes; ${set.payloadCap} are allowed.`,
      );
    return answer;
  }

  return {
    options: set,
    statistics: {
      get syncs() {
        return count.syncs;
      },
      get actions() {
        return count.actions;
      },
      get bytesUp() {
        return count.bytesUp;
      },
      get bytesDown() {
        return count.bytesDown;
      },
      reset: () => void Object.assign(count, { syncs: 0, actions: 0, bytesUp: 0, bytesDown: 0 }),
    },
    host,
    get kept() {
      return session.references.size;
    },
    serve: (more) => void (session.behaviours = { ...session.behaviours, ...more }),
    endCellEdit() {
      set.cellEdit = false;
      for (const resolve of endOfEdit) resolve();
      endOfEdit = [];
    },
    request,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const CELL_EDIT =
  "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.";

const ok = (response: ResponseBody): { status: 200; body: string } => ({
  status: 200,
  body: JSON.stringify(response),
});

/** The whole request is refused, and no action of it is to blame. */
const refused = (Code: ErrorCode, Message: string): Answer => ok({ TraceIds: [], Error: { Code, Message } });

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** After each run the client lets go of what it kept, by itself; nobody waits for that. */
const isCleanUp = ({ Actions }: RequestBody): boolean =>
  Actions.some(({ Name }) => Name === "_RemoveReference") &&
  Actions.every(({ Name, ActionType }) => Name === "_RemoveReference" || ActionType === 1);
