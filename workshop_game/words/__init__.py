"""What a participant types: the vocabulary, in each language."""

from workshop_game.words.actions import namespace as words_of
from workshop_game.words.budget import COUNTER, Budget, compile_counted
from workshop_game.words.names import LANGUAGES, Names, spelled_value, value_id
from workshop_game.words.problems import PROGRAM_FILE, EndlessLoop, ProgramError, WordError
from workshop_game.words.program import Program, problem_in
from workshop_game.words.translate import fill_words, translate_code
from workshop_game.words.vocabulary import VALUES, WORDS, Word

__all__ = [
    "COUNTER",
    "LANGUAGES",
    "PROGRAM_FILE",
    "VALUES",
    "WORDS",
    "Budget",
    "EndlessLoop",
    "Names",
    "Program",
    "ProgramError",
    "Word",
    "WordError",
    "compile_counted",
    "fill_words",
    "problem_in",
    "spelled_value",
    "translate_code",
    "value_id",
    "words_of",
]
