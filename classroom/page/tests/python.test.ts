import type { PyodideAPI } from "pyodide";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startPython, type Runtime } from "../src/machine/python";

const EMPTY_PROGRAM = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const { instantiate, instantiateStreaming } = WebAssembly;
const PYTHON = {} as PyodideAPI;

beforeEach(() => {
  const env = { PYTHONPATH: "/kit" };
  vi.stubGlobal("__PYTHON__", { env, picture: 64, extension: "pygame.so", lock: "{}" });
  vi.stubGlobal("self", { fetch: undefined });
});
afterEach(() => {
  vi.unstubAllGlobals();
  Object.assign(WebAssembly, { instantiate, instantiateStreaming });
});

function file(bytes: number[]): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

it("holds none of the files any more once Python runs: each of them was taken in", async () => {
  const files = [file(EMPTY_PROGRAM), file([1, 2]), file([3, 4]), file(EMPTY_PROGRAM)] as const;
  const [program, library, memory, extension] = files.map((one) => Promise.resolve(one));
  let picture: Uint8Array = new Uint8Array();
  const loadPyodide = async ({ _loadSnapshot }: { _loadSnapshot: Uint8Array }) => {
    picture = _loadSnapshot;
    await memory;
    expect([...picture.slice(0, 2)]).toEqual([3, 4]);
    return PYTHON;
  };
  const loader = Promise.resolve({ loadPyodide });
  const maker = Promise.resolve({ default: async () => undefined });
  const runtime = { program, library, memory, extension, loader, maker } as unknown as Runtime;
  expect(await startPython(runtime)).toBe(PYTHON);
  expect(files.map(({ byteLength }) => byteLength)).toEqual([0, 0, 0, 0]);
  expect(picture.byteLength).toBe(0);
});
