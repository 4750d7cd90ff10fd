import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";

interface Setting extends Handle {
  readonly type: "Setting";
  readonly key: string;
}

const settingHandle = (key: string): Setting => ({ type: "Setting", key });

function item(_handle: Handle, [key]: readonly unknown[], { book }: Host): Handle {
  if (!book.settings.has(String(key)))
    throw new HostError("ItemNotFound", `There is no setting ${String(key)}.`);
  return settingHandle(String(key));
}

/** A key that is there already gets the new value. */
function add(_handle: Handle, [key, value]: readonly unknown[], { book }: Host): Handle {
  book.settings.set(String(key), value);
  return settingHandle(String(key));
}

export const settings: Behaviours = {
  SettingCollection: {
    items: (_handle: Handle, { book }) => [...book.settings.keys()].map(settingHandle),
    call: { add, getItem: item },
  },
  Setting: {
    id: ({ key }: Setting) => key,
    get: {
      key: ({ key }: Setting) => key,
      value: ({ key }: Setting, { book }) => book.settings.get(key),
    },
    set: { value: ({ key }: Setting, value, { book }) => void book.settings.set(key, value) },
    call: { delete: ({ key }: Setting, _args, { book }) => void book.settings.delete(key) },
  },
};
