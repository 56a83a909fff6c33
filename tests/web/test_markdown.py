"""The handbook's small Markdown gives safe HTML and nothing else."""

import pytest

from utblick.web.markdown import html_of, title_of


@pytest.mark.parametrize(
    "text, html",
    [
        ("# Rubrik", "<h1>Rubrik</h1>"),
        ("## Rubrik\nText", "<h2>Rubrik</h2>\n<p>Text</p>"),
        ("En rad\noch en till", "<p>En rad och en till</p>"),
        ("- ett\n- två\n  fortsätter", "<ul><li>ett</li><li>två fortsätter</li></ul>"),
        ("1. ett\n2. två", "<ol><li>ett</li><li>två</li></ol>"),
        ("**stark** *betonad* `kod`", "<p><strong>stark</strong> <em>betonad</em> <code>kod</code></p>"),
        (
            "Så här:\n\n```toml\na = 1\n\n[[b]]\n```\nSlut",
            "<p>Så här:</p>\n<pre><code>a = 1\n\n[[b]]\n</code></pre>\n<p>Slut</p>",
        ),
        (
            '![En "bild"](bilder/anslag.png)',
            '<p><img class="picture" src="/handbok/bilder/anslag.png" alt="En &quot;bild&quot;"></p>',
        ),
        ("[hit](/sok/)", '<p><a href="/sok/">hit</a></p>'),
        ("[ut](https://www.digg.se/)", '<p><a href="https://www.digg.se/">ut</a></p>'),
    ],
)
def test_what_it_knows(text, html):
    assert html_of(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](//elsewhere.example/)",
        "[x](http://elsewhere.example/)",
        '[x](/a"onclick="alert(1))',
        "# <b>x</b>",
        "- <img src=x onerror=y>",
        "`<i>`",
        "**<b>**",
        "```\n<script>\n```",
        "```\n<b>",
    ],
)
def test_nothing_of_the_text_becomes_markup(text):
    html = html_of(text)
    for mark in ("<script", "<img", "<b>", "<i>", 'href="javascript', 'href="//', 'href="http:', '"onclick'):
        assert mark not in html


def test_the_title_is_the_first_heading():
    assert title_of("\n# Kom igång\n\nText") == "Kom igång"
    assert title_of("Text") == ""
