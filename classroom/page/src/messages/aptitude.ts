/** The individual exercises. */
import type { Sentences } from "./sentences";

export const aptitude = {
  aptitude: { fr: "Exercices individuels", en: "Individual exercises" },
  aptitude_open: { fr: "Voir les exercices individuels", en: "See the individual exercises" },
  aptitude_enter_title: { fr: "Les exercices individuels", en: "The individual exercises" },
  aptitude_enter_1: {
    fr: "Vous allez passer dans une autre partie, séparée de l’atelier.",
    en: "You are about to enter another part, separate from the workshop.",
  },
  aptitude_enter_2: {
    fr:
      "Ces exercices se font sans votre binôme. Prenez votre temps. Vous pouvez les faire dans l’ordre que " +
      "vous voulez, et en laisser.",
    en:
      "These exercises are done without your partner. Take your time. Do them in any order you like, and " +
      "leave some if you wish.",
  },
  aptitude_enter_3: {
    fr:
      "Le jury lira ce que vous remettez, sous un numéro et non sous votre nom. Rien de ce que vous avez " +
      "fait pendant l’atelier n’y figure.",
    en:
      "The jury will read what you hand in, under a number and not your name. Nothing you did during the " +
      "workshop is in it.",
  },
  aptitude_enter_4: {
    fr: "Vous pouvez demander de l’aide. Elle sera indiquée, et demander n’est pas un défaut.",
    en: "You may ask for help. It will be recorded, and asking is not a weakness.",
  },
  aptitude_enter_go: { fr: "Je commence les exercices", en: "Start the exercises" },
  aptitude_back: { fr: "Retour à l’atelier", en: "Back to the workshop" },
  aptitude_number: { fr: "Votre numéro : {number}", en: "Your number: {number}" },
  aptitude_lead: {
    fr:
      "Choisissez un exercice. Vous pouvez y revenir et le remettre plusieurs fois : la dernière remise " +
      "compte.",
    en: "Choose an exercise. You can come back to it and hand it in several times: the last one counts.",
  },
  aptitude_list: { fr: "La liste des exercices", en: "The list of exercises" },
  answer_words: { fr: "Votre réponse", en: "Your answer" },
  answer_words_help: {
    fr:
      "Écrivez comme vous parlez. Tout est gardé au fur et à mesure. La touche Tab passe à la suite de la " +
      "page.",
    en: "Write as you speak. Everything is kept as you go. The Tab key moves on through the page.",
  },
  item_closed: {
    fr: "Cette première partie est remise. Elle reste là pour la relire, et ne change plus.",
    en: "This first part is handed in. It stays here to be read, and changes no more.",
  },
  lesson_row: { fr: "Petite leçon, sans score", en: "Short lesson, no score" },
  lesson_right: { fr: "Oui, c’est cela.", en: "Yes, that is it." },
  lesson_other: {
    fr: "Pas celle-ci. Reprenez un signe à la fois, puis choisissez à nouveau.",
    en: "Not this one. Take it one sign at a time, then choose again.",
  },
  lesson_opened: {
    fr: "La petite leçon est ouverte. La deuxième partie aussi.",
    en: "The short lesson is open, and so is the second part.",
  },
  lesson_go: { fr: "Lire la petite leçon", en: "Read the short lesson" },
  hand_in_lead_once: {
    fr:
      "Cette première partie se remet une seule fois. Ensuite, une petite leçon s’ouvre, puis une deuxième " +
      "partie.",
    en: "This first part is handed in once only. Then a short lesson opens, and after it a second part.",
  },
  item_done: { fr: "Remis", en: "Handed in" },
  item_revisit: { fr: "À revoir", en: "To revisit" },
  item_opened: { fr: "Commencé", en: "Started" },
  item_not_opened: { fr: "Pas encore ouvert", en: "Not opened yet" },
  item_mark_revisit: { fr: "Marquer « à revoir »", en: "Mark “to revisit”" },
  item_unmark_revisit: { fr: "Ne plus marquer « à revoir »", en: "Remove “to revisit”" },
  item_receipt: { fr: "Reçu : {receipt}", en: "Receipt: {receipt}" },
  item_examples: { fr: "Exemples", en: "Examples" },
  item_gives: { fr: "doit donner", en: "must give" },
  item_gave: { fr: "a donné", en: "gave" },
  item_given: {
    fr: "Voir le code qui est déjà là (il ne se modifie pas)",
    en: "See the code that is already there (it cannot be changed)",
  },
  item_run: { fr: "Essayer les exemples", en: "Try the examples" },
  item_example_ok: { fr: "Comme attendu", en: "As expected" },
  item_example_not: { fr: "Différent", en: "Different" },
  item_examples_only: {
    fr: "Ces exemples vous aident à vérifier. Le jury regarde aussi d’autres cas.",
    en: "These examples help you check. The jury also looks at other cases.",
  },
  hand_in: { fr: "Remettre cet exercice", en: "Hand in this exercise" },
  hand_in_title: { fr: "Remettre « {title} » ?", en: "Hand in “{title}”?" },
  hand_in_lead: {
    fr: "Le jury lira cette version. Vous pourrez encore la modifier et la remettre.",
    en: "The jury will read this version. You can still change it and hand it in again.",
  },
  hand_in_go: { fr: "Oui, remettre", en: "Yes, hand in" },
  hand_in_done: { fr: "C’est remis", en: "It is handed in" },
  hand_in_receipt: {
    fr: "Votre reçu, à noter si vous le souhaitez :",
    en: "Your receipt, to write down if you wish:",
  },
  hand_in_away: {
    fr:
      "Le serveur ne répond pas : l’exercice n’est pas encore remis. Il est gardé ici. La page réessaie " +
      "toute seule : laissez cette question ouverte.",
    en:
      "The server does not answer: the exercise is not handed in yet. It is kept here. The page tries " +
      "again by itself: leave this question open.",
  },
  changed_since: { fr: "Modifié depuis la remise", en: "Changed since you handed it in" },
} as const satisfies Sentences;
