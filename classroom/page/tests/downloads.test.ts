import { afterEach, expect, test, vi } from "vitest";
import { Downloads } from "../src/machine/downloads";

vi.mock("../src/machine/packed", () => ({ unpacked: async (file: ArrayBuffer) => file }));
afterEach(() => vi.unstubAllGlobals());

const ROOT = new URL("http://atelier.lan/");

function answer(length: number): Response {
  return new Response(new Uint8Array(length), { headers: { "Content-Length": String(length) } });
}

test("files come in the order asked for, and a small one is not taken for the whole", async () => {
  let sendLarge: (response: Response) => void = () => undefined;
  const large = new Promise<Response>((resolve) => {
    sendLarge = resolve;
  });
  vi.stubGlobal("fetch", (address: URL) =>
    address.pathname === "/large" ? large : Promise.resolve(answer(100)),
  );
  const parts: number[] = [];
  const downloads = new Downloads(ROOT, (part) => parts.push(part));
  const there: string[] = [];
  const coming = ["large", "small"].map((path) => downloads.unpacked(path).then(() => there.push(path)));
  await new Promise((resolve) => setTimeout(resolve));
  expect(parts).toEqual([]);
  sendLarge(answer(900));
  await Promise.all(coming);
  expect(there).toEqual(["large", "small"]);
  expect(parts.at(-1)).toBe(1);
});

test("a file that is not there is named, and holds no other up", async () => {
  const gone = () => new Response("", { status: 404 });
  vi.stubGlobal("fetch", async (address: URL) => (address.pathname === "/gone" ? gone() : answer(100)));
  const downloads = new Downloads(ROOT, () => undefined);
  const missing = expect(downloads.unpacked("gone")).rejects.toThrow("gone: 404");
  expect((await downloads.unpacked("small")).byteLength).toBe(100);
  await missing;
});
