import { defineConfig } from "vite";
import page from "./package.json" with { type: "json" };
import { compiledHash } from "./scripts/compiled.mjs";
import { ENVIRONMENT, EXTENSION, FOLDER, HEADER, MEMORY } from "./scripts/python.mjs";
import { runtimeHash, shortLock } from "./scripts/runtime.mjs";
import { kitChecksums } from "./scripts/sources.mjs";
import { markOf } from "./src/machine/zip.ts";

/** The folder of the Python runtime carries a hash of what it holds, so that it can be cached for ever. */
const python = {
  folder: `assets/pyodide-${runtimeHash()}/`,
  env: ENVIRONMENT,
  picture: HEADER + MEMORY,
  extension: `${FOLDER}/${EXTENSION}`,
  kit: markOf(kitChecksums()),
  compiled: `assets/compiled-${compiledHash()}.zip`,
  lock: shortLock(),
  version: page.dependencies.pyodide,
};

const SERVER = "http://127.0.0.1:8000";

export default defineConfig({
  base: "./",
  define: { __PYTHON__: JSON.stringify(python) },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // `npm run dev` beside a running `atelier serve`: it answers the calls and holds the built Python.
  server: {
    proxy: { "/api": SERVER, "/assets": SERVER },
    fs: { allow: [".", "../../workshop_game"] }, // the page has the game's own pictures and sounds
  },
  worker: { format: "es" },
  build: { target: "es2022", assetsInlineLimit: 0, reportCompressedSize: false },
});
