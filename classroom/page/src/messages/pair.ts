/** Two people at one seat. */
import type { Sentences } from "./sentences";

export const pair = {
  pair_open: { fr: "À deux ?", en: "Two of you?" },
  pair_types: { fr: "{name} au clavier", en: "{name} types" },
  pair_title: { fr: "À deux devant l’écran", en: "Two at one screen" },
  pair_lead: {
    fr: "L’une ou l’un écrit. L’autre lit, cherche et guide. Changez de rôle quand vous voulez.",
    en: "One of you types. The other reads, searches and guides. Change roles whenever you like.",
  },
  pair_private: {
    fr:
      "Un prénom ou un surnom, comme vous voulez. Ces noms restent sur cet ordinateur : ils ne sont " +
      "envoyés nulle part, et le jury ne les voit pas.",
    en:
      "A first name or a nickname will do. These names stay on this computer: they are sent nowhere, and " +
      "the jury does not see them.",
  },
  pair_who_types: { fr: "Qui est là, et qui écrit ?", en: "Who is here, and who types?" },
  pair_name: { fr: "Personne {n}", en: "Person {n}" },
  pair_at_keyboard: { fr: "est au clavier", en: "is at the keyboard" },
  pair_types_first: { fr: "{person} est au clavier", en: "{person} is at the keyboard" },
  pair_remind: {
    fr: "Proposer de changer de rôle quand une étape est réussie",
    en: "Propose to change roles when a step is done",
  },
  pair_two_names: { fr: "Écrivez deux prénoms ou surnoms.", en: "Type two first names or nicknames." },
  pair_keep: { fr: "C’est nous", en: "That is us" },
  pair_alone: { fr: "Continuer sans binôme", en: "Go on without a partner" },
  pair_swap: {
    fr: "Une étape de plus ! Et si vous changiez de rôle ? {next} prend le clavier, {now} guide.",
    en: "One more step done! How about changing roles? {next} takes the keyboard, {now} guides.",
  },
  pair_swap_yes: { fr: "On change", en: "Let’s change" },
  pair_swap_later: { fr: "Pas maintenant", en: "Not now" },
  pair_swap_never: { fr: "Ne plus proposer", en: "Stop proposing" },
} as const satisfies Sentences;
