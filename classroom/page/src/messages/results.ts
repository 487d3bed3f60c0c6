/** What came of it: the check, errors, the end, the values. */
import type { Sentences } from "./sentences";

export const results = {
  result: { fr: "Résultat", en: "Result" },
  result_none: {
    fr: "Ce que dit la vérification s’affichera ici.",
    en: "What the check says will show here.",
  },
  passed: { fr: "Réussi", en: "Passed" },
  not_yet: { fr: "Pas encore", en: "Not yet" },
  status_passed: { fr: "Réussi", en: "Passed" },
  status_failed: { fr: "Pas encore", en: "Not yet" },
  status_waiting: { fr: "Viendra après", en: "Comes next" },
  praise: { fr: "Bravo, c’est réussi !", en: "Well done, it works!" },
  error_line: { fr: "Ligne {line}", en: "Line {line}" },
  error_line_mark: { fr: "Regardez cette ligne", en: "Look at this line" },
  error_try: { fr: "À essayer", en: "Try this" },
  error_details: { fr: "L’explication complète", en: "The full explanation" },
  error_values: { fr: "Les valeurs à ce moment-là", en: "The values at that moment" },
  error_python: { fr: "Ce qu’en dit Python", en: "What Python says" },
  error_kept: {
    fr: "Une erreur, c’est une information : rien n’est perdu.",
    en: "An error is information: nothing is lost.",
  },
  check_too_long: {
    fr:
      "La vérification a duré plus de 10 secondes : elle est arrêtée. Une boucle du programme ne finit " +
      "peut-être jamais. Votre travail est là, intact.",
    en:
      "The check took more than 10 seconds: it was stopped. Maybe a loop in the program never ends. Your " +
      "work is still here.",
  },
  failed_inside: {
    fr:
      "La page a eu un problème, pas votre programme. Il est gardé. Relancez-le ; si cela recommence, " +
      "appelez quelqu’un.",
    en:
      "The page had a problem, not your program. It is kept. Run it again; if it happens again, call " +
      "someone.",
  },
  stopped: { fr: "Programme arrêté. Vous pouvez le relancer.", en: "Program stopped. You can run it again." },
  ended_won: { fr: "Partie gagnée !", en: "You won!" },
  ended_lost: { fr: "Partie perdue. Relancez pour rejouer.", en: "You lost. Run again to play again." },
  ended_finished: { fr: "Le programme est allé jusqu’au bout.", en: "The program ran to its end." },
  values: { fr: "En ce moment dans le jeu", en: "Right now in the game" },
  values_none: { fr: "Les valeurs du jeu s’afficheront ici.", en: "The values of the game will show here." },
  console: { fr: "Ce que le programme écrit", en: "What the program prints" },
  console_empty: { fr: "Rien pour le moment.", en: "Nothing yet." },
  console_cut: { fr: "(le début n’est plus affiché)", en: "(the beginning is no longer shown)" },
} as const satisfies Sentences;
