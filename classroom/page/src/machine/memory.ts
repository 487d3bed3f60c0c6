/**
 * The picture of Python's memory travels as its difference from what its program holds when it starts
 * (a tenth of the download is saved): here the two are put together again, before Python looks at it.
 */

type Settings = { instantiateWasm: Instantiate };
type Instantiate = (imports: WebAssembly.Imports, done: Done) => unknown;
type Done = (instance: WebAssembly.Instance, module: WebAssembly.Module) => unknown;
export type CreateModule = (settings: Settings) => Promise<unknown>;

/** Where the memory begins in a picture: its header says so. */
const START_WORD = 1;

/** Changes each word of `picture` that differs from the start of `memory` back to what it was. */
export function restore(picture: Uint8Array, memory: ArrayBufferLike): void {
  const header = new Uint32Array(picture.buffer, picture.byteOffset, START_WORD + 1);
  const words = new Uint32Array(picture.buffer, picture.byteOffset + (header[START_WORD] ?? 0));
  const first = new Uint32Array(memory);
  const length = Math.min(words.length, first.length);
  for (let at = 0; at < length; at += 1) words[at] = (words[at] ?? 0) ^ (first[at] ?? 0);
}

/** A maker of Python modules that restores `picture` as soon as the program is there. */
export function restoring(create: CreateModule, picture: Promise<Uint8Array>): CreateModule {
  return (settings) => {
    const instantiate = settings.instantiateWasm;
    return create({
      ...settings,
      instantiateWasm: (imports, done) =>
        instantiate(imports, async (instance, module) => {
          restore(await picture, memoryOf(instance, imports).buffer);
          return done(instance, module);
        }),
    });
  };
}

function memoryOf(instance: WebAssembly.Instance, imports: WebAssembly.Imports): WebAssembly.Memory {
  const found = instance.exports["memory"] ?? imports["env"]?.["memory"];
  if (found instanceof WebAssembly.Memory) return found;
  throw new Error("This Python has no memory.");
}
