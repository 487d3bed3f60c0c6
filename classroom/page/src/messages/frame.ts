/** What every screen has: the page itself, its windows, its language. */
import type { Sentences } from "./sentences";

export const frame = {
  app: { fr: "Atelier découverte", en: "Discovery workshop" },
  loading_page: { fr: "Ouverture de l’atelier…", en: "Opening the workshop…" },
  language_label: { fr: "Langue", en: "Language" },
  skip_to_code: { fr: "Aller au programme", en: "Go to the program" },
  close: { fr: "Fermer", en: "Close" },
  cancel: { fr: "Annuler", en: "Cancel" },
  try_again: { fr: "Réessayer", en: "Try again" },
  server_first: {
    fr:
      "L’ordinateur de l’atelier ne répond pas encore. La page réessaie toute seule. Si cela dure, " +
      "dites-le à la personne qui anime.",
    en:
      "The workshop’s computer does not answer yet. The page keeps trying by itself. If it goes on, tell " +
      "your facilitator.",
  },
} as const satisfies Sentences;
