/** Asking for help, and what came of it. */
import type { Sentences } from "./sentences";

export const help = {
  help_ask: { fr: "J’ai besoin d’aide", en: "I need help" },
  help_asked: { fr: "Aide demandée", en: "Help requested" },
  help_position: { fr: "Demande envoyée. Avant vous : {before}", en: "Request sent. Before you: {before}" },
  help_next: { fr: "Demande envoyée : c’est votre tour", en: "Request sent: you are next" },
  help_coming: { fr: "Quelqu’un arrive vers vous.", en: "Someone is on the way to you." },
  help_was_hint: { fr: "Aide reçue : un indice", en: "Help received: a hint" },
  help_was_explained: { fr: "Aide reçue : une explication", en: "Help received: an explanation" },
  help_was_shown: { fr: "Aide reçue : une démonstration", en: "Help received: a demonstration" },
  help_was_typed: {
    fr: "Aide reçue : quelqu’un a écrit avec vous",
    en: "Help received: someone typed with you",
  },
  help_withdraw: { fr: "Annuler la demande", en: "Withdraw" },
  help_away: {
    fr: "La demande n’est pas partie : le serveur ne répond pas. Levez la main.",
    en: "The request did not leave: the server does not answer. Please raise your hand.",
  },
} as const satisfies Sentences;
