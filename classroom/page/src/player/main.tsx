/** The page of a game that went home: it opens by a double click, and asks nothing of any network. */
import { render } from "preact";
import { watchFingers } from "../machine/fingers";
import { language } from "../state";
import type { TakenGame } from "./game";
import { broken, prepare } from "./play";
import css from "./player.css?inline";
import { Player } from "./Player";

watchFingers();
const style = document.createElement("style");
style.textContent = css;
document.head.append(style);

const game = JSON.parse(document.getElementById("game")?.textContent ?? "{}") as TakenGame;
language.value = game.language;
const page = document.getElementById("page");
if (page) render(<Player game={game} />, page);
prepare(game).catch((problem: unknown) => {
  broken.value = String(problem);
});
