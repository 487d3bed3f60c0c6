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

const ELSEWHERE: Parameters<CreateModule>[0] = {
  locateFile: (name) => `elsewhere/${name}`,
  instantiateWasm: () => "instantiated",
};

/** A module as Emscripten makes it: it runs once nothing is waited for. */
const create: CreateModule = async (settings) => {
  const waiting = new Set<string>();
  let done: () => void = () => undefined;
  const free = new Promise<void>((resolve) => {
    done = resolve;
  });
  const HEAP32 = new Int32Array([3, 4]);
  const module = Object.assign(
    settings,
    { HEAP32, __PyRuntime: 0, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: 16 },
    {
      addRunDependency: (name: string) => {
        waiting.add(name);
      },
      removeRunDependency: (name: string) => {
        waiting.delete(name);
        if (!waiting.size) done();
      },
    },
  );
  const asked = settings.instantiateWasm({}, () => undefined);
  await free;
  for (const prepare of settings.preRun ?? []) prepare(module);
  return {
    asked,
    libraries: settings.dynamicLibraries?.map((name) => settings.locateFile?.(name)),
    other: settings.locateFile?.("other"),
  };
};

test("a module is put together before the picture is there, and runs when it is", async () => {
  const taken = picture([0, 0]);
  let arrive: () => void = () => undefined;
  const there = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const made = restoring(create, taken, there, "/kit/library.so")(ELSEWHERE);
  expect(memoryIn(taken)).toEqual([0, 0]);
  new Uint32Array(taken.buffer, HEADER).set([0, 1]);
  arrive();
  expect(await made).toEqual({
    asked: "instantiated",
    libraries: ["/kit/library.so"],
    other: "elsewhere/other",
  });
  expect(memoryIn(taken)).toEqual([3, 5]);
});

test("how this browser calls functions is kept, not what the picture remembers", () => {
  const taken = picture([0, 0, 77]);
  const running = {
    HEAP32: new Int32Array([4, 0, 5]),
    __PyRuntime: 4,
    __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: 0,
  };
  keepCalls(taken, { ...running, addRunDependency: () => undefined, removeRunDependency: () => undefined });
  expect(memoryIn(taken)).toEqual([0, 0, 5]);
});
