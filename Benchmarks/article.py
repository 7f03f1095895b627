"""One article: front matter that Broadsheet and Hugo both read, and about 560 words of Markdown."""

from datetime import datetime, timedelta, timezone

from chance import Chance
from vocabulary import AUTHORS, SECTIONS, TAGS, WORDS

FIRST = datetime(1995, 1, 2, 6, 0, tzinfo=timezone.utc)
# Nine a day, so that 100,000 of them end in 2025: an article of the future would not be built.
APART = timedelta(minutes=160)


class Article:
    """The article of a number. It depends on the seed and the number alone, not on how many there are."""

    def __init__(self, seed, number):
        chance = Chance(seed, number)
        self.number = number
        self.section = chance.skewed(SECTIONS, 1.3)
        self.headline = capitalized(phrase(chance, 6, 9))
        self.slug = "-".join(self.headline.lower().split()[:4] + [str(number)])
        self.published = FIRST + APART * number
        self.authors = some(chance, AUTHORS, 1 if chance.number() < 0.8 else 2, 1.2)
        self.tags = some(chance, TAGS, chance.between(2, 5), 2.0)
        self.standfirst = sentence(chance, 14, 20)

    @property
    def path(self):
        """Where it stands in content/."""
        return f"{self.section}/{self.slug}.md"

    @property
    def address(self):
        return f"/{self.section}/{self.slug}/"

    def markdown(self, seed):
        """The whole source."""
        return "\n".join(self.front_matter()) + "\n\n" + "\n\n".join(self.body(seed)) + "\n"

    def front_matter(self):
        listed = ", ".join
        return [
            "---",
            f"title: {self.headline}",
            f"date: {self.published:%Y-%m-%dT%H:%M:%SZ}",
            f"authors: [{listed(self.authors)}]",
            f"tags: [{listed(self.tags)}]",
            f"description: {self.standfirst}",
            "---",
        ]

    def body(self, seed):
        """Its blocks, in order."""
        chance = Chance(seed, self.number, "body")
        earlier = Article(seed, chance.between(max(0, self.number - 500), max(0, self.number - 1)))
        return [
            paragraph(chance, 4),
            paragraph(chance, 4) + f" Earlier: [{earlier.headline.lower()}]({earlier.address}).",
            f"## {capitalized(phrase(chance, 3, 5))}",
            paragraph(chance, 5),
            "> " + sentence(chance, 16, 22),
            paragraph(chance, 4),
            "\n".join(f"- {capitalized(phrase(chance, 6, 10))}" for _ in range(5)),
            paragraph(chance, 4),
            f"## {capitalized(phrase(chance, 3, 5))}",
            paragraph(chance, 5)
            + f" See [{phrase(chance, 2, 4)}](https://{chance.one_of(WORDS)}.example.org/{chance.one_of(WORDS)}).",
            paragraph(chance, 5),
        ]


def paragraph(chance, sentences):
    """Sentences, one of them with emphasis and at times one with words in bold."""
    found = [sentence(chance, 10, 16) for _ in range(sentences)]
    found[0] += f" {capitalized(phrase(chance, 2, 3))} *{phrase(chance, 2, 3)}* {phrase(chance, 2, 4)}."
    if chance.number() < 0.5:
        found[-1] += f" {capitalized(phrase(chance, 1, 2))} **{phrase(chance, 1, 3)}**."
    return " ".join(found)


def sentence(chance, least, most):
    text = phrase(chance, least, most).split()
    if len(text) > 12:
        text[5] += ","
    return capitalized(" ".join(text)) + "."


def phrase(chance, least, most):
    return " ".join(chance.skewed(WORDS, 2.6) for _ in range(chance.between(least, most)))


def capitalized(text):
    return text[0].upper() + text[1:]


def some(chance, items, count, skew):
    """So many different items."""
    found = {}
    while len(found) < count:
        found.setdefault(chance.skewed(items, skew))
    return list(found)
