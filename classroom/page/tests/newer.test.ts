import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openStore } from "../src/keep/db";
import { readRescue, RescueProblem } from "../src/keep/rescue";
import { t } from "../src/messages";
import { language } from "../src/state";

beforeEach(() => {
  language.value = "fr";
});
afterEach(() => {
  vi.restoreAllMocks();
});

it("stays in memory where the browser never answers about its database", async () => {
  const silent = { addEventListener: () => {}, removeEventListener: () => {} };
  vi.spyOn(indexedDB, "open").mockReturnValue(silent as unknown as IDBOpenDBRequest);
  vi.spyOn(console, "warn").mockReturnValue();
  const store = await openStore("silent", 10);
  expect([store.lasting, store.newer]).toEqual([false, false]);
});

it("leaves the work of a newer page alone, and stays in memory", async () => {
  const newer = await openDB("newer", 2, {
    upgrade(fresh) {
      fresh.createObjectStore("documents");
    },
  });
  await newer.put("documents", "theirs", "step:hello");
  newer.close();
  const store = await openStore("newer");
  expect([store.lasting, store.newer]).toEqual([false, true]);
  await store.putDocuments([
    { owner: "1/4821", document: "step:hello", source: "mine", seq: 1, sent: 0, at: "then" },
  ]);
  expect(await store.documents("1/4821")).toMatchObject([{ source: "mine" }]);
  const again = await openDB("newer");
  expect([again.version, await again.get("documents", "step:hello")]).toEqual([2, "theirs"]);
  again.close();
});

it("takes any other refusal for a browser that keeps nothing", async () => {
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("not here", "SecurityError");
  });
  const store = await openStore("refused");
  expect([store.lasting, store.newer]).toEqual([false, false]);
});

it("says so, in each language", () => {
  expect(t("save_newer_here")).toBe(
    "Ce navigateur garde déjà le travail d’un atelier plus récent. Cette page n’y touche pas. Ce " +
      "que vous écrivez ici est seulement sur le serveur\u00a0: ne fermez pas cette page hors " +
      "connexion, et appelez la personne qui anime.",
  );
  expect(t("rescue_newer")).toBe(
    "Ce fichier vient d’un atelier plus récent que celui-ci. Rien n’a changé ici. Demandez une " +
      "mise à jour à la personne qui anime.",
  );
  language.value = "en";
  expect(t("save_newer_here")).toBe(
    "This browser already keeps the work of a newer workshop. This page leaves it alone. What " +
      "you write here is on the server only: do not close this page while offline, and call your " +
      "facilitator.",
  );
  expect(t("rescue_newer")).toBe(
    "This file comes from a newer workshop than this one. Nothing has changed here. Ask your " +
      "facilitator for an update.",
  );
});

it("refuses a rescue file of a newer page, whatever else is in it", () => {
  const file = JSON.stringify({ format: "discovery-workshop rescue", version: 2, programs: [] });
  expect(() => readRescue(file)).toThrow(new RescueProblem("rescue_newer"));
});
