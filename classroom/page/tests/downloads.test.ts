import { afterEach, expect, test, vi } from "vitest";
import { Downloads } from "../src/machine/downloads";

vi.mock("../src/machine/packed", () => ({ unpacked: async (file: ArrayBuffer) => file }));
afterEach(() => vi.unstubAllGlobals());

const ROOT = new URL("http://atelier.lan/");

function answer(length: number): Response {
  return new Response(new Uint8Array(length), { headers: { "Content-Length": String(length) } });
}

test("a small file that comes first is not taken for the whole", async () => {
  let sendLarge: (response: Response) => void = () => undefined;
  const large = new Promise<Response>((resolve) => { sendLarge = resolve; });
  vi.stubGlobal("fetch", (address: URL) => (address.pathname === "/large" ? large : Promise.resolve(answer(100))));
  const parts: number[] = [];
  const downloads = new Downloads(ROOT, (part) => parts.push(part));
  const coming = downloads.unpacked("large");
  await downloads.unpacked("small");
  expect(parts).toEqual([]);
  sendLarge(answer(900));
  await coming;
  expect(parts.at(-1)).toBe(1);
});

test("a file that is not there is named", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 404 })));
  await expect(new Downloads(ROOT, () => undefined).unpacked("gone")).rejects.toThrow("gone: 404");
});
