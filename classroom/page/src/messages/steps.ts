/** A step: where one is, its guess, its hints, its solution. */
import type { Sentences } from "./sentences";

export const steps = {
  steps_open: { fr: "Toutes les étapes", en: "All the steps" },
  steps_where: { fr: "Étape {n} sur {total}", en: "Step {n} of {total}" },
  steps_previous: { fr: "Étape d’avant", en: "Previous step" },
  steps_next: { fr: "Étape suivante", en: "Next step" },
  steps_next_named: { fr: "Étape suivante : {title}", en: "Next step: {title}" },
  steps_done: { fr: "réussie", en: "done" },
  steps_here: { fr: "vous êtes ici", en: "you are here" },
  steps_free: {
    fr: "Toutes les étapes sont ouvertes. Allez où vous voulez, dans l’ordre que vous voulez.",
    en: "Every step is open. Go where you like, in the order you like.",
  },
  minutes: { fr: "{n} min environ", en: "about {n} min" },
  mode_predict: { fr: "Deviner, puis regarder", en: "Guess, then watch" },
  mode_run: { fr: "Lancer et regarder", en: "Run and watch" },
  mode_modify: { fr: "Changer quelque chose", en: "Change something" },
  mode_make: { fr: "Écrire quelques lignes", en: "Write a few lines" },
  mode_order: { fr: "Remettre dans l’ordre", en: "Put in order" },
  mode_repair: { fr: "Réparer", en: "Repair" },
  mode_invent: { fr: "Inventer", en: "Invent" },
  predict_first: {
    fr: "Choisissez d’abord ce que vous pensez voir. Se tromper fait partie du jeu.",
    en: "First choose what you think you will see. Being wrong is part of the game.",
  },
  predict_asked: {
    fr:
      "Avant de lancer : que pensez-vous voir ? Vous pouvez aussi lancer tout de suite, en appuyant encore " +
      "une fois.",
    en: "Before you run it: what do you think you will see? You can also run it now, by pressing once more.",
  },
  predict_thought: { fr: "Vous pensiez :", en: "You thought:" },
  predict_watch: { fr: "Regardez le jeu, puis comparez.", en: "Watch the game, then compare." },
  predict_go: { fr: "Aller à la question", en: "Go to the question" },
  predict_compare: { fr: "Comparer", en: "Compare" },
  predict_happens: { fr: "Voici ce qui se passe :", en: "This is what happens:" },
  predict_foreseen: { fr: "Vous l’aviez vu venir.", en: "You saw it coming." },
  predict_surprise: {
    fr: "Une surprise ! C’est là qu’on apprend le plus. Cherchez la ligne qui l’explique.",
    en: "A surprise! That is where one learns most. Look for the line that explains it.",
  },
  hint_show: { fr: "Un indice ?", en: "A hint?" },
  hint_more: { fr: "Encore un indice", en: "One more hint" },
  hint_n: { fr: "Indice {n}", en: "Hint {n}" },
  solution_show: { fr: "Une solution, ligne par ligne", en: "A solution, line by line" },
  solution_order: { fr: "Une solution, à remettre en ordre", en: "A solution, to put in order" },
  solution_lines_lead: {
    fr: "Les lignes grises cachées viennent une par une. Essayez après chacune.",
    en: "The hidden grey lines come one at a time. Try after each one.",
  },
  solution_order_lead: {
    fr: "Toutes les lignes sont là, mélangées. Remettez-les en ordre, puis écrivez-les dans votre programme.",
    en: "All the lines are here, mixed. Put them in order, then type them into your program.",
  },
  solution_ordered: {
    fr: "C’est dans l’ordre ! Écrivez-la maintenant dans votre programme.",
    en: "That is the order! Now type it into your program.",
  },
  solution_next: { fr: "Encore une ligne ({n} sur {total})", en: "One more line ({n} of {total})" },
  solution_all: { fr: "Toute la solution", en: "The whole solution" },
  solution_hidden: { fr: "ligne cachée", en: "hidden line" },
  solution: { fr: "Une solution (il y en a d’autres)", en: "One solution (there are others)" },
} as const satisfies Sentences;
