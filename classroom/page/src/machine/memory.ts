/**
 * The picture of Python's memory travels as its difference from what its program holds before it starts
 * (a tenth of the download is saved): here the two are put together again, before Python looks at it.
 */

type Settings = {
  instantiateWasm: (imports: WebAssembly.Imports, done: unknown) => unknown;
  preRun?: readonly ((module: Running) => void)[];
  dynamicLibraries?: readonly string[];
  locateFile?: (name: string) => string;
};
/** What of a Python module is touched here, by Emscripten's names. */
export interface Running {
  HEAP32: Int32Array;
  __PyRuntime: number;
  __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: number;
  addRunDependency(name: string): void;
  removeRunDependency(name: string): void;
}
export type CreateModule = (settings: Settings) => Promise<unknown>;

/** A picture's header says where the memory begins, and how many words of it are a difference. */
const START_WORD = 1;
const DIFFERENCE_WORD = 3;

/** Changes each word of `picture` that differs from the start of `memory` back to what it was. */
export function restore(picture: Uint8Array, memory: ArrayBufferLike): void {
  const header = new Uint32Array(picture.buffer, picture.byteOffset, DIFFERENCE_WORD + 1);
  const words = new Uint32Array(picture.buffer, picture.byteOffset + (header[START_WORD] ?? 0));
  const length = header[DIFFERENCE_WORD] ?? 0;
  const first = new Uint32Array(memory, 0, length);
  for (let at = 0; at < length; at += 1) words[at] = (words[at] ?? 0) ^ (first[at] ?? 0);
}

/**
 * Python calls its functions in one way where the browser offers a quick one, and has chosen when this runs:
 * the picture must not bring back the choice of the machine that took it (with that one Python is slower, and
 * can never wait).
 */
export function keepCalls(picture: Uint8Array, module: Running): void {
  const header = new Uint32Array(picture.buffer, picture.byteOffset, START_WORD + 1);
  const words = new Int32Array(picture.buffer, picture.byteOffset + (header[START_WORD] ?? 0));
  const offset = module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET / 4] ?? 0;
  const at = (module.__PyRuntime + offset) / 4;
  words[at] = module.HEAP32[at] ?? 0;
}

/**
 * A maker of Python modules that restores `picture`, with the compiled part of a library that the picture
 * knows: it has to be at the same place in the memory, so it is taken in before anything else. All of that
 * goes on while the picture is still on its way; Python begins when it is `there`.
 */
export function restoring(
  create: CreateModule,
  picture: Uint8Array,
  there: Promise<void>,
  extension: string,
): CreateModule {
  return (settings) => {
    const module: Settings = {
      ...settings,
      dynamicLibraries: [extension],
      locateFile: (name) => (name === extension ? name : (settings.locateFile?.(name) ?? name)),
      instantiateWasm: (imports, done) => {
        waitFor(there, module as Settings & Running);
        return settings.instantiateWasm(imports, done);
      },
      preRun: [
        ...(settings.preRun ?? []),
        (running) => {
          restore(picture, running.HEAP32.buffer);
          keepCalls(picture, running);
        },
      ],
    };
    return create(module);
  };
}

/** One more thing that has to be there before the module runs. */
function waitFor(there: Promise<void>, module: Running): void {
  module.addRunDependency("picture");
  void there.then(() => module.removeRunDependency("picture"));
}
