// Starts Pyodide with the wheel, unpacks archives where asked, runs one Python program.
// The program sees `say(text)`: a message for the page, sent at once. Its last value is the answer.

import { loadPyodide } from "/pyodide/pyodide.mjs";

const SITE_PACKAGES = "/lib/python3.14/site-packages";

async function bytes(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.arrayBuffer();
}

// Time as the program sees it: it moves on by a fixed step whenever somebody looks. A wait ends after
// the same number of looks on every machine, however busy, and two looks are never far apart.
const STEP_MS = 0.02;

function stopTheClocks() {
  const start = Date.now();
  let elapsed = 0;
  performance.now = () => (elapsed += STEP_MS);
  Date.now = () => start + Math.floor((elapsed += STEP_MS));
}

async function run({ program, wheel, archives, names }) {
  stopTheClocks();
  const pyodide = await loadPyodide({ indexURL: "/pyodide/", env: { SDL_VIDEODRIVER: "dummy" } });
  pyodide.unpackArchive(await bytes(wheel), "wheel", { extractDir: SITE_PACKAGES });
  for (const { url, folder } of archives) {
    pyodide.unpackArchive(await bytes(url), "gztar", { extractDir: folder });
  }
  // Pyodide's own word for "the interpreter died": its promise would never settle.
  pyodide._api.on_fatal = (error) => postMessage({ kind: "error", value: `fatal: ${error}` });
  const say = (value) => postMessage({ kind: "message", value });
  const globals = pyodide.toPy({ ...names });
  globals.set("say", say);
  globals.set("secure", self.isSecureContext);
  return pyodide.runPythonAsync(await (await fetch(program)).text(), { globals });
}

onmessage = async ({ data }) => {
  try {
    const value = await run(data);
    postMessage({ kind: "done", value: value?.toJs ? value.toJs({ dict_converter: Object.fromEntries }) : value });
  } catch (error) {
    postMessage({ kind: "error", value: String(error) });
  }
};
