import { expect, it } from "vitest";
import { keysOf, signOf, twoHands, USUAL } from "../src/machine/asked";

it("tells the keys of a program by their signs, in both languages", () => {
  const source =
    'if touche("droite") or touche("gauche"): pass\n' +
    'if key("Space") or key( "a" ): pass\nif touche("zut"): pass';
  expect(keysOf(source)).toEqual(["left", "right", "space", "a"]);
  expect(keysOf(source).map((id) => signOf(id, "fr"))).toEqual(["←", "→", "Espace", "A"]);
  expect(keysOf("if touche('Entrée'): pass")).toEqual(["enter"]);
});

it("finds none in a program that does not listen, nor in a comment", () => {
  expect(keysOf('hero.say("right")\n')).toEqual([]);
  expect(keysOf('se_touchent(heros, nuage)\n# if touche("droite"):\nheros.dire("touche # droite")')).toEqual(
    [],
  );
});

it("finds a key that has a name of its own", () => {
  expect(
    keysOf('avance = "droite"\nif touche(avance) or touche("haut"):\n    heros.dire("bas les pattes")'),
  ).toEqual(["right", "up"]);
});

it("offers the usual keys when nothing tells which ones are asked for", () => {
  expect(keysOf("for nom in lire():\n    touche(nom)")).toEqual(USUAL);
  expect(keysOf("held = pygame.key.get_pressed()")).toEqual(USUAL);
});

it("knows the names of plain pygame", () => {
  const source =
    "from pygame import K_SPACE\nif held[pygame.K_LEFT] or held[pygame.K_a]: pass\n" +
    "if event.key == pygame.K_RETURN: pass\nif event.key == pygame.K_ESCAPE: pass";
  expect(keysOf(source)).toEqual(["left", "space", "enter", "a"]);
});

it("gives moves to the left hand and the rest to the right one", () => {
  expect(twoHands(["left", "right", "up", "space"])).toEqual([
    ["left", "right"],
    ["up", "space"],
  ]);
  expect(twoHands(["left", "right", "up", "down", "space"])).toEqual([
    ["left", "up", "down", "right"],
    ["space"],
  ]);
  expect(twoHands(["a", "z"])).toEqual([[], ["a", "z"]]);
});
