import type { Book } from "../book/book";
import type { Answer, EventEntry, WorkbookHost } from "../host";
import { requirementSets } from "./requirement-sets";
import { type AddInRuntime, addInServices, newRuntime } from "./runtime";

/** Excel as its desktop edition shows itself to the pages of add-ins. */
export interface BrowserHost {
  readonly runtime: AddInRuntime;
  /**
   * Presses a ribbon button whose action runs a function.
   *
   * @returns when the add-in says that it is done (`event.completed()`).
   */
  press(functionName: string, commandId?: string): Promise<void>;
}

/** Numbers of the calls and events of desktop Excel, and of what it answers. */
const RICH_API_REQUEST = 93;
const COMMAND_COMPLETED = 94;
const RICH_API_EVENT = 33;
const COMMAND_PRESSED = 39;
const OK = 0;
const NOT_SUPPORTED = 5000;
const INTERNAL_ERROR = 5001;

/** A list as desktop Excel passes it to a page. */
interface SafeArray {
  toArray(): readonly unknown[];
  dimensions(): number;
}
const safeArray = (values: readonly unknown[]): SafeArray => ({
  toArray: () => [...values],
  dimensions: () => 1,
});

type Callback = (result: SafeArray | number) => void;
type EventHandler = (event: number, payload: SafeArray) => void;

/** Puts `window.external` in its place. To be called before office.js is loaded. */
export function installExternal(window: object, host: WorkbookHost): BrowserHost {
  const runtime = newRuntime();
  host.serve(addInServices(runtime));
  const handlers = new Map<number, EventHandler>();
  const presses = new Map<string, () => void>();

  host.listen((entries: readonly EventEntry[]) =>
    handlers.get(RICH_API_EVENT)?.(RICH_API_EVENT, safeArray(entries.map(safeArray))),
  );

  const external = {
    GetContext: () => context(host),
    GetHostInfo: () => "Excel$Win32$16.01$en-GB$telemetry$$disableLogging$1",
    GetLoggingAllowed: () => false,
    Execute(call: number, params: readonly unknown[], answer: Callback) {
      if (call === RICH_API_REQUEST) {
        const message = params[0] as readonly unknown[];
        void host.request(bodyOf(message[4]), Number(message[6])).then((result) => answer(enveloped(result)));
      } else if (call === COMMAND_COMPLETED) {
        presses.get(String(params[0]))?.();
        answer(OK);
      } else {
        complain(`Excel's call ${call}`);
        answer(NOT_SUPPORTED);
      }
    },
    RegisterEvent(event: number, _target: string, handler: EventHandler, answer: Callback) {
      const known = event === RICH_API_EVENT || event === COMMAND_PRESSED;
      if (known) handlers.set(event, handler);
      else complain(`Excel's event ${event}`);
      answer(known ? OK : NOT_SUPPORTED);
    },
    UnregisterEvent(event: number, _target: string, answer: Callback) {
      answer(handlers.delete(event) ? OK : NOT_SUPPORTED);
    },
  };
  Object.defineProperty(window, "external", { value: external, writable: true, configurable: true });

  return {
    runtime,
    press(functionName, commandId = functionName) {
      const handler = handlers.get(COMMAND_PRESSED);
      if (!handler) throw new Error("The add-in has not started: it does not listen to the ribbon yet.");
      const event = JSON.stringify({ source: { id: commandId } });
      const done = new Promise<void>((resolve) => presses.set(commandId, resolve));
      handler(COMMAND_PRESSED, safeArray([commandId, functionName, event]));
      return done;
    },
  };
}

/** The library may give the body in pieces. */
const bodyOf = (body: unknown): string => (Array.isArray(body) ? body.join("") : String(body));

const enveloped = (answer: Answer): SafeArray | number =>
  "body" in answer ? safeArray([OK, answer.status, safeArray([]), answer.body]) : INTERNAL_ERROR;

/** The old Common API and dialogs are not here, and nobody should believe that they are. */
const complain = (what: string): void =>
  console.error(`The workbook host has no such thing: ${what} (of the Common API, or of dialogs).`);

function context({ host, options }: WorkbookHost): Record<string, () => unknown> {
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => "primed",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => 2057,
    GetAppDataLocale: () => 2057,
    GetDocUrl: () => "Book1.xlsx",
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetCorrelationId: () => "",
    GetInstanceId: () => "1",
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify(requirementSets(options.apiVersion)),
    GetHostFullVersion: () => "16.0.0.0",
    GetInitialDisplayMode: () => 0,
    GetOfficeThemeInfo: () => JSON.stringify(THEME),
    GetSettings: () => settings(host.book),
  };
}

/** Colours as Windows has them: blue, green, red from the high byte down. */
const THEME = {
  bodyBackgroundColor: 0xffffff,
  bodyForegroundColor: 0x262626,
  controlBackgroundColor: 0xffffff,
  controlForegroundColor: 0x262626,
};

/** The document settings: `Office.context.document.settings` sees what `workbook.settings` sees. */
const settings = ({ settings: kept }: Book) => ({
  Read(keys: string[], values: string[]) {
    for (const [key, value] of kept) {
      keys.push(key);
      values.push(JSON.stringify(value));
    }
  },
  WriteAsync(keys: readonly string[], values: readonly string[], done: (status: number) => void) {
    kept.clear();
    keys.forEach((key, at) => kept.set(key, JSON.parse(values[at] ?? "null")));
    done(OK);
  },
  RefreshAsync: (done: () => void) => done(),
});
