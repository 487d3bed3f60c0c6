/**
 * Completes a build: puts the Python runtime beside the page, then writes a brotli and a gzip
 * neighbour of every file that shrinks. Compressed files are remembered, so a second build is quick.
 */
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { compiledHash, compileKit } from "./compiled.mjs";
import { buildRuntime } from "./runtime.mjs";
import { constants, brotliCompressSync, gzipSync } from "node:zlib";

const here = resolve(import.meta.dirname, "..");
const dist = resolve(here, process.argv[2] ?? "dist");
const memory = join(here, "node_modules/.cache/compressed");
const COMPRESSIBLE = /\.(html|css|js|mjs|json|svg|wasm|txt|wav|ttf|map|bin|zip)$/;
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

async function copyRuntime() {
  cpSync(await buildRuntime(), join(dist, "assets", chosenName(/pyodide-[0-9a-f]{10}/)), { recursive: true });
}

const ENCODERS = {
  ".br": (data) => brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: data.length > 1_000_000 ? 9 : 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: data.length } }),
  ".gz": (data) => gzipSync(data, { level: 9 }),
};

function remembered(data, ending) {
  const path = join(memory, createHash("sha256").update(data).digest("hex") + ending);
  if (!existsSync(path)) writeFileSync(path, ENCODERS[ending](data));
  return path;
}

function compress(path) {
  const data = readFileSync(path);
  if (data.length < SMALLEST) return;
  for (const ending of Object.keys(ENCODERS)) {
    const smaller = remembered(data, ending);
    if (statSync(smaller).size < data.length) copyFileSync(smaller, path + ending);
  }
}

async function writeCompiled() {
  const kept = join(memory, `compiled-${compiledHash()}.zip`);
  if (!existsSync(kept)) writeFileSync(kept, await compileKit());
  copyFileSync(kept, join(dist, "assets", chosenName(/compiled-[0-9a-f]{10}\.zip/)));
}

mkdirSync(memory, { recursive: true });
await copyRuntime();
await writeCompiled();
const todo = files(dist).filter((path) => COMPRESSIBLE.test(path));
todo.forEach((path, at) => {
  console.log(`compressing ${at + 1}/${todo.length} ${relative(dist, path)}`);
  compress(path);
});
