import { expect, test } from "vitest";
import { keepCalls, restore, restoring, type CreateModule } from "../src/machine/memory";

const HEADER = 16;

/** A picture: a header that says where the memory begins, then the memory as a difference. */
function picture(words: number[], different = words.length): Uint8Array {
  const whole = new Uint32Array([0x706e7300, HEADER, 0, different, ...words]);
  return new Uint8Array(whole.buffer);
}

function memoryIn(bytes: Uint8Array): number[] {
  return [...new Uint32Array(bytes.buffer, HEADER)];
}

test("a difference and the first memory give the memory back", () => {
  const taken = picture([7 ^ 7, 9 ^ 8, 5], 2);
  restore(taken, new Uint32Array([7, 8]).buffer);
  expect(memoryIn(taken)).toEqual([7, 9, 5]);
});

test("the picture is whole before Python begins, and what it knows of a library is taken in", async () => {
  const module = { HEAP32: new Int32Array([3, 4]), __PyRuntime: 0, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: 16 };
  const taken = picture([0, 1]);
  const create: CreateModule = async ({ preRun = [], dynamicLibraries, locateFile }) => {
    for (const prepare of preRun) prepare(module);
    return { memory: memoryIn(taken), libraries: dynamicLibraries?.map((name) => locateFile?.(name)), other: locateFile?.("other") };
  };
  const made = await restoring(create, taken, "/kit/library.so")({ locateFile: (name) => `elsewhere/${name}` });
  expect(made).toEqual({ memory: [3, 5], libraries: ["/kit/library.so"], other: "elsewhere/other" });
});

test("how this browser calls functions is kept, not what the picture remembers", () => {
  const taken = picture([0, 0, 77]);
  keepCalls(taken, { HEAP32: new Int32Array([4, 0, 5]), __PyRuntime: 4, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: 0 });
  expect(memoryIn(taken)).toEqual([0, 0, 5]);
});
