/** What is saved where, and the rescue file. */
import type { Sentences } from "./sentences";

export const saving = {
  save_saved: { fr: "Enregistré ici et sur le serveur", en: "Saved here and on the server" },
  save_waiting: { fr: "Enregistré ici, envoi en cours…", en: "Saved here, sending…" },
  save_away: {
    fr: "Enregistré ici. Le serveur ne répond pas : continuez, l’envoi reprendra tout seul.",
    en: "Saved here. The server does not answer: carry on, sending will resume by itself.",
  },
  save_taken_over: {
    fr:
      "Votre animal est maintenant sur un autre ordinateur. Ici, votre travail est gardé mais n’est plus " +
      "envoyé.",
    en: "Your animal is now on another computer. Here your work is kept but no longer sent.",
  },
  save_unknown_seat: {
    fr:
      "Le serveur ne connaît plus cette place. Votre travail est gardé ici. Entrez de nouveau dans " +
      "l’atelier.",
    en: "The server no longer knows this seat. Your work is kept here. Please join again.",
  },
  save_refused: {
    fr: "Enregistré ici. Le serveur a répondu : {message}",
    en: "Saved here. The server answered: {message}",
  },
  save_saved_there: { fr: "Enregistré sur le serveur seulement", en: "Saved on the server only" },
  save_waiting_there: { fr: "Pas encore enregistré, envoi en cours…", en: "Not saved yet, sending…" },
  save_away_there: {
    fr:
      "Pas encore enregistré. Le serveur ne répond pas : gardez cette page ouverte, l’envoi reprendra tout " +
      "seul.",
    en: "Not saved yet. The server does not answer: keep this page open, sending will resume by itself.",
  },
  save_taken_over_there: {
    fr:
      "Votre animal est maintenant sur un autre ordinateur. Ce que vous écrivez ici n’est plus envoyé, " +
      "et ce navigateur ne garde rien.",
    en:
      "Your animal is now on another computer. What you write here is no longer sent, and this browser " +
      "keeps nothing.",
  },
  save_unknown_seat_there: {
    fr:
      "Le serveur ne connaît plus cette place, et ce navigateur ne garde rien. Prenez d’abord le fichier " +
      "de secours. Puis entrez de nouveau dans l’atelier.",
    en:
      "The server no longer knows this seat, and this browser keeps nothing. Take the rescue file first. " +
      "Then join again.",
  },
  save_refused_there: {
    fr: "Pas enregistré. Le serveur a répondu : {message}",
    en: "Not saved. The server answered: {message}",
  },
  save_not_here: {
    fr:
      "Ce navigateur ne peut rien garder. Votre travail est seulement sur le serveur : ne fermez pas cette " +
      "page hors connexion.",
    en:
      "This browser cannot keep anything. Your work is on the server only: do not close this page while " +
      "offline.",
  },
  save_newer_here: {
    fr:
      "Ce navigateur garde déjà le travail d’un atelier plus récent. Cette page n’y touche pas. Ce " +
      "que vous écrivez ici est seulement sur le serveur : ne fermez pas cette page hors " +
      "connexion, et appelez la personne qui anime.",
    en:
      "This browser already keeps the work of a newer workshop. This page leaves it alone. What " +
      "you write here is on the server only: do not close this page while offline, and call your " +
      "facilitator.",
  },
  save_other_tab: {
    fr: "L’atelier est ouvert dans un autre onglet. C’est là que votre travail continue.",
    en: "The workshop is open in another tab. Your work goes on there.",
  },
  save_use_this_tab: { fr: "Continuer dans cet onglet", en: "Go on in this tab" },
  save_join_again: { fr: "Continuer ici avec ma carte", en: "Go on here with my card" },

  keeping_open: { fr: "En savoir plus sur l’enregistrement", en: "More about what is saved" },
  keeping_title: { fr: "Où est votre travail ?", en: "Where is your work?" },
  keeping_here: { fr: "Sur cet ordinateur", en: "On this computer" },
  keeping_here_yes: {
    fr: "Chaque lettre est enregistrée ici. Vous pouvez fermer la page ou éteindre l’ordinateur.",
    en: "Every letter is saved here. You can close the page or switch the computer off.",
  },
  keeping_here_no: {
    fr: "Ce navigateur ne peut rien garder. Le fichier de secours, plus bas, peut garder votre travail.",
    en: "This browser cannot keep anything. The rescue file below can keep your work.",
  },
  keeping_here_newer: {
    fr:
      "Ce navigateur garde déjà le travail d’un atelier plus récent, et cette page n’y touche pas. " +
      "Le fichier de secours, plus bas, peut garder ce que vous écrivez ici.",
    en:
      "This browser already keeps the work of a newer workshop, and this page leaves it alone. The " +
      "rescue file below can keep what you write here.",
  },
  keeping_server: { fr: "Sur l’ordinateur de l’atelier", en: "On the workshop’s computer" },
  keeping_server_yes: { fr: "Tout y est.", en: "Everything is there." },
  keeping_server_yes_at: {
    fr: "Tout y est. Dernier envoi à {time}.",
    en: "Everything is there. Last sent at {time}.",
  },
  keeping_server_waiting: {
    fr: "Pas encore tout. Programmes qui attendent : {count}. La page les enverra toute seule, continuez.",
    en: "Not everything yet. Programs that wait: {count}. The page will send them by itself, carry on.",
  },
  keeping_server_refused: {
    fr: "Un programme n’y est pas. Le serveur a répondu : {message}",
    en: "One program is not there. The server answered: {message}",
  },
  keeping_send_now: { fr: "Essayer d’envoyer maintenant", en: "Try to send now" },
  keeping_card: {
    fr:
      "Pour continuer sur un autre ordinateur : choisissez votre animal, puis donnez le code de votre " +
      "carte, {code}.",
    en: "To go on at another computer: choose your animal, then give the code on your card, {code}.",
  },
  rescue_title: { fr: "Le fichier de secours", en: "The rescue file" },
  rescue_lead: {
    fr:
      "Il contient tous vos programmes de l’atelier et leurs versions. Gardez-le sur une clé USB, ou " +
      "reprenez-le ici ou ailleurs : il s’ajoute, il ne remplace rien.",
    en:
      "It holds all your workshop programs and their versions. Keep it on a USB stick, or open it here or " +
      "elsewhere: it adds, it replaces nothing.",
  },
  rescue_save: { fr: "Enregistrer un fichier de secours", en: "Save a rescue file" },
  rescue_open: { fr: "Reprendre un fichier de secours", en: "Open a rescue file" },
  rescue_saved: {
    fr: "Votre fichier de secours est dans les téléchargements : {file}",
    en: "Your rescue file is with the downloads: {file}",
  },
  rescue_taken: {
    fr:
      "C’est repris. Programmes retrouvés : {programs}. Versions ajoutées : {versions}. Rien de ce qui " +
      "était ici n’a été remplacé.",
    en:
      "Done. Programs found again: {programs}. Versions added: {versions}. Nothing that was here has been " +
      "replaced.",
  },
  rescue_nothing_new: {
    fr: "Tout ce que contient ce fichier est déjà ici.",
    en: "Everything in this file is already here.",
  },
  rescue_foreign: {
    fr:
      "Ce fichier n’est pas un fichier de secours de l’atelier. Rien n’a changé ici. Cherchez un fichier " +
      "dont le nom commence par « atelier- ».",
    en:
      "This file is not a rescue file of the workshop. Nothing has changed here. Look for a file whose " +
      "name begins with “atelier-”.",
  },
  rescue_broken: {
    fr:
      "Ce fichier de secours est abîmé : une partie manque. Rien n’a changé ici. Essayez une autre copie, " +
      "ou appelez quelqu’un.",
    en:
      "This rescue file is damaged: a part is missing. Nothing has changed here. Try another copy, or call " +
      "someone.",
  },
  rescue_newer: {
    fr:
      "Ce fichier vient d’un atelier plus récent que celui-ci. Rien n’a changé ici. Demandez une mise à " +
      "jour à la personne qui anime.",
    en:
      "This file comes from a newer workshop than this one. Nothing has changed here. Ask your facilitator " +
      "for an update.",
  },
} as const satisfies Sentences;
