/** On a static host: each stands in for the sentence whose name follows `alone_`. */
import type { Sentences } from "./sentences";

export const alone = {
  alone_save_saved: { fr: "Enregistré dans ce navigateur", en: "Saved in this browser" },
  alone_save_waiting: { fr: "Enregistré dans ce navigateur", en: "Saved in this browser" },
  alone_save_not_here: {
    fr:
      "Ce navigateur ne peut rien garder. Votre travail disparaîtra avec cette page : gardez un fichier de " +
      "secours.",
    en: "This browser cannot keep anything. Your work will go with this page: keep a rescue file.",
  },
  alone_server_first: {
    fr: "La page n’a pas pu lire ses fichiers. Rechargez-la.",
    en: "The page could not read its files. Reload it.",
  },
  alone_save_newer_here: {
    fr:
      "Ce navigateur garde déjà le travail d’une page plus récente. Celle-ci n’y touche pas. Ce " +
      "que vous écrivez ici disparaîtra avec elle : gardez un fichier de secours, ou ouvrez la " +
      "page plus récente.",
    en:
      "This browser already keeps the work of a newer page. This one leaves it alone. What you " +
      "write here will go with it: keep a rescue file, or open the newer page.",
  },
  alone_join_again: { fr: "Rechargez la page pour continuer ici.", en: "Reload the page to go on here." },
  alone_aptitude_enter_2: {
    fr: "Prenez votre temps. Faites-les dans l’ordre que vous voulez, et laissez-en si vous le souhaitez.",
    en: "Take your time. Do them in any order you like, and leave some if you wish.",
  },
  alone_aptitude_enter_3: {
    fr:
      "Ici, personne ne les reçoit : chaque exercice s’enregistre comme un fichier, que vous donnez à qui " +
      "vous voulez. Tous peuvent être lus à l’avance : le fichier indique qu’il a été écrit sans " +
      "surveillance.",
    en:
      "Here nobody receives them: each exercise is saved as a file, which you give to whom you like. " +
      "All of them can be read beforehand: the file says that it was written without supervision.",
  },
  alone_aptitude_enter_4: {
    fr: "Rien ne quitte votre navigateur sans vous.",
    en: "Nothing leaves your browser without you.",
  },
  alone_aptitude_lead: {
    fr: "Choisissez un exercice. Vous pouvez y revenir, et l’enregistrer plusieurs fois.",
    en: "Choose an exercise. You can come back to it, and save it several times.",
  },
  alone_item_done: { fr: "Enregistré", en: "Saved" },
  alone_item_receipt: { fr: "Fichier : {receipt}", en: "File: {receipt}" },
  alone_item_examples_only: {
    fr: "Ces exemples vous aident à vérifier. La correction regarde aussi d’autres cas.",
    en: "These examples help you check. The marking also looks at other cases.",
  },
  alone_hand_in: { fr: "Enregistrer ma copie (.ipynb)", en: "Save my copy (.ipynb)" },
  alone_hand_in_title: { fr: "Enregistrer « {title} » ?", en: "Save “{title}”?" },
  alone_hand_in_lead: {
    fr:
      "Votre réponse part dans un carnet Jupyter. Donnez ce fichier à la personne qui vous a proposé " +
      "l’exercice.",
    en: "Your answer goes into a Jupyter notebook. Give that file to the person who proposed the exercise.",
  },
  alone_hand_in_go: { fr: "Oui, enregistrer", en: "Yes, save it" },
  alone_hand_in_done: { fr: "Le fichier est enregistré", en: "The file is saved" },
  alone_hand_in_receipt: { fr: "Son nom :", en: "Its name:" },
  alone_changed_since: { fr: "Modifié depuis l’enregistrement", en: "Changed since you saved it" },
} as const satisfies Sentences;
