/// <reference types="office-js" />
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EventEntry, WorkbookHost } from "../host";
import { isSetSupported } from "./requirement-sets";

const LIBRARY = "node_modules/@microsoft/office-js/dist/excel-win32-16.01.js";

/** What the library expects of an application that has its own message pipe. */
interface Bridge {
  sendMessageToHost(text: string): void;
  /** Set by the library. */
  onMessageFromHost?: (text: string) => void;
}
interface BridgeMessage {
  id: number;
  flags: number;
  message: { body: unknown };
}

export interface Connected {
  Excel: typeof Excel;
  OfficeExtension: typeof OfficeExtension;
}

let bridge: Bridge | undefined;
let disconnect = (): void => undefined;

/** From now on what the genuine library does goes to this host, in this test file; earlier hosts hear and tell no more. */
export function connect(host: WorkbookHost): Connected {
  bridge ??= loaded();
  const { onMessageFromHost: receive } = bridge;
  if (!receive) throw new Error("Microsoft's library did not take the bridge.");
  disconnect();
  disconnect = host.listen((entries: readonly EventEntry[]) =>
    receive(JSON.stringify({ type: 3, controlId: "", message: { entries } })),
  );
  bridge.sendMessageToHost = (text) => {
    const { id, flags, message } = JSON.parse(text) as BridgeMessage;
    void host.request(JSON.stringify(message.body), flags).then((answer) => {
      const sent =
        answer.status === 200 && "body" in answer
          ? { statusCode: 200, headers: {}, body: answer.body }
          : { statusCode: answer.status, headers: {}, body: { error: answer } };
      receive(JSON.stringify({ id, type: 2, flags: 0, message: sent }));
    });
  };
  // The start-up, which does not happen here, supplies this: `Office.context` is what it answers.
  const requirements = {
    isSetSupported: (set: string, version?: string) => isSetSupported(host.options.apiVersion, set, version),
  };
  Object.assign((globalThis as unknown as { OSF: object }).OSF, {
    _OfficeAppFactory: { getContext: () => ({ requirements }) },
  });
  return globalThis as unknown as Connected;
}

/**
 * Runs the library in the global scope of the test itself. (Each test file has globals of its own, and an `Error` or a plain object of
 * another scope is none to the library; so Node's `vm`, which only knows the scope outside, will not do.)
 */
function loaded(): Bridge {
  const made: Bridge = { sendMessageToHost: () => undefined };
  const location = {
    protocol: "https:",
    host: "localhost",
    hash: "",
    search: "",
    pathname: "/",
    href: "https://localhost/",
  };
  const globals = {
    _richApiNativeBridge: made,
    window: globalThis,
    location,
    name: "",
    navigator: { userAgent: "" },
  };
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  const evaluate = eval;
  evaluate(readFileSync(join(process.cwd(), LIBRARY), "utf8"));
  return made;
}
