// The page's side of the rig: one fresh module worker per call, ended when it falls silent.
// `window.rig.call(request, silenceMs)` resolves to { messages, end }, where `end` is the worker's
// last word: { done }, { error } or { silent: true }.

function call(request, silenceMs) {
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
  const messages = [];
  return new Promise((resolve) => {
    let watch;
    const finish = (end) => {
      clearTimeout(watch);
      worker.terminate();
      resolve({ messages, end });
    };
    const listen = () => {
      clearTimeout(watch);
      watch = setTimeout(() => finish({ silent: true }), silenceMs);
    };
    worker.onerror = (event) => finish({ error: event.message ?? "the worker did not start" });
    worker.onmessage = ({ data }) => {
      listen();
      if (data.kind === "message") messages.push(data.value);
      else finish(data.kind === "done" ? { done: data.value } : { error: data.value });
    };
    listen();
    worker.postMessage(request);
  });
}

window.rig = { call };
