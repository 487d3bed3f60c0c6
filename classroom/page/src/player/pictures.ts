/** The drawings of the chosen cards and the game's letters, out of the game's own package. */
import { storedFiles } from "../machine/unzip";

export interface Drawings {
  get(question: string, card: string): string | undefined;
}

const FONTS = { 400: "regular", 700: "bold" } as const;
const FAMILY = "Atkinson Hyperlegible";

function namesOf(question: string, card: string): string[] {
  if (question === "hero") return [`sprites/hero_${card}_still`];
  if (question === "goal") return [`sprites/${card}_lit`, `sprites/${card}_lit_1`];
  if (question === "danger") return [`sprites/${card}_still`];
  return question === "place" ? [`backgrounds/${card}`] : [];
}

export function drawings(zip: ArrayBuffer): Drawings {
  const found = new Map<string, string>();
  for (const { name, data } of storedFiles(zip)) {
    const svg = /assets\/((?:sprites|backgrounds)\/\w+)\.svg$/.exec(name);
    if (svg?.[1]) found.set(svg[1], URL.createObjectURL(new Blob([data.slice()], { type: "image/svg+xml" })));
    for (const [weight, style] of Object.entries(FONTS)) {
      if (name.endsWith(`fonts/atkinson-hyperlegible-next-${style}.ttf`)) void addFont(data, weight);
    }
  }
  return {
    get: (question, card) =>
      namesOf(question, card)
        .map((name) => found.get(name))
        .find((address) => address),
  };
}

async function addFont(data: Uint8Array, weight: string): Promise<void> {
  try {
    document.fonts.add(await new FontFace(FAMILY, data.slice(), { weight }).load());
  } catch (problem) {
    console.warn("The letters of the game did not load:", problem);
  }
}

/** The licences that travel in the packages, by the name of what they are about. */
export function licences(zips: ArrayBuffer[]): { name: string; text: string }[] {
  const decoder = new TextDecoder();
  const all = zips.flatMap((zip) => [...storedFiles(zip)]);
  return all
    .map(({ name, data }) => ({
      name: /(?:^|\/)(?:licences|licenses)\/(.+)$|fonts\/(OFL\.txt)$/.exec(name),
      data,
    }))
    .flatMap(({ name, data }) =>
      name ? [{ name: name[1] ?? `Atkinson Hyperlegible/${name[2]}`, text: decoder.decode(data) }] : [],
    );
}
