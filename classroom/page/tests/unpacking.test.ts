import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Unpacking, type Asked, type Told } from "../src/machine/unpacking";

class FakeWorker {
  static made: FakeWorker[] = [];
  asked: string[] = [];
  ended = false;
  onmessage: ((event: { data: Told }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;

  constructor() {
    FakeWorker.made.push(this);
  }

  postMessage({ path }: Asked): void {
    this.asked.push(path);
  }

  terminate(): void {
    this.ended = true;
  }
}

beforeEach(() => {
  FakeWorker.made = [];
  vi.stubGlobal("Worker", FakeWorker);
});
afterEach(() => vi.unstubAllGlobals());

test("each file goes to the one who asked for it, in whatever order they come", async () => {
  const parts: number[] = [];
  const unpacking = new Unpacking((part) => parts.push(part));
  const [one, two] = [unpacking.file("one"), unpacking.file("two")];
  const [worker] = FakeWorker.made;
  expect(worker?.asked).toEqual(["one", "two"]);
  worker?.onmessage?.({ data: { part: 0.5 } });
  worker?.onmessage?.({ data: { path: "two", data: new ArrayBuffer(2) } });
  worker?.onmessage?.({ data: { path: "one", data: new ArrayBuffer(1) } });
  expect((await one).byteLength).toBe(1);
  expect((await two).byteLength).toBe(2);
  expect(parts).toEqual([0.5]);
});

test("a file that is not there is told to the one who asked, and the others still come", async () => {
  const unpacking = new Unpacking(() => undefined);
  const [one, two] = [unpacking.file("one"), unpacking.file("two")];
  FakeWorker.made[0]?.onmessage?.({ data: { path: "one", problem: "one: 404" } });
  FakeWorker.made[0]?.onmessage?.({ data: { path: "two", data: new ArrayBuffer(2) } });
  await expect(one).rejects.toThrow("one: 404");
  expect((await two).byteLength).toBe(2);
});

test("a worker that fails fails for everybody, and the next file has a new one", async () => {
  const unpacking = new Unpacking(() => undefined);
  const [one, two] = [unpacking.file("one"), unpacking.file("two")];
  FakeWorker.made[0]?.onerror?.({ message: "no memory" });
  await expect(one).rejects.toThrow("no memory");
  await expect(two).rejects.toThrow("no memory");
  expect(FakeWorker.made[0]?.ended).toBe(true);
  void unpacking.file("three");
  expect(FakeWorker.made[1]?.asked).toEqual(["three"]);
});

test("once all is there the worker ends, with the memory it took", async () => {
  const unpacking = new Unpacking(() => undefined);
  const one = unpacking.file("one");
  FakeWorker.made[0]?.onmessage?.({ data: { path: "one", data: new ArrayBuffer(1) } });
  await one;
  unpacking.end();
  expect(FakeWorker.made[0]?.ended).toBe(true);
});
