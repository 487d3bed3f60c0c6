/** The game's own drawings, where the page shows them too. */
const files = import.meta.glob<string>(
  [
    "../../../../workshop_game/assets/sprites/{hero,lantern,village,screen,mill}_*.svg",
    "../../../../workshop_game/assets/sprites/{idea,rumour,papers,anchor}_still.svg",
    "../../../../workshop_game/assets/backgrounds/*.svg",
  ],
  { eager: true, query: "?url", import: "default" },
);

const addresses = new Map(
  Object.entries(files).map(([path, url]) => [path.replace(/^.*\/assets\/|\.svg$/g, ""), url]),
);

/** The address of a drawing, or undefined where the game has none of that name. */
export function sprite(name: string): string | undefined {
  return addresses.get(`sprites/${name}`);
}

/**
 * What shows a card of the storyboard: its character, thing or scenery; a rule and an ending have no picture.
 */
export function cardPicture(question: string, card: string): string | undefined {
  if (question === "hero") return sprite(`hero_${card}_still`);
  if (question === "goal") return sprite(`${card}_lit`) ?? sprite(`${card}_lit_1`);
  if (question === "danger") return sprite(`${card}_still`);
  return question === "place" ? addresses.get(`backgrounds/${card}`) : undefined;
}
