import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  CHECK_LIMIT_MS,
  GRACE_MS,
  Machines,
  SILENCE_MS,
  type Doing,
  type MakeEngine,
} from "../src/machine/machines";
import type { Command, Report } from "../src/machine/protocol";

/** A worker of the test's own: it remembers what it was told, and says what the test wants. */
class Fake {
  told: Command[] = [];
  ended = false;
  visible = false;
  constructor(readonly say: (report: Report) => void) {}
  types(): string[] {
    return this.told.map(({ type }) => type).filter((type) => type !== "ping");
  }
}

let fakes: Fake[];
let seen: Report[];
let doings: Doing[];
let tooLong: number;
let failures: number;

const make: MakeEngine = (hear) => {
  const fake = new Fake(hear);
  fakes.push(fake);
  return {
    send: (command) => void fake.told.push(command),
    end: () => {
      fake.ended = true;
    },
    show: (visible) => {
      fake.visible = visible;
    },
  };
};

function machines(): Machines {
  return new Machines(
    make,
    { language: "fr", scale: 1 },
    {
      report: (report) => void seen.push(report),
      doing: (doing) => void doings.push(doing),
      silent: () => {},
      checkTooLong: () => {
        tooLong += 1;
      },
      failed: () => {
        failures += 1;
      },
    },
    () => Date.now(),
  );
}

const RUN = { type: "run", source: "x = 1", seed: 1, pace: 1, paused: false } as const;
const CHECK = {
  type: "check",
  kind: "step",
  id: "hello",
  source: "x = 1",
  predicted: null,
  story: {},
} as const;
const fake = (n: number) => fakes[n] as Fake;

/** Two workers, both ready. */
function warm(): Machines {
  const pair = machines();
  fake(0).say({ type: "ready" });
  vi.runOnlyPendingTimers();
  fake(1).say({ type: "ready" });
  return pair;
}

beforeEach(() => {
  vi.useFakeTimers();
  fakes = [];
  seen = [];
  doings = [];
  tooLong = failures = 0;
});
afterEach(() => void vi.useRealTimers());

describe("loading", () => {
  it("starts a program asked for too early as soon as Python is ready", () => {
    const pair = machines();
    pair.perform(RUN);
    expect(fake(0).types()).toEqual(["start"]);
    fake(0).say({ type: "ready" });
    expect(fake(0).types()).toEqual(["start", "run"]);
    expect(pair.doing).toBe("running");
  });

  it("prepares a spare worker only once the first one is ready", () => {
    machines();
    vi.runOnlyPendingTimers();
    expect(fakes).toHaveLength(1);
    fake(0).say({ type: "ready" });
    vi.runOnlyPendingTimers();
    expect(fakes).toHaveLength(2);
    expect(fake(1).visible).toBe(false);
  });

  it("tells a failure to load, and a next try uses a new worker", () => {
    const pair = machines();
    fake(0).say({ type: "broken", text: "no network" });
    expect(seen).toEqual([{ type: "broken", text: "no network" }]);
    pair.perform(RUN);
    expect(fake(0).ended).toBe(true);
    fake(1).say({ type: "ready" });
    expect(fake(1).types()).toContain("run");
  });
});

describe("stop", () => {
  it("asks a program that answers, and keeps its worker", () => {
    const pair = warm();
    pair.perform(RUN);
    fake(0).say({ type: "started" });
    pair.stop();
    expect(fake(0).types()).toContain("halt");
    fake(0).say({ type: "ended", state: "finished" });
    vi.advanceTimersByTime(GRACE_MS);
    expect(fake(0).ended).toBe(false);
    expect(pair.doing).toBe("idle");
  });

  it("ends a worker that does not answer, and the spare is ready at once", () => {
    const pair = warm();
    pair.perform(RUN);
    pair.stop();
    vi.advanceTimersByTime(GRACE_MS);
    expect(fake(0).ended).toBe(true);
    expect(fake(1).visible).toBe(true);
    expect(pair.doing).toBe("idle");
    pair.perform(RUN);
    expect(fake(1).types()).toContain("run");
  });

  it("does not wait when the program has been silent for a while", () => {
    const pair = warm();
    pair.perform(RUN);
    vi.advanceTimersByTime(SILENCE_MS + 1);
    pair.stop();
    expect(fake(0).ended).toBe(true);
    expect(pair.doing).toBe("idle");
  });

  it("ends a check at once: it has nothing to draw and cannot answer", () => {
    const pair = warm();
    pair.perform(CHECK);
    pair.stop();
    expect(fake(0).ended).toBe(true);
  });

  it("forgets a program that was waiting for Python", () => {
    const pair = machines();
    pair.perform(RUN);
    pair.stop();
    fake(0).say({ type: "ready" });
    expect(fake(0).types()).toEqual(["start"]);
  });

  it("loads a new spare after the first one was used", () => {
    const pair = warm();
    pair.perform(RUN);
    vi.advanceTimersByTime(SILENCE_MS + 1);
    pair.stop();
    vi.runOnlyPendingTimers();
    expect(fakes).toHaveLength(3);
  });
});

