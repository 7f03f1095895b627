import Newsroom

/// A base, a partial and an article's page, with about 45 tags between them.
enum ArticleTheme {
    static let sources = [
        SourceText(file: "templates/base.html", text: base),
        SourceText(file: "templates/byline.html", text: byline),
        SourceText(file: "templates/article.html", text: article),
    ]

    private static let base = """
        <!doctype html>
        <html lang="{{ site.language }}">
        <head>
        <meta charset="utf-8">
        <title>{% block title %}{{ site.title }}{% endblock %}</title>
        {% block head %}{% endblock %}
        </head>
        <body>
        <header><a href="{{ site.home }}">{{ site.title }}</a>
        <nav>{% for section in site.sections %}<a href="{{ section.url }}">{{ section.title }}</a>{% endfor %}</nav>
        </header>
        <main>{% block main %}{% endblock %}</main>
        <footer>{{ site.title }}</footer>
        </body>
        </html>
        """

    private static let byline = """
        <p class="byline">{% for author in article.authors %}{% if not loop.first %}\
        {{ " and " if loop.last else ", " }}{% endif %}<span>{{ author.name }}</span>{% endfor %}</p>
        """

    private static let article = """
        {% extends "base.html" %}
        {% block title %}{{ article.title }} – {{ super() }}{% endblock %}
        {% block head %}<meta name="description" content="{{ article.standfirst }}">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": {{ article.title }}, \
        "datePublished": {{ article.published }}}</script>{% endblock %}
        {% block main %}<article>
        {% if article.kicker %}<p class="kicker">{{ article.kicker }}</p>{% endif %}
        <h1><a href="{{ article.url }}">{{ article.title }}</a></h1>
        {% if article.standfirst %}<p class="standfirst">{{ article.standfirst }}</p>{% endif %}
        {% include "byline.html" %}
        <time datetime="{{ article.published | iso8601 }}">{{ article.published | date("d MMMM yyyy, HH:mm") }}</time>
        {% if article.updated %}<time datetime="{{ article.updated | iso8601 }}">{{ article.updated | \
        date("d MMM, HH:mm") }}</time>{% endif %}
        {% if article.section %}<a href="{{ article.section.url }}">{{ article.section.title }}</a>{% endif %}
        <p>{{ article.word_count }} words</p>
        {{ article.body }}
        {% if article.tags %}<ul>{% for tag in article.tags %}<li>{{ tag | upper }}</li>{% endfor %}</ul>{% endif %}
        </article>{% endblock %}
        """
}
