"""The made-up words, names, tags and sections that every article is put together from."""

from chance import Chance

SECTIONS = ["world", "politics", "business", "science", "culture", "sport", "opinion"]

STARTS = "b br c ch d dr f fl g gr h j k l m n p pl qu r s sh sl st t tr v w".split()
VOWELS = "a e i o u ai ea ie oo ou".split()
ENDS = ["", "", "", "n", "r", "l", "s", "t", "nd", "rk", "m"]


def words(count, syllables, name):
    """So many different words, short ones first."""
    chance = Chance("words", name)
    found = {}
    while len(found) < count:
        parts = chance.one_of(syllables)
        word = "".join(chance.one_of(STARTS) + chance.one_of(VOWELS) + chance.one_of(ENDS) for _ in range(parts))
        found.setdefault(word)
    return sorted(found, key=lambda word: (len(word), word))


WORDS = words(3000, [1, 2, 2, 3], "text")
AUTHORS = [
    f"{first.capitalize()} {last.capitalize()}"
    for first, last in zip(words(200, [1, 2], "first names"), words(200, [2, 3], "last names"))
]
TAGS = words(260, [2, 3], "tags") + [f"{one} {two}" for one, two in zip(words(40, [1], "one"), words(40, [2], "two"))]
