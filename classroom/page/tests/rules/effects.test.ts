/**
 * Importing does nothing: a module of the page opens no window, asks no storage, starts no clock and listens
 * to nothing until somebody calls one of its functions. So it can be tested, and the order of imports is
 * free.
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const ENTRIES = /src\/(main\.tsx|worker\.ts|unpacker\.ts|player\/(main\.tsx|machine\.ts))$/;
const SENTENCE =
  "is used while the module is imported. Put it in a function, and let main.tsx, player/main.tsx or " +
  "whoever needs it call that function.";
/** What the browser has and Node has not, then what both have. */
const OF_THE_BROWSER = [
  "document",
  "localStorage",
  "location",
  "matchMedia",
  "navigator",
  "self",
  "window",
  "Worker",
];
const OF_BOTH = [
  "BroadcastChannel",
  "crypto",
  "fetch",
  "queueMicrotask",
  "setInterval",
  "setTimeout",
  "WebAssembly",
];

const modules = Object.entries(import.meta.glob("../../src/**/*.{ts,tsx}")).filter(
  ([path]) => !ENTRIES.test(path),
);
const planted = import.meta.glob("./planted/*.ts");

let used: string[] = [];

/** Whether one of our own modules asks, rather than a library that looks where it is. */
function isOurs(): boolean {
  const asking = (new Error().stack ?? "").split("\n").slice(2);
  const first = asking.find((line) => !/effects\.test\.ts|node:internal/.test(line)) ?? "";
  return /\/(src|planted)\//.test(first) && !first.includes("node_modules");
}

function trap(name: string): void {
  let real: unknown = Reflect.get(globalThis, name);
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get() {
      if (isOurs()) used.push(`${name} ${SENTENCE}`);
      return real;
    },
    set(value) {
      real = value;
    },
  });
}

const effect = vi.hoisted(() => ({ heard: () => {} }));
vi.mock("@preact/signals", async (original) => ({
  ...(await original<typeof import("@preact/signals")>()),
  effect: () => effect.heard(),
}));

beforeEach(() => {
  used = [];
  effect.heard = () => used.push(`effect ${SENTENCE}`);
});
afterEach(() => vi.restoreAllMocks());

async function usedBy(load: () => Promise<unknown>): Promise<string[]> {
  const before = [...OF_THE_BROWSER, ...OF_BOTH].map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name] of before) trap(name);
  try {
    await load();
  } catch (problem) {
    used.push(String(problem));
  } finally {
    for (const [name, was] of before) {
      if (was) Object.defineProperty(globalThis, name, was);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
  return used;
}

test("there are modules to look at", () => {
  expect(modules.length).toBeGreaterThan(80);
});

test.each(modules)("%s does nothing when it is imported", async (_, load) => {
  expect(await usedBy(load)).toEqual([]);
});

test.each([
  ["asks_the_storage", "localStorage"],
  ["listens", "document"],
  ["starts_a_clock", "setTimeout"],
  ["watches_a_signal", "effect"],
])("a module that %s is told so", async (name, what) => {
  const found = await usedBy(planted[`./planted/${name}.ts`] as () => Promise<unknown>);
  expect(found[0]).toBe(`${what} ${SENTENCE}`);
});
