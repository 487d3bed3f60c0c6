/**
 * Two Python workers: one runs programs, one is warm and waits. Stopping a program that does not
 * answer ends its worker and the other takes over at once; a new spare is loaded when idle.
 */
import type { Language } from "../api";
import type { Command, Report } from "./protocol";

export const GRACE_MS = 300;
export const CHECK_LIMIT_MS = 10_000;
export const PING_MS = 250;
export const SILENCE_MS = 600;
const SPARE_DELAY_MS = 1500;

export type Doing = "loading" | "idle" | "running" | "checking";
export type Task = Extract<Command, { type: "run" | "check" }>;
/** What nobody waits for. */
export type Aside = Extract<Command, { type: "goal" }>;

/** The page's side of one worker and the canvas it draws to. */
export interface Engine {
  send(command: Command): void;
  end(): void;
  show(visible: boolean): void;
}
export type MakeEngine = (hear: (report: Report) => void) => Engine;

export interface Listener {
  report(report: Report): void;
  doing(doing: Doing): void;
  silent(silent: boolean): void;
  checkTooLong(): void;
  /** A worker that was ready failed by itself: another one is in its place. */
  failed(): void;
}

export interface Settings {
  language: Language;
  scale: number;
}

class Slot {
  ready = false;
  broken = false;
  constructor(readonly engine: Engine) {}
}

export class Machines {
  private active: Slot;
  private spare: Slot | null = null;
  private current: Doing = "loading";
  private queued: Task | null = null;
  private aside: Aside | null = null;
  private lastHeard = 0;
  private limit: ReturnType<typeof setTimeout> | undefined;
  private grace: ReturnType<typeof setTimeout> | undefined;
  private later: ReturnType<typeof setTimeout> | undefined;
  private pulse: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly make: MakeEngine,
    private settings: Settings,
    private readonly listener: Listener,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.active = this.build(true);
  }

  get doing(): Doing {
    return this.current;
  }

  /** Runs a program, or checks it; before Python is ready the task waits its turn. */
  perform(task: Task): void {
    if (!this.active.ready) {
      this.queued = task;
      if (this.active.broken) this.replace();
      return;
    }
    if (this.busy && this.silentFor() > SILENCE_MS) {
      this.queued = task;
      this.replace();
      return;
    }
    this.begin(task);
  }

  /** Stops the program: by asking where it still answers, by ending its worker where it does not. */
  stop(): void {
    this.queued = null;
    if (!this.busy) return;
    if (this.current === "checking" || this.silentFor() > SILENCE_MS) return this.replace();
    this.active.engine.send({ type: "halt" });
    clearTimeout(this.grace);
    this.grace = setTimeout(() => this.replace(), GRACE_MS);
  }

  send(command: Command): void {
    if (this.current === "running") this.active.engine.send(command);
  }

  /** Asks for something as soon as a worker is free for it; of several things, for the last. */
  whenIdle(aside: Aside | null): void {
    this.aside = aside;
    this.sendAside();
  }

  private sendAside(): void {
    const free = this.current === "idle" ? this.active : this.spare;
    if (!this.aside || !free?.ready) return;
    free.engine.send(this.aside);
    this.aside = null;
  }

  /** The language of the programs, the size of the pictures: from the next run on. */
  set(settings: Settings): void {
    if (settings.language === this.settings.language && settings.scale === this.settings.scale) return;
    this.settings = settings;
    for (const slot of [this.active, this.spare]) slot?.engine.send({ type: "start", ...settings });
  }

  private get busy(): boolean {
    return this.current === "running" || this.current === "checking";
  }

  private silentFor(): number {
    return this.now() - this.lastHeard;
  }

  private begin(task: Task): void {
    this.settle();
    this.queued = null;
    this.lastHeard = this.now();
    this.become(task.type === "run" ? "running" : "checking");
    this.active.engine.send(task);
    if (task.type === "check") this.limit = setTimeout(() => this.giveUp(), CHECK_LIMIT_MS);
    else this.pulse = setInterval(() => this.feelPulse(), PING_MS);
  }

  private feelPulse(): void {
    this.listener.silent(this.silentFor() > 2 * SILENCE_MS);
    this.active.engine.send({ type: "ping" });
  }

  private giveUp(): void {
    this.replace();
    this.listener.checkTooLong();
  }

  private settle(): void {
    clearTimeout(this.limit);
    clearTimeout(this.grace);
    clearInterval(this.pulse);
    this.listener.silent(false);
  }

  private become(doing: Doing): void {
    this.current = doing;
    this.listener.doing(doing);
    this.sendAside();
  }

  private replace(): void {
    this.settle();
    this.active.engine.end();
    this.active = this.spare ?? this.build(true);
    this.spare = null;
    this.active.engine.show(true);
    this.become(this.active.ready ? "idle" : "loading");
    if (this.active.ready) this.becomeReady();
  }

  private becomeReady(): void {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.prepareSpare(), SPARE_DELAY_MS);
    if (this.queued) this.begin(this.queued);
    else this.become("idle");
  }

  private prepareSpare(): void {
    this.spare ??= this.build(false);
  }

  private build(visible: boolean): Slot {
    const engine = this.make((report) => this.hear(slot, report));
    const slot = new Slot(engine);
    engine.show(visible);
    engine.send({ type: "start", ...this.settings });
    return slot;
  }

  private hear(slot: Slot, report: Report): void {
    if (report.type === "ready") this.slotReady(slot);
    else if (report.type === "broken") this.slotBroken(slot, report);
    else if (slot === this.active) this.hearActive(report);
    else if (report.type === "goal") this.listener.report(report);
  }

  private slotReady(slot: Slot): void {
    if (slot.ready) return;
    slot.ready = true;
    if (slot === this.active) this.becomeReady();
    else this.sendAside();
  }

  private slotBroken(slot: Slot, report: Report): void {
    slot.broken = true;
    if (slot === this.active && slot.ready) {
      this.replace();
      this.listener.failed();
    } else if (slot === this.active) this.listener.report(report);
    else if (slot === this.spare) {
      slot.engine.end();
      this.spare = null;
    }
  }

  private hearActive(report: Report): void {
    this.lastHeard = this.now();
    if (report.type === "pong") return;
    const over = report.type === "ended" || report.type === "error" || report.type === "verdict";
    if (over && this.busy) {
      this.settle();
      this.become("idle");
    }
    this.listener.report(report);
  }
}
