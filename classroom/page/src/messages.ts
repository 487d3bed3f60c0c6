/** Every sentence of the page, both languages side by side. Slots are {named}. Tests hold it complete. */
import { language } from "./state";

export const messages = {
  // The frame
  app: { fr: "Atelier découverte", en: "Discovery workshop" },
  loading_page: { fr: "Ouverture de l’atelier…", en: "Opening the workshop…" },
  language_label: { fr: "Langue", en: "Language" },
  skip_to_code: { fr: "Aller au programme", en: "Go to the program" },
  close: { fr: "Fermer", en: "Close" },
  cancel: { fr: "Annuler", en: "Cancel" },
  try_again: { fr: "Réessayer", en: "Try again" },
  server_first: {
    fr: "L’ordinateur de l’atelier ne répond pas encore. La page réessaie toute seule. Si cela dure, dites-le à la personne qui anime.",
    en: "The workshop’s computer does not answer yet. The page keeps trying by itself. If it goes on, tell your facilitator.",
  },

  // Joining
  join_title: { fr: "Bienvenue !", en: "Welcome!" },
  join_lead: {
    fr: "Aujourd’hui, vous allez écrire un jeu qui fonctionne pour de vrai. Aucune connaissance n’est demandée. Vous pouvez tout essayer : rien ne casse.",
    en: "Today you will write a game that really works. You need no experience. You can try anything: nothing breaks.",
  },
  join_code: { fr: "Le code de la salle", en: "The room’s code" },
  join_code_help: { fr: "Il est écrit au tableau.", en: "It is written on the board." },
  join_animal: { fr: "Quel animal est sur votre carte ?", en: "Which animal is on your card?" },
  join_animal_help: {
    fr: "L’animal remplace votre nom : ici, personne n’a besoin de le donner.",
    en: "The animal stands for your name: nobody has to give theirs here.",
  },
  join_taken: { fr: "déjà à une place", en: "already at a seat" },
  join_card_code: { fr: "Le code écrit sur votre carte", en: "The code written on your card" },
  join_card_code_help: {
    fr: "{animal} a déjà une place. Avec les 4 chiffres de votre carte, vous la reprenez ici, avec tout votre travail.",
    en: "{animal} already has a seat. With the 4 digits on your card you take it over here, with all your work.",
  },
  join_go: { fr: "Entrer dans l’atelier", en: "Enter the workshop" },
  join_take_over: { fr: "Reprendre ma place ici", en: "Take over my seat here" },
  join_choose_animal: { fr: "Choisissez d’abord votre animal.", en: "Choose your animal first." },
  join_write_code: { fr: "Écrivez le code de la salle.", en: "Type the room’s code." },
  join_write_card_code: { fr: "Écrivez les 4 chiffres de votre carte.", en: "Type the 4 digits on your card." },
  join_again: {
    fr: "Votre animal a été repris sur un autre ordinateur. Votre travail d’ici est gardé. Pour continuer ici, donnez le code de votre carte.",
    en: "Your animal moved to another computer. Your work here is kept. To go on here, give the code on your card.",
  },
  card_title: { fr: "Votre place est prête", en: "Your seat is ready" },
  card_write: { fr: "Écrivez ce code sur votre carte :", en: "Write this code on your card:" },
  card_why: {
    fr: "Si cet ordinateur s’arrête, ce code vous rend votre place et votre travail sur un autre.",
    en: "If this computer stops, this code gives you your seat and your work back on another one.",
  },
  card_done: { fr: "C’est écrit, je commence", en: "It is written, let’s start" },
  your_animal: { fr: "Votre animal : {animal}", en: "Your animal: {animal}" },

  // What is saved where
  save_saved: { fr: "Enregistré ici et sur le serveur", en: "Saved here and on the server" },
  save_waiting: { fr: "Enregistré ici, envoi en cours…", en: "Saved here, sending…" },
  save_away: {
    fr: "Enregistré ici. Le serveur ne répond pas : continuez, l’envoi reprendra tout seul.",
    en: "Saved here. The server does not answer: carry on, sending will resume by itself.",
  },
  save_taken_over: {
    fr: "Votre animal est maintenant sur un autre ordinateur. Ici, votre travail est gardé mais n’est plus envoyé.",
    en: "Your animal is now on another computer. Here your work is kept but no longer sent.",
  },
  save_unknown_seat: {
    fr: "Le serveur ne connaît plus cette place. Votre travail est gardé ici. Entrez de nouveau dans l’atelier.",
    en: "The server no longer knows this seat. Your work is kept here. Please join again.",
  },
  save_refused: { fr: "Enregistré ici. Le serveur a répondu : {message}", en: "Saved here. The server answered: {message}" },
  save_not_here: {
    fr: "Ce navigateur ne peut rien garder. Votre travail est seulement sur le serveur : ne fermez pas cette page hors connexion.",
    en: "This browser cannot keep anything. Your work is on the server only: do not close this page while offline.",
  },
  save_other_tab: {
    fr: "L’atelier est ouvert dans un autre onglet. C’est là que votre travail continue.",
    en: "The workshop is open in another tab. Your work goes on there.",
  },
  save_use_this_tab: { fr: "Continuer dans cet onglet", en: "Go on in this tab" },
  save_join_again: { fr: "Continuer ici avec ma carte", en: "Go on here with my card" },

  // Help
  help_ask: { fr: "J’ai besoin d’aide", en: "I need help" },
  help_asked: { fr: "Aide demandée", en: "Help requested" },
  help_position: { fr: "Quelqu’un vient. Avant vous : {before}", en: "Someone is coming. Before you: {before}" },
  help_next: { fr: "Quelqu’un vient : c’est votre tour", en: "Someone is coming: you are next" },
  help_coming: { fr: "Quelqu’un arrive vers vous.", en: "Someone is on the way to you." },
  help_was_hint: { fr: "Aide reçue : un indice", en: "Help received: a hint" },
  help_was_explained: { fr: "Aide reçue : une explication", en: "Help received: an explanation" },
  help_was_shown: { fr: "Aide reçue : une démonstration", en: "Help received: a demonstration" },
  help_was_typed: { fr: "Aide reçue : quelqu’un a écrit avec vous", en: "Help received: someone typed with you" },
  help_withdraw: { fr: "Annuler la demande", en: "Withdraw" },
  help_away: {
    fr: "La demande n’est pas partie : le serveur ne répond pas. Levez la main.",
    en: "The request did not leave: the server does not answer. Please raise your hand.",
  },

  // The storyboard
  story_open: { fr: "Notre scénario", en: "Our story" },
  story_first: { fr: "À plusieurs, choisissez d’abord les cartes de votre histoire.", en: "As a group, first choose the cards of your story." },
  story_title: { fr: "Le scénario de votre groupe", en: "Your group’s story" },
  story_lead: {
    fr: "Lisez les cartes à voix haute. Choisissez-en une par question. Elles changent le décor, les personnages et la fin de votre jeu.",
    en: "Read the cards aloud. Choose one for each question. They change the scenery, the characters and the end of your game.",
  },
  story_kept: {
    fr: "Vous pourrez changer d’avis. Vos programmes déjà écrits restent comme ils sont.",
    en: "You can change your mind later. The programs you have written stay as they are.",
  },
  story_go: { fr: "C’est notre histoire", en: "This is our story" },

  // Steps
  steps_open: { fr: "Toutes les étapes", en: "All the steps" },
  steps_where: { fr: "Étape {n} sur {total}", en: "Step {n} of {total}" },
  steps_previous: { fr: "Étape d’avant", en: "Previous step" },
  steps_next: { fr: "Étape suivante", en: "Next step" },
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
  hint_show: { fr: "Un indice ?", en: "A hint?" },
  hint_more: { fr: "Encore un indice", en: "One more hint" },
  hint_n: { fr: "Indice {n}", en: "Hint {n}" },
  solution_show: { fr: "Voir une solution", en: "See a solution" },
  solution: { fr: "Une solution (il y en a d’autres)", en: "One solution (there are others)" },

  // The bench
  run: { fr: "Lancer", en: "Run" },
  run_again: { fr: "Relancer", en: "Run again" },
  stop: { fr: "Arrêter", en: "Stop" },
  check: { fr: "Vérifier", en: "Check" },
  checking: { fr: "Vérification…", en: "Checking…" },
  key_run: { fr: "Ctrl+Entrée", en: "Ctrl+Enter" },
  key_stop: { fr: "Échap", en: "Esc" },
  key_check: { fr: "Ctrl+Maj+Entrée", en: "Ctrl+Shift+Enter" },
  preparing: { fr: "Python se prépare… {percent} %", en: "Python is getting ready… {percent}%" },
  preparing_queued: {
    fr: "Python se prépare… {percent} %. Votre programme partira dès que possible.",
    en: "Python is getting ready… {percent}%. Your program will start as soon as it can.",
  },
  python_broken: {
    fr: "Python n’a pas pu se charger. Votre travail est gardé. Réessayez, ou appelez quelqu’un.",
    en: "Python could not load. Your work is kept. Try again, or call someone.",
  },
  game: { fr: "Le jeu", en: "The game" },
  game_help: {
    fr: "Cliquez dans le jeu pour jouer avec le clavier. Échap arrête le jeu et ramène au programme.",
    en: "Click in the game to play with the keyboard. Escape stops the game and goes back to the program.",
  },
  game_empty: { fr: "Lancez votre programme : il apparaîtra ici.", en: "Run your program: it will appear here." },
  game_keys_here: { fr: "Le clavier joue", en: "The keyboard plays" },
  game_click: { fr: "Cliquez ici pour jouer au clavier", en: "Click here to play with the keyboard" },
  sound: { fr: "Son du jeu", en: "Sound of the game" },
  sound_on: { fr: "Le son est mis", en: "The sound is on" },
  sound_off: { fr: "Le son est coupé", en: "The sound is off" },
  pause: { fr: "Pause", en: "Pause" },
  resume: { fr: "Reprendre", en: "Resume" },
  paused: { fr: "En pause. Reprendre, ou avancer d’un instant à la fois.", en: "Paused. Resume, or go forward one tick at a time." },
  one_tick: { fr: "Un instant", en: "One tick" },
  one_tick_help: { fr: "Avancer d’un seul instant", en: "Go forward by a single tick" },
  silent_loop: {
    fr: "Votre programme tourne sans s’arrêter, peut-être une boucle sans fin. Rien n’est perdu : cliquez sur Arrêter.",
    en: "Your program is running without a stop, maybe an endless loop. Nothing is lost: press Stop.",
  },
  code: { fr: "Votre programme", en: "Your program" },
  editor_help: {
    fr: "Tab décale la ligne. Pour sortir de l’éditeur avec le clavier : Échap, puis Tab.",
    en: "Tab indents the line. To leave the editor with the keyboard: Escape, then Tab.",
  },
  order_up: { fr: "Monter la ligne", en: "Move the line up" },
  order_down: { fr: "Descendre la ligne", en: "Move the line down" },
  order_help: {
    fr: "Cliquez sur une ligne, puis déplacez-la. Au clavier : Alt+↑ et Alt+↓.",
    en: "Click on a line, then move it. With the keyboard: Alt+↑ and Alt+↓.",
  },
  symbols: { fr: "Signes", en: "Symbols" },
  symbol_insert: { fr: "Insérer {name}", en: "Insert {name}" },
  text_smaller: { fr: "Code plus petit", en: "Smaller code" },
  text_larger: { fr: "Code plus grand", en: "Larger code" },
  undo: { fr: "Annuler la dernière frappe", en: "Undo" },
  redo: { fr: "Rétablir", en: "Redo" },
  versions: { fr: "Versions", en: "Versions" },
  versions_title: { fr: "Vos versions de ce programme", en: "Your versions of this program" },
  versions_lead: {
    fr: "La page garde une version à chaque essai. Reprendre une version n’efface rien.",
    en: "The page keeps a version at each run. Going back to a version erases nothing.",
  },
  versions_none: { fr: "Lancez votre programme : une première version sera gardée.", en: "Run your program: a first version will be kept." },
  version_take: { fr: "Reprendre cette version", en: "Go back to this version" },
  version_start: { fr: "Le départ de l’étape", en: "The start of the step" },
  version_run: { fr: "Lancée à {time}", en: "Run at {time}" },
  version_passed: { fr: "Réussie à {time}", en: "Passed at {time}" },
  version_replaced: { fr: "Mise de côté à {time}", en: "Set aside at {time}" },
  other_words: {
    fr: "Ce programme a commencé avec les mots anglais. Ils ne fonctionnent pas ici. Le bouton Versions redonne le départ de l’étape en français.",
    en: "This program was begun with the French words. They do not work here. The Versions button gives the start of the step in English.",
  },

  // Results
  result: { fr: "Résultat", en: "Result" },
  result_none: { fr: "Ce que dit la vérification s’affichera ici.", en: "What the check says will show here." },
  passed: { fr: "Réussi", en: "Passed" },
  not_yet: { fr: "Pas encore", en: "Not yet" },
  status_passed: { fr: "Réussi", en: "Passed" },
  status_failed: { fr: "Pas encore", en: "Not yet" },
  status_waiting: { fr: "Viendra après", en: "Comes next" },
  praise: { fr: "Bravo, c’est réussi !", en: "Well done, it works!" },
  error_line: { fr: "Ligne {line}", en: "Line {line}" },
  error_line_mark: { fr: "L’erreur est ici", en: "The error is here" },
  error_try: { fr: "À essayer", en: "Try this" },
  error_details: { fr: "L’explication complète", en: "The full explanation" },
  error_kept: { fr: "Une erreur, c’est une information : rien n’est perdu.", en: "An error is information: nothing is lost." },
  check_too_long: {
    fr: "La vérification a duré plus de 10 secondes : elle est arrêtée. Une boucle du programme ne finit peut-être jamais. Votre travail est là, intact.",
    en: "The check took more than 10 seconds: it was stopped. Maybe a loop in the program never ends. Your work is still here.",
  },
  failed_inside: {
    fr: "La page a eu un problème, pas votre programme. Il est gardé. Relancez-le ; si cela recommence, appelez quelqu’un.",
    en: "The page had a problem, not your program. It is kept. Run it again; if it happens again, call someone.",
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

  // Aptitude
  aptitude: { fr: "Exercices individuels", en: "Individual exercises" },
  aptitude_open: { fr: "Voir les exercices individuels", en: "See the individual exercises" },
  aptitude_enter_title: { fr: "Les exercices individuels", en: "The individual exercises" },
  aptitude_enter_1: {
    fr: "Vous allez passer dans une autre partie, séparée de l’atelier.",
    en: "You are about to enter another part, separate from the workshop.",
  },
  aptitude_enter_2: {
    fr: "Ces exercices se font sans votre binôme. Prenez votre temps. Vous pouvez les faire dans l’ordre que vous voulez, et en laisser.",
    en: "These exercises are done without your partner. Take your time. Do them in any order you like, and leave some if you wish.",
  },
  aptitude_enter_3: {
    fr: "Le jury lira ce que vous remettez, sous un numéro et non sous votre nom. Rien de ce que vous avez fait pendant l’atelier n’y figure.",
    en: "The jury will read what you hand in, under a number and not your name. Nothing you did during the workshop is in it.",
  },
  aptitude_enter_4: {
    fr: "Vous pouvez demander de l’aide. Elle sera indiquée, et demander n’est pas un défaut.",
    en: "You may ask for help. It will be recorded, and asking is not a weakness.",
  },
  aptitude_enter_go: { fr: "Je commence les exercices", en: "Start the exercises" },
  aptitude_back: { fr: "Retour à l’atelier", en: "Back to the workshop" },
  aptitude_number: { fr: "Votre numéro : {number}", en: "Your number: {number}" },
  aptitude_lead: {
    fr: "Choisissez un exercice. Vous pouvez y revenir et le remettre plusieurs fois : la dernière remise compte.",
    en: "Choose an exercise. You can come back to it and hand it in several times: the last one counts.",
  },
  aptitude_list: { fr: "La liste des exercices", en: "The list of exercises" },
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
  item_given: { fr: "Ce code est déjà là. Il ne se modifie pas.", en: "This code is already there. It cannot be changed." },
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
  hand_in_receipt: { fr: "Votre reçu, à noter si vous le souhaitez :", en: "Your receipt, to write down if you wish:" },
  hand_in_away: {
    fr: "Le serveur ne répond pas : l’exercice n’est pas encore remis. Il est gardé ici. Réessayez dans un moment, ou appelez quelqu’un.",
    en: "The server does not answer: the exercise is not handed in yet. It is kept here. Try again in a moment, or call someone.",
  },
  changed_since: { fr: "Modifié depuis la remise", en: "Changed since you handed it in" },
} as const;

export type MessageId = keyof typeof messages;

/** The sentence in the page's language, its slots filled. */
export function t(id: MessageId, slots: Record<string, string | number> = {}): string {
  return messages[id][language.value].replace(/\{(\w+)\}/g, (_, slot: string) => String(slots[slot] ?? ""));
}
