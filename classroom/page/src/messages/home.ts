/** The page of a game that went home. */
import type { Sentences } from "./sentences";

export const home = {
  taken_by: { fr: "Un jeu de {name}, le {date}", en: "A game by {name}, {date}" },
  taken_on: { fr: "Un jeu du {date}", en: "A game of {date}" },
  taken_play: { fr: "Jouer", en: "Play" },
  taken_play_again: { fr: "Rejouer", en: "Play again" },
  taken_restart: { fr: "Recommencer", en: "Start again" },
  taken_watch: { fr: "Revoir ma partie", en: "Watch my game again" },
  taken_watching: { fr: "Une partie déjà jouée", en: "A game already played" },
  taken_watched: { fr: "Voilà comment cette partie a fini.", en: "That is how that game ended." },
  taken_lost: { fr: "Partie perdue. On recommence ?", en: "Lost. One more time?" },
  taken_stopped: { fr: "Le jeu est arrêté.", en: "The game is stopped." },
  taken_paused: { fr: "En pause.", en: "Paused." },
  taken_ready_soon: { fr: "Le jeu se prépare… {percent} %", en: "The game is getting ready… {percent}%" },
  taken_broken: {
    fr:
      "Ce navigateur n’a pas pu ouvrir le jeu. Essayez avec Chrome, Edge ou Firefox, dans une version " +
      "récente.",
    en: "This browser could not open the game. Try Chrome, Edge or Firefox, in a recent version.",
  },
  taken_keys: { fr: "Les touches du jeu :", en: "The keys of the game:" },
  taken_keys_where: {
    fr: "Cliquez dans le jeu pour que le clavier y joue. Échap l’arrête.",
    en: "Click in the game so that the keyboard plays there. Escape stops it.",
  },
  taken_story: { fr: "Le scénario choisi", en: "The story that was chosen" },
  taken_program: { fr: "Le programme, tel qu’il a été écrit", en: "The program, as it was written" },
  taken_program_lead: {
    fr: "Ce jeu, c’est ce texte. Chaque ligne a été lue, changée ou écrite à la main.",
    en: "This text is the game. Each line was read, changed or written by hand.",
  },
  taken_about: { fr: "Ce qu’il y a dans ce fichier", en: "What is in this file" },
  taken_about_yours: {
    fr: "Le programme appartient à la personne qui l’a écrit. Elle peut le garder, le donner, le changer.",
    en: "The program belongs to the person who wrote it. They may keep it, give it, change it.",
  },
  taken_about_private: {
    fr:
      "Ce fichier n’envoie rien et ne va rien chercher : tout est dedans. Il repose sur des logiciels " +
      "libres :",
    en: "This file sends nothing and fetches nothing: everything is inside. It stands on free software:",
  },
  taken_about_kit: {
    fr: "les mots du jeu, les dessins, les sons",
    en: "the words of the game, the drawings, the sounds",
  },
  taken_about_pygame: {
    fr:
      "la boîte à outils des jeux en Python. Compilée pour le navigateur ; ses sources sont publiées sous " +
      "ce nom et ce numéro.",
    en:
      "the toolbox for games in Python. Compiled for the browser; its sources are published under this " +
      "name and number.",
  },
  taken_about_sdl: {
    fr: "les images, les lettres et les sons, sous pygame-ce",
    en: "pictures, letters and sounds, below pygame-ce",
  },
  taken_about_pyodide: {
    fr: "Python dans un navigateur ; ses sources sont publiées sous ce nom et ce numéro",
    en: "Python in a browser; its sources are published under this name and number",
  },
  taken_about_python: { fr: "le langage", en: "the language" },
  taken_about_letters: { fr: "les lettres", en: "the letters" },
  taken_about_replace: {
    fr:
      "Chaque logiciel est dans un bloc à part de ce fichier (data-file), en gzip. On peut donc en " +
      "remplacer un par une autre version, comme la LGPL le demande. La recette pour compiler pygame-ce " +
      "est dans le kit discovery-workshop, dossier classroom/pyodide ; celle de ce fichier, dans " +
      "classroom/page/src/keepsake et classroom/page/src/player.",
    en:
      "Each piece of software is in a block of its own in this file (data-file), as gzip. So one can be " +
      "replaced by another version, as the LGPL asks. The recipe that compiles pygame-ce is in the " +
      "discovery-workshop kit, folder classroom/pyodide; the one of this file, in " +
      "classroom/page/src/keepsake and classroom/page/src/player.",
  },
  taken_licences: { fr: "Le texte des licences", en: "The text of the licences" },
  taken_no_script: {
    fr: "Ce jeu a besoin de JavaScript. This game needs JavaScript.",
    en: "This game needs JavaScript. Ce jeu a besoin de JavaScript.",
  },
} as const satisfies Sentences;
