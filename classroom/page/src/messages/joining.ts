/** The way in, and the card with its code. */
import type { Sentences } from "./sentences";

export const joining = {
  join_title: { fr: "Bienvenue !", en: "Welcome!" },
  join_lead: {
    fr:
      "Aujourd’hui, vous allez écrire un jeu qui fonctionne pour de vrai. Aucune connaissance n’est " +
      "demandée. Vous pouvez tout essayer : rien ne casse.",
    en:
      "Today you will write a game that really works. You need no experience. You can try anything: " +
      "nothing breaks.",
  },
  join_code: { fr: "Le code de l’atelier", en: "The workshop code" },
  join_code_help: { fr: "Il est affiché dans la salle.", en: "It is shown in the room." },
  join_animal: { fr: "Quel animal est sur votre carte ?", en: "Which animal is on your card?" },
  join_animal_help: {
    fr: "L’animal remplace votre nom : ici, personne n’a besoin de le donner.",
    en: "The animal stands for your name: nobody has to give theirs here.",
  },
  join_taken: { fr: "déjà à une place", en: "already at a seat" },
  join_taken_aloud: {
    fr: "{animal} a déjà une place. Le code de votre carte est demandé après les animaux.",
    en: "{animal} already has a seat. The code on your card is asked for after the animals.",
  },
  join_card_code: { fr: "Le code écrit sur votre carte", en: "The code written on your card" },
  join_card_code_help: {
    fr:
      "{animal} a déjà une place. Avec les 4 chiffres de votre carte, vous la reprenez ici, avec tout " +
      "votre travail.",
    en:
      "{animal} already has a seat. With the 4 digits on your card you take it over here, with all your " +
      "work.",
  },
  join_go: { fr: "Entrer dans l’atelier", en: "Enter the workshop" },
  join_take_over: { fr: "Reprendre ma place ici", en: "Take over my seat here" },
  join_choose_animal: { fr: "Choisissez d’abord votre animal.", en: "Choose your animal first." },
  join_write_code: { fr: "Écrivez le code de l’atelier.", en: "Type the workshop code." },
  join_write_card_code: {
    fr: "Écrivez les 4 chiffres de votre carte.",
    en: "Type the 4 digits on your card.",
  },
  join_again: {
    fr:
      "Votre animal a été repris sur un autre ordinateur. Votre travail d’ici est gardé. Pour continuer " +
      "ici, donnez le code de votre carte.",
    en:
      "Your animal moved to another computer. Your work here is kept. To go on here, give the code on your " +
      "card.",
  },
  card_title: { fr: "Votre place est prête", en: "Your seat is ready" },
  card_write: { fr: "Écrivez ce code sur votre carte :", en: "Write this code on your card:" },
  card_why: {
    fr: "Si cet ordinateur s’arrête, ce code vous rend votre place et votre travail sur un autre.",
    en: "If this computer stops, this code gives you your seat and your work back on another one.",
  },
  card_done: { fr: "C’est écrit, je commence", en: "It is written, let’s start" },
  your_animal: { fr: "Votre animal : {animal}", en: "Your animal: {animal}" },
} as const satisfies Sentences;
