/** The cards of the group's story. */
import type { Sentences } from "./sentences";

export const storyboard = {
  story_open: { fr: "Notre scénario", en: "Our story" },
  story_first: {
    fr: "À plusieurs, choisissez d’abord les cartes de votre histoire.",
    en: "As a group, first choose the cards of your story.",
  },
  story_title: { fr: "Le scénario de votre groupe", en: "Your group’s story" },
  story_lead: {
    fr:
      "Lisez les cartes à voix haute. Choisissez-en une par question. Elles changent le décor, les " +
      "personnages et la fin de votre jeu.",
    en:
      "Read the cards aloud. Choose one for each question. They change the scenery, the characters and the " +
      "end of your game.",
  },
  story_kept: {
    fr: "Vous pourrez changer d’avis. Vos programmes déjà écrits restent comme ils sont.",
    en: "You can change your mind later. The programs you have written stay as they are.",
  },
  story_go: { fr: "C’est notre histoire", en: "This is our story" },
} as const satisfies Sentences;
