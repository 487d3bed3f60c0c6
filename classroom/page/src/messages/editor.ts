/** The program: the editor, lines to put in order, how it looks, its versions. */
import type { Sentences } from "./sentences";

export const editor = {
  code: { fr: "Votre programme", en: "Your program" },
  editor_help: {
    fr: "Tab décale la ligne. Pour sortir de l’éditeur avec le clavier : Échap, puis Tab.",
    en: "Tab indents the line. To leave the editor with the keyboard: Escape, then Tab.",
  },
  order_up: { fr: "Monter la ligne", en: "Move the line up" },
  order_down: { fr: "Descendre la ligne", en: "Move the line down" },
  lines_help: {
    fr:
      "Déplacez une ligne à la souris, au doigt, ou avec ses flèches. Au clavier : Espace pour la prendre, " +
      "↑ et ↓, Espace pour la poser, Échap pour renoncer.",
    en:
      "Drag a line, or use its arrows. With the keyboard: Space to take it, ↑ and ↓, Space to put it down, " +
      "Escape to give up.",
  },
  lines_line: { fr: "Ligne {n} sur {total} : {line}. {spaces}", en: "Line {n} of {total}: {line}. {spaces}" },
  lines_spaces: { fr: "{n} espaces au début", en: "{n} spaces at the beginning" },
  lines_empty: { fr: "ligne vide", en: "empty line" },
  lines_lifted: {
    fr: "Vous tenez « {line} », place {n} sur {total}.",
    en: "You hold “{line}”, place {n} of {total}.",
  },
  lines_place: { fr: "Place {n} sur {total}.", en: "Place {n} of {total}." },
  lines_after: { fr: "Après « {line} ».", en: "After “{line}”." },
  lines_first: { fr: "En premier.", en: "First." },
  lines_dropped: { fr: "Ligne posée.", en: "Line put down." },
  lines_back: { fr: "La ligne est revenue à sa place.", en: "The line is back in its place." },
  lines_text: { fr: "Voir le programme comme un texte", en: "See the program as text" },
  lines_show: { fr: "Voir les lignes à déplacer", en: "See the lines to move" },
  symbols: { fr: "Signes", en: "Symbols" },
  symbol_insert: { fr: "Insérer {name}", en: "Insert {name}" },
  text_smaller: { fr: "Code plus petit", en: "Smaller code" },
  text_larger: { fr: "Code plus grand", en: "Larger code" },
  look: { fr: "Affichage", en: "Display" },
  look_colours: { fr: "Couleurs de la page", en: "Colours of the page" },
  look_computer: { fr: "Comme l’ordinateur", en: "As the computer" },
  look_light: { fr: "Claires", en: "Light" },
  look_dark: { fr: "Sombres", en: "Dark" },
  look_contrast: { fr: "Contraste fort", en: "High contrast" },
  look_size: { fr: "Taille du programme", en: "Size of the program" },
  undo: { fr: "Annuler la dernière frappe", en: "Undo" },
  redo: { fr: "Rétablir", en: "Redo" },
  versions: { fr: "Versions", en: "Versions" },
  versions_title: { fr: "Vos versions de ce programme", en: "Your versions of this program" },
  versions_lead: {
    fr: "La page garde une version à chaque essai. Reprendre une version n’efface rien.",
    en: "The page keeps a version at each run. Going back to a version erases nothing.",
  },
  versions_none: {
    fr: "Lancez votre programme : une première version sera gardée.",
    en: "Run your program: a first version will be kept.",
  },
  version_take: { fr: "Reprendre cette version", en: "Go back to this version" },
  version_working: { fr: "La dernière qui fonctionne, à {time}", en: "The last one that works, at {time}" },
  version_run: { fr: "Lancée à {time}", en: "Run at {time}" },
  version_passed: { fr: "Réussie à {time}", en: "Passed at {time}" },
  version_undone: { fr: "Annulée à {time}", en: "Undone at {time}" },
  version_replaced: { fr: "Mise de côté à {time}", en: "Set aside at {time}" },
  working_back: {
    fr: "Reprendre ma dernière version qui fonctionne",
    en: "Go back to my last version that works",
  },
  checkpoints: { fr: "Repartir d’un programme prêt", en: "Go on from a ready program" },
  checkpoints_lead: {
    fr: "Il tient compte des cartes de votre groupe. Votre programme reste dans vos versions.",
    en: "It follows the cards of your group. Your program stays in your versions.",
  },
  checkpoint_start: { fr: "Le départ de cette étape", en: "The start of this step" },
  checkpoint_mine: { fr: "Mon programme de l’étape d’avant", en: "My program of the step before" },
  checkpoint_before: { fr: "L’étape d’avant, terminée", en: "The step before, finished" },
  checkpoint_chapter: {
    fr: "Commencer ce chapitre avec un programme prêt",
    en: "Begin this chapter with a ready program",
  },
  checkpoint_chapter_help: {
    fr: "Chaque chapitre a son programme prêt : personne n’est en retard.",
    en: "Each chapter has its ready program: nobody is behind.",
  },
  checkpoint_taken: {
    fr: "C’est fait. Votre programme d’avant est gardé dans Versions.",
    en: "Done. Your program from before is kept in Versions.",
  },
  version_imported: { fr: "Reprise d’un fichier, de {time}", en: "From a rescue file, of {time}" },
  other_words: {
    fr:
      "Ce programme a commencé avec les mots anglais. Ils ne fonctionnent pas ici. Le bouton Versions " +
      "redonne le départ de l’étape en français.",
    en:
      "This program was begun with the French words. They do not work here. The Versions button gives the " +
      "start of the step in English.",
  },
} as const satisfies Sentences;
