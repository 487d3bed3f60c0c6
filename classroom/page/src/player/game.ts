/** What a game takes along when it leaves: everything the player shows, and nothing else about the person. */
import type { Language } from "../api";

export interface TakenCard {
  question: string;
  title: string;
  card: string;
  text: string;
}

export interface TakenGame {
  title: string;
  /** As the person wrote it for this file; empty when they did not. */
  name: string;
  /** The language of the program's words; the player's own can be changed. */
  language: Language;
  source: string;
  cards: TakenCard[];
  /** A run to watch again: seed and inputs, as workshop_game.core.recording writes them. */
  recording: string | null;
  made: string;
  versions: { python: string; pygame: string; kit: string };
}
