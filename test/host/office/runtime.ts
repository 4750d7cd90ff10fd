import type { Behaviours, Handle } from "../wire/behaviour";

/** What Excel keeps for an add-in besides the workbook. */
export interface AddInRuntime {
  visibility: "Inactive" | "Background" | "Visible";
  /** What it is to be when the workbook is opened the next time. */
  atStart: "Inactive" | "Background" | "Visible";
  /** What `Office.ribbon.requestUpdate` has said: buttons by id, and tabs. */
  buttons: Map<string, { enabled: boolean }>;
  tabs: Map<string, { visible: boolean }>;
  /** `OfficeRuntime.storage`. */
  storage: Map<string, string>;
}

export const newRuntime = (): AddInRuntime => ({
  visibility: "Visible",
  atStart: "Inactive",
  buttons: new Map(),
  tabs: new Map(),
  storage: new Map(),
});

const VISIBILITY_CHANGED = 65539;
const STORAGE_ANSWERED = 65537;

const RIBBON = "Microsoft.DynamicRibbon";
interface Control extends Handle {
  id: string;
}
const control = (type: string, id: unknown): Control => ({ type: `${RIBBON}.${type}`, id: String(id) });

interface RibbonUpdate {
  tabs: readonly {
    id?: string;
    visible?: boolean;
    groups?: readonly Group[];
    controls?: readonly Update[];
  }[];
}
interface Group {
  controls?: readonly Update[];
}
interface Update {
  id?: string;
  enabled?: boolean;
}

/**
 * The objects behind `Office.addin`, `Office.ribbon` and `OfficeRuntime.storage`. The library asks for them by the names of their classes
 * at Excel's, which are not in the table of the API.
 */
export function addInServices(runtime: AddInRuntime): Behaviours {
  type State = AddInRuntime["visibility"];
  return {
    "Microsoft.AppRuntime.AppRuntimeService": {
      call: {
        getAppRuntimeState: () => runtime.visibility,
        setAppRuntimeState(_, [state], host) {
          if (runtime.visibility === state) return;
          runtime.visibility = state as State;
          host.raise(VISIBILITY_CHANGED, "", { visibility: state === "Visible" ? "Visible" : "Hidden" });
        },
      },
    },
    "Microsoft.AppRuntime.AppRuntimePersistenceService": {
      call: {
        getAppRuntimeStartState: () => runtime.atStart,
        setAppRuntimeStartState: (_, [state]) => void (runtime.atStart = state as State),
      },
    },
    [`${RIBBON}.DynamicRibbon`]: {
      call: {
        getButton: (_, [id]) => control("RibbonButton", id),
        getTab: (_, [id]) => control("RibbonTab", id),
        executeRequestUpdate: (_, [update]) =>
          updateRibbon(runtime, JSON.parse(update as string) as RibbonUpdate),
      },
    },
    [`${RIBBON}.RibbonButton`]: {
      set: {
        enabled: ({ id }: Control, value) => void runtime.buttons.set(id, { enabled: value as boolean }),
      },
    },
    [`${RIBBON}.RibbonTab`]: {
      call: {
        setVisibility: ({ id }: Control, [visible]) =>
          void runtime.tabs.set(id, { visible: visible as boolean }),
      },
    },
    "Microsoft.PersistentKvStorage.PersistentKvStorageService": storage(runtime.storage),
  };
}

function updateRibbon({ buttons, tabs }: AddInRuntime, update: RibbonUpdate): void {
  for (const { id: tab, visible, groups = [], controls = [] } of update.tabs) {
    if (tab !== undefined && visible !== undefined) tabs.set(tab, { visible });
    for (const { id, enabled } of [...controls, ...groups.flatMap((group) => group.controls ?? [])])
      if (id !== undefined && enabled !== undefined) buttons.set(id, { enabled });
  }
}

/** Its answers come as events, each with the number of its call. */
function storage(kept: Map<string, string>): Behaviours[string] {
  const answering =
    (work: (json: unknown) => string) =>
    (
      _: Handle,
      [invokeId, json]: readonly unknown[],
      host: Parameters<NonNullable<Behaviours[string]["items"]>>[1],
    ) => {
      const message = JSON.stringify({ errorCode: 0, invokeId, message: work(json) });
      host.raise(STORAGE_ANSWERED, "", { message });
    };
  const parsed = <T>(json: unknown): readonly T[] => JSON.parse(json as string) as T[];
  return {
    call: {
      getAllKeys: answering(() => JSON.stringify([...kept.keys()])),
      clear: answering(() => (kept.clear(), "")),
      multiGet: answering((json) =>
        JSON.stringify(parsed<string>(json).flatMap((key) => (kept.has(key) ? [[key, kept.get(key)]] : []))),
      ),
      multiSet: answering((json) => {
        for (const [key, value] of parsed<[string, string]>(json)) kept.set(key, value);
        return "";
      }),
      multiRemove: answering((json) => {
        for (const key of parsed<string>(json)) kept.delete(key);
        return "";
      }),
    },
  };
}