describe("what nobody waits for", () => {
  const GOAL = { type: "goal", id: "hello", story: {} } as const;
  const TOLD: Report = { type: "goal", id: "hello", language: "fr", words: [], picture: "data:," };

  it("comes once Python is ready, after the program that somebody waits for", () => {
    const pair = machines();
    pair.whenIdle(GOAL);
    pair.perform(RUN);
    fake(0).say({ type: "ready" });
    expect(fake(0).types()).toEqual(["start", "run"]);
    fake(0).say({ type: "ended", state: "finished" });
    expect(fake(0).types()).toEqual(["start", "run", "goal"]);
  });

  it("is the last thing asked for, once", () => {
    const pair = machines();
    pair.whenIdle(GOAL);
    pair.whenIdle({ ...GOAL, id: "place" });
    fake(0).say({ type: "ready" });
    pair.perform(RUN);
    fake(0).say({ type: "ended", state: "finished" });
    expect(fake(0).told.filter(({ type }) => type === "goal")).toEqual([{ ...GOAL, id: "place" }]);
  });

  it("is asked of the spare worker while a program runs, as soon as there is one", () => {
    const pair = machines();
    fake(0).say({ type: "ready" });
    pair.perform(RUN);
    pair.whenIdle(GOAL);
    vi.runOnlyPendingTimers();
    expect(fake(1).types()).toEqual(["start"]);
    fake(1).say({ type: "ready" });
    expect(fake(0).types()).toEqual(["start", "run"]);
    expect(fake(1).types()).toEqual(["start", "goal"]);
    fake(1).say(TOLD);
    fake(1).say({ type: "printed", text: "?" });
    expect(seen).toEqual([TOLD]);
  });

  it("ends no run and is told to the page", () => {
    const pair = warm();
    pair.perform(RUN);
    fake(0).say(TOLD);
    expect(pair.doing).toBe("running");
    expect(seen).toContainEqual(TOLD);
  });
});

describe("run", () => {
  it("replaces a stuck program by a new run without a Stop", () => {
    const pair = warm();
    pair.perform(RUN);
    vi.advanceTimersByTime(SILENCE_MS + 1);
    pair.perform({ ...RUN, source: "y = 2" });
    expect(fake(0).ended).toBe(true);
    expect(fake(1).told).toContainEqual({ ...RUN, source: "y = 2" });
    expect(pair.doing).toBe("running");
  });

  it.each([
    { type: "ended", state: "won" } as const,
    { type: "error", error: { title: "?", line: 1, try: null, details: null, values: {} } } as const,
  ])("is over after $type", (report) => {
    const pair = warm();
    pair.perform(RUN);
    fake(0).say(report);
    expect(pair.doing).toBe("idle");
    expect(seen).toContainEqual(report);
  });

  it("hears nothing of a worker that is not the active one", () => {
    const pair = warm();
    pair.perform(RUN);
    fake(1).say({ type: "ended", state: "won" });
    expect(pair.doing).toBe("running");
    expect(seen).toEqual([]);
  });

  it("goes on after a worker failed by itself", () => {
    const pair = warm();
    pair.perform(RUN);
    fake(0).say({ type: "broken", text: "RuntimeError" });
    expect(failures).toBe(1);
    expect(pair.doing).toBe("idle");
  });
});

describe("check", () => {
  it("is stopped kindly after ten seconds", () => {
    const pair = warm();
    pair.perform(CHECK);
    vi.advanceTimersByTime(CHECK_LIMIT_MS - 1);
    expect(tooLong).toBe(0);
    vi.advanceTimersByTime(1);
    expect(tooLong).toBe(1);
    expect(fake(0).ended).toBe(true);
    expect(pair.doing).toBe("idle");
  });

  it("that ends in time is not stopped later", () => {
    const pair = warm();
    pair.perform(CHECK);
    fake(0).say({
      type: "verdict",
      verdict: { passed: true, checks: [], mistake: null, message: "", error: null },
    });
    vi.advanceTimersByTime(CHECK_LIMIT_MS);
    expect(tooLong).toBe(0);
    expect(pair.doing).toBe("idle");
  });
});

it("tells both workers a new language, once", () => {
  const pair = warm();
  pair.set({ language: "en", scale: 1 });
  pair.set({ language: "en", scale: 1 });
  const starts = (n: number) => fake(n).told.filter(({ type }) => type === "start");
  expect(starts(0)).toHaveLength(2);
  expect(starts(1)).toHaveLength(2);
});
