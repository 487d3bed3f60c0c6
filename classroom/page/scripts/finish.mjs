/**
 * Completes a build: puts Python and what is compiled ahead of time beside the page, then writes a brotli and
 * a gzip neighbour of every file of the page that shrinks. What Python needs is packed by
 * classroom/delivery/packing.py.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { compiledHash, compileLibraries, compileKit } from "./compiled.mjs";
import { buildRuntime, PICTURED } from "./runtime.mjs";

const here = resolve(import.meta.dirname, "..");
const dist = resolve(here, process.argv[2] ?? "dist");
const memory = join(here, "node_modules/.cache/compiled");
const COMPRESSIBLE = /\.(html|css|js|mjs|json|svg|txt|wav|ttf|map)$/;
const SMALLEST = 1024;

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

/** The names were chosen when the build began (vite.config.ts), and are written in the worker. */
function chosenName(pattern) {
  const worker = files(join(dist, "assets")).find((path) => /worker-[\w-]+\.js$/.test(path));
  const found = worker && pattern.exec(readFileSync(worker, "utf8"));
  if (!found) throw new Error("The built worker does not name its Python. Run `npm run build` again.");
  return found[0];
}

/** @returns the names of the files that Python will find in its memory. */
async function copyRuntime() {
  const { folder, pictured } = await buildRuntime();
  cpSync(folder, join(dist, "assets", chosenName(/pyodide-[0-9a-f]{10}/)), {
    recursive: true,
    filter: (path) => !path.endsWith(PICTURED),
  });
  return pictured;
}

async function writeCompiled(name, compile, file) {
  const kept = join(memory, `${name}-${compiledHash()}.zip`);
  if (!existsSync(kept)) writeFileSync(kept, await compile(pictured));
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(kept, file);
}

const ENCODERS = {
  ".br": (data) =>
    brotliCompressSync(data, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length },
    }),
  ".gz": (data) => gzipSync(data, { level: 9 }),
};

function compress(path) {
  const data = readFileSync(path);
  if (data.length < SMALLEST) return;
  for (const [ending, encode] of Object.entries(ENCODERS)) {
    const smaller = encode(data);
    if (smaller.length < data.length) writeFileSync(path + ending, smaller);
  }
}

mkdirSync(memory, { recursive: true });
const pictured = await copyRuntime();
await writeCompiled("kit", compileKit, join(dist, "assets", chosenName(/compiled-[0-9a-f]{10}\.zip/)));
await writeCompiled("libraries", compileLibraries, join(dist, "compiled/libraries.zip"));
const todo = files(dist).filter((path) => COMPRESSIBLE.test(path) && statSync(path).size >= SMALLEST);
todo.forEach((path, at) => {
  console.log(`compressing ${at + 1}/${todo.length} ${relative(dist, path)}`);
  compress(path);
});
