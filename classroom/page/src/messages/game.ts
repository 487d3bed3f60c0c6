/** The game: running, stopping, checking, its keys and its speed. */
import type { Sentences } from "./sentences";

export const game = {
  run: { fr: "Lancer", en: "Run" },
  run_shown: { fr: "Lancer ce programme-là", en: "Run this program" },
  run_again: { fr: "Relancer", en: "Run again" },
  stop: { fr: "Arrêter", en: "Stop" },
  check: { fr: "Vérifier", en: "Check" },
  checking: { fr: "Vérification…", en: "Checking…" },
  key_run: { fr: "Ctrl+Entrée", en: "Ctrl+Enter" },
  key_stop: { fr: "Échap", en: "Esc" },
  key_check: { fr: "Ctrl+Maj+Entrée", en: "Ctrl+Shift+Enter" },
  preparing: { fr: "Python se prépare…", en: "Python is getting ready…" },
  preparing_queued: {
    fr: "Python se prépare. Votre programme partira ensuite.",
    en: "Python is getting ready. Your program starts next.",
  },
  percent: { fr: "{percent} %", en: "{percent}%" },
  python_broken: {
    fr: "Python n’a pas pu se charger. Votre travail est gardé. Réessayez, ou appelez quelqu’un.",
    en: "Python could not load. Your work is kept. Try again, or call someone.",
  },
  game: { fr: "Le jeu", en: "The game" },
  game_help: {
    fr: "Cliquez dans le jeu pour jouer avec le clavier. Échap arrête le jeu et ramène au programme.",
    en: "Click in the game to play with the keyboard. Escape stops the game and goes back to the program.",
  },
  game_empty: {
    fr: "Lancez votre programme : il apparaîtra ici.",
    en: "Run your program: it will appear here.",
  },
  game_keys_here: { fr: "Le clavier joue · Échap : arrêter", en: "The keyboard plays · Esc: stop" },
  game_click: { fr: "Cliquez ici pour jouer au clavier", en: "Click here to play with the keyboard" },
  sound: { fr: "Son du jeu", en: "Sound of the game" },
  sound_on: { fr: "Le son est mis", en: "The sound is on" },
  sound_off: { fr: "Le son est coupé", en: "The sound is off" },
  pause: { fr: "Pause", en: "Pause" },
  resume: { fr: "Reprendre", en: "Resume" },
  paused: { fr: "En pause", en: "Paused" },
  pace: { fr: "Vitesse du jeu", en: "Speed of the game" },
  pace_normal: { fr: "Normale", en: "Normal" },
  pace_slow: { fr: "Ralenti", en: "Slow motion" },
  pace_slower: { fr: "Très lente", en: "Very slow" },
  pace_turns: { fr: "Tour par tour", en: "Turn by turn" },
  one_tick: { fr: "Un instant", en: "One tick" },
  ticks: { fr: "{n} instants", en: "{n} ticks" },
  key_pace: { fr: "F7", en: "F7" },
  key_pause: { fr: "F8", en: "F8" },
  key_tick: { fr: "F9", en: "F9" },
  key_ticks: { fr: "Maj+F9", en: "Shift+F9" },
  one_tick_help: { fr: "Avancer d’un seul instant", en: "Go forward by a single tick" },
  turn: { fr: "Jouer sans se presser", en: "Play without haste" },
  turn_help: {
    fr:
      "Choisissez des touches, puis avancez : elles comptent comme tenues. On peut gagner toute la partie " +
      "ainsi.",
    en: "Choose keys, then go forward: they count as held. The whole game can be won this way.",
  },
  turn_keys: { fr: "Touches tenues aux prochains instants", en: "Keys held in the next ticks" },
  key_named_left: { fr: "Flèche gauche", en: "Left arrow" },
  key_named_up: { fr: "Flèche haut", en: "Up arrow" },
  key_named_down: { fr: "Flèche bas", en: "Down arrow" },
  key_named_right: { fr: "Flèche droite", en: "Right arrow" },
  key_named_space: { fr: "Barre d’espace", en: "Space bar" },
  key_named_enter: { fr: "Touche Entrée", en: "Enter key" },
  key_named_other: { fr: "Touche {key}", en: "Key {key}" },
  touch_keys: { fr: "Touches à l’écran", en: "Keys on the screen" },
  touch_keys_help: {
    fr: "Gardez le doigt sur une touche : elle compte comme tenue.",
    en: "Keep a finger on a key: it counts as held.",
  },
  silent_loop: {
    fr:
      "Votre programme tourne sans s’arrêter, peut-être une boucle sans fin. Rien n’est perdu : cliquez " +
      "sur Arrêter.",
    en: "Your program is running without a stop, maybe an endless loop. Nothing is lost: press Stop.",
  },
} as const satisfies Sentences;
