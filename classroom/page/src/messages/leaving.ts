/** Leaving with one's game, and the certificate. */
import type { Sentences } from "./sentences";

export const leaving = {
  take_open: { fr: "Partir avec mon jeu", en: "Take my game home" },
  take_invite: {
    fr: "Votre jeu part avec vous, prêt à jouer.",
    en: "Your game goes home with you, ready to play.",
  },
  take_title: { fr: "Partir avec votre jeu", en: "Take your game home" },
  take_lead: {
    fr:
      "Les fichiers se font ici, dans votre navigateur. Mettez-les sur une clé, ou envoyez-les par " +
      "courriel.",
    en: "The files are made here, in your browser. Put them on a memory stick, or send them by email.",
  },
  take_which: { fr: "Quel programme ?", en: "Which program?" },
  take_name: {
    fr: "Votre nom, comme vous voulez le voir écrit",
    en: "Your name, as you want to see it written",
  },
  take_name_help: {
    fr: "Il va dans vos fichiers, et nulle part ailleurs. Vous pouvez le laisser vide.",
    en: "It goes into your files, and nowhere else. You may leave it empty.",
  },
  take_game_title: { fr: "Le titre de votre jeu", en: "The title of your game" },
  take_default_title: { fr: "L’effet d’avalanche", en: "The avalanche effect" },
  take_html: { fr: "Le jeu", en: "The game" },
  take_html_get: { fr: "Enregistrer le jeu", en: "Save the game" },
  take_html_help: {
    fr: "Un seul fichier. Un double-clic, et il se joue dans un navigateur, sans Internet.",
    en: "A single file. Double-click it, and it plays in a browser, without Internet.",
  },
  take_python: { fr: "Le programme Python", en: "The Python program" },
  take_python_get: { fr: "Enregistrer le programme", en: "Save the program" },
  take_python_help: {
    fr: "Votre texte, prêt pour Python et pygame-ce, avec son mode d’emploi.",
    en: "Your text, ready for Python and pygame-ce, with how to use it.",
  },
  take_certificate: { fr: "L’attestation", en: "The certificate" },
  take_certificate_get: { fr: "Enregistrer l’attestation", en: "Save the certificate" },
  take_certificate_help: {
    fr: "Une page à imprimer, à votre nom : vous avez participé. Aucun score n’y figure.",
    en: "A page to print, in your name: you took part. No score is on it.",
  },
  take_certificate_name: {
    fr: "Écrivez d’abord votre nom : l’attestation est à ce nom.",
    en: "Write your name first: the certificate bears it.",
  },
  take_with_run: {
    fr: "Votre dernière partie part avec : on pourra la revoir.",
    en: "Your last game goes along: it can be watched again.",
  },
  take_without_run: {
    fr: "Lancez votre programme et jouez un peu : on pourra revoir cette partie.",
    en: "Run your program and play a little: that game can be watched again.",
  },
  take_making: {
    fr: "Préparation de votre fichier… {done} sur {total}",
    en: "Making your file… {done} of {total}",
  },
  take_made: {
    fr: "C’est fait : {file}, {size}. Votre navigateur l’a enregistré.",
    en: "Done: {file}, {size}. Your browser has saved it.",
  },
  take_failed: {
    fr:
      "Le fichier n’a pas pu être préparé : l’ordinateur de l’atelier ne répond pas. Votre jeu est gardé. " +
      "Réessayez, ou appelez quelqu’un.",
    en:
      "The file could not be made: the workshop’s computer does not answer. Your game is kept. Try again, " +
      "or call someone.",
  },
  take_readme: {
    fr:
      "{title}\n\n" +
      "Ce dossier contient un jeu écrit en Python pendant un atelier découverte.\n\n" +
      "Pour y jouer sur un ordinateur :\n" +
      "1. Sortir tout le dossier du fichier zip.\n" +
      "2. Installer Python, version 3.11 ou plus.\n" +
      "3. Dans un terminal, taper :\n" +
      "     Windows :      py -m pip install pygame-ce\n" +
      "     Linux, macOS : python3 -m pip install pygame-ce\n" +
      "4. Dans ce dossier, taper :\n" +
      "     Windows :      py jouer.py (ou un double clic sur jouer.py)\n" +
      "     Linux, macOS : python3 jouer.py\n\n" +
      "Si pip répond « externally-managed-environment », taper dans ce dossier, à la place de 3 et 4 :\n" +
      "     python3 -m venv python\n" +
      "     python/bin/python -m pip install pygame-ce\n" +
      "     python/bin/python jouer.py\n\n" +
      "Dans la fenêtre : P met en pause, N avance d’un instant, Échap ferme.\n" +
      "mon_jeu.py est le programme : il s’ouvre avec un éditeur de texte, et il se change.\n" +
      "jouer.py l’ouvre, et dit en français ce qui l’arrête.\n" +
      "Le dossier workshop_game contient les mots du jeu (decor, heros, touche...).\n" +
      "Le dossier licences dit ce que l’on peut en faire : tout garder, donner, changer.\n",
    en:
      "{title}\n\n" +
      "This folder holds a game written in Python during a discovery workshop.\n\n" +
      "To play it on a computer:\n" +
      "1. Take the whole folder out of the zip file.\n" +
      "2. Install Python, version 3.11 or later.\n" +
      "3. In a terminal, type:\n" +
      "     Windows:      py -m pip install pygame-ce\n" +
      "     Linux, macOS: python3 -m pip install pygame-ce\n" +
      "4. In this folder, type:\n" +
      "     Windows:      py play.py (or double-click play.py)\n" +
      "     Linux, macOS: python3 play.py\n\n" +
      "If pip answers “externally-managed-environment”, type in this folder, instead of 3 and 4:\n" +
      "     python3 -m venv python\n" +
      "     python/bin/python -m pip install pygame-ce\n" +
      "     python/bin/python play.py\n\n" +
      "In the window: P pauses, N goes on by one tick, Escape closes.\n" +
      "my_game.py is the program: it opens in a text editor, and it can be changed.\n" +
      "play.py opens it, and says in English what stops it.\n" +
      "The folder workshop_game holds the words of the game (background, hero, key...).\n" +
      "The folder licences says what may be done with it: keep it, give it, change it.\n",
  },
  take_html_file: { fr: "mon-jeu.html", en: "my-game.html" },
  take_python_file: { fr: "mon-jeu.zip", en: "my-game.zip" },
  take_certificate_file: { fr: "attestation.pdf", en: "certificate.pdf" },
} as const satisfies Sentences;
