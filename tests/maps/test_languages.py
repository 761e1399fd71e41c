"""The interface in eight languages: whole catalogues, sentences found in sources, conventions of CLDR."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Message

from maps import site_files
from maps.languages import LANGUAGES, Language, language
from maps.languages.extracting import in_python, in_template
from maps.languages.keeping import extracted, faults, faults_of
from maps.measured import said
from maps.text import page
from network import MEASURES, collaboration_graph, measures
from partners import Registry, Text, load_registry
from partners.model import PartialDate

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
SPOKEN = ("ca", "de", "en", "es", "et", "fr", "nl", "sv")


@pytest.fixture(scope="module")
def reader() -> ModuleType:
    """Return the module that reads sentences in TypeScript, which is no package's."""
    spec = importlib.util.spec_from_file_location("sentences", ROOT / "maps" / "browser" / "sentences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["sentences"] = module
    spec.loader.exec_module(module)
    return module


# catalogues ------------------------------------------------------------------------------------


def test_every_catalogue_is_whole() -> None:
    """Nothing is missing, fuzzy, left over or out of date; placeholders and plural forms fit; no markup."""
    assert LANGUAGES == SPOKEN
    assert faults() == []


@pytest.mark.parametrize(
    ("english", "forms", "fault"),
    [
        ("Partners", "", "not translated"),
        ("Part of {programme}", "Teil", "placeholders"),
        ("Partners", "{partners}", "placeholders"),
        ("Partners", "<b>Partner</b>", "markup"),
        ("Partners", "Partner &amp; mehr", "markup"),
        ("Partners", " Partner", "blanks"),
        (("{n} project", "{n} projects"), ("{n} Projekt",), "plural forms"),
        (("{n} project", "{n} projects"), ("{n} Projekt", ""), "not translated"),
        (("{n} of {all}", "{n} of {all}"), ("ein Projekt", "{n} von {all}"), "placeholders"),
    ],
)
def test_a_faulty_translation_is_named(
    english: str | tuple[str, str], forms: str | tuple[str, ...], fault: str
) -> None:
    """Every rule bites."""
    assert any(fault in found for found in faults_of(Message(english, forms), 2))


def test_a_sound_translation_has_no_faults() -> None:
    """One project may go without its number."""
    assert list(faults_of(Message(("{n} project", "{n} projects"), ("ein Projekt", "{n} Projekte")), 2)) == []
    assert list(faults_of(Message("Part of {programme}", "Teil von {programme}"), 2)) == []


def test_the_same_sentences_are_extracted_in_the_same_order() -> None:
    """The template does not depend on anything but the sources."""
    first, again = ([message.id for message in extracted()] for _ in range(2))
    assert first == again
    assert len(first) > 600


# sentences in sources --------------------------------------------------------------------------


def test_sentences_in_python_and_templates() -> None:
    """Calls inside calls, contexts and measures are found; other calls are not."""
    source = 'language.t("a {b}", b=n(2, "one", "many")); t("New", context="projects"); f("no"); t(x)'
    assert sorted(in_python(source)) == [
        (("New",), "projects"), (("a {b}",), ""), (("one", "many"), ""),
    ]  # fmt: skip
    measure = 'Measure(label="L", sentence="S", says="{n} are", one="{n} is", nothing="none", source="X")'
    assert {texts for texts, _ in in_python(measure)} == {("L",), ("S",), ("none",), ("{n} is", "{n} are")}
    found = list(in_template('{{ t("A", x=t("B")) }}{% if c %}{{ n(c, "{n} d", "{n} ds") }}{% endif %}'))
    assert sorted(texts for texts, _ in found) == [("A",), ("B",), ("{n} d", "{n} ds")]


def test_sentences_in_typescript(reader: ModuleType) -> None:
    """Inside templates, spread, joined by plus, in calls of calls; not in comments, and no other call's."""
    source = """
      // t("in a comment")
      const a = t("one (two)", { of: n(list(b)[0].length, "{n} x", "{n} xs", { y: t("inner") }) });
      el("p", {}, ...rich<Child>("How is {partner}?", {}), `${t("in a template")} · ${form(2, "a", "b")}`);
      t("first " + "second", {}); format("no"); thing.t("no"); t(word); n(1, "alone");
    """
    assert [each.texts for each in reader.said(source)] == [
        ("one (two)",), ("{n} x", "{n} xs"), ("inner",), ("How is {partner}?",), ("in a template",),
        ("a", "b"), ("first second",),
    ]  # fmt: skip
    numbers = {each.texts: number for number, each in enumerate(reader.said(source))}
    numbered = reader.numbered(source, numbers)
    assert 'const a = t(0, { of: n(list(b)[0].length, 1, "", { y: t(2) }) });' in numbered
    assert "t(6, {});" in numbered
    assert 't("in a comment")' in numbered


# conventions -----------------------------------------------------------------------------------


def test_numbers_and_lists_are_those_of_the_browser() -> None:
    """What a page says agrees with what the explorer says on it (`Intl`)."""
    from browser_modules import find_node  # noqa: PLC0415 - beside the tests

    values = [0, 1, 1234, 12345, 1234567, 0.83, 1234.5]
    script = (
        "const [tags, values] = JSON.parse(process.argv[1]);"
        "console.log(JSON.stringify(tags.map((tag) => [values.map((v) => new Intl.NumberFormat(tag, "
        "{ maximumFractionDigits: 2 }).format(v)), new Intl.ListFormat(tag).format(['a', 'b', 'c']), "
        "[0, 1, 2, 1.5].map((v) => new Intl.PluralRules(tag).select(v))])))"
    )
    spoken = [language(code) for code in SPOKEN]
    asked = json.dumps([[each.tag for each in spoken], values])
    done = subprocess.run(
        [find_node(), "-e", script, asked], capture_output=True, check=True, encoding="utf-8"
    )
    for each, (numbers, joined, categories) in zip(spoken, json.loads(done.stdout), strict=True):
        assert [each.number(value) for value in values] == numbers, each.code
        assert each.list(["a", "b", "c"]) == joined
        assert [each._locale.plural_form(value) for value in (0, 1, 2, 1.5)] == categories


def test_dates_money_and_countries() -> None:
    """As exact as given, by the conventions of the language."""
    day = PartialDate(2013, 9, 1)
    assert [language(code).date(day) for code in ("en", "fr", "de")] == [
        "1 Sept 2013", "1 sept. 2013", "1. Sept. 2013",
    ]  # fmt: skip
    assert language("sv").date(PartialDate(2018)) == "2018"
    assert language("nl").date(None) == ""
    assert language("en").euro(Decimal("250000.50")) == "€250,000.50"
    assert language("de").euro(Decimal(2313032)) == "2.313.032\N{NO-BREAK SPACE}€"
    assert language("et").country("DE") == "Saksamaa"
    assert language("ca").own_name == "Català"


def test_measures_are_said_in_whole_sentences() -> None:
    """The form follows the number as it is rounded; who has no number is told so."""
    french, degree = language("fr"), MEASURES["degree"]
    assert said(french, degree, 1) == "Partage un projet avec 1 autre partenaire."
    assert said(french, degree, 3) == "Partage un projet avec 3 autres partenaires."
    assert said(language("de"), MEASURES["betweenness"], 0.0001).startswith("Steht zwischen weniger als 0,1")
    assert said(french, MEASURES["constraint"], float("nan")) == "Sans lien, il n’y a rien à mesurer."
    for name, measure in MEASURES.items():
        for value in (0.0, 0.3, 1.0, 2.0, 1234.5):
            assert said(language("en"), measure, value) == measure.of(value), name


# pages -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the registry on paper, with a text in two languages, one in French only and a plain one."""
    found = load_registry(ROOT / "tests" / "golden" / "registry" / "data" / "partners.yaml", place=False)
    ids = list(found.partners)
    texts = [
        Text((("en", "Builds houses."), ("fr", "Bâtit."))),
        Text((("fr", "Seul."),)),
        Text((("", "Plain."),)),
    ]
    changed = {
        key: dataclasses.replace(found.partners[key], description=text, note=None)
        for key, text in zip(ids, texts, strict=False)
    }
    return dataclasses.replace(found, partners={**found.partners, **changed})


@pytest.fixture(scope="module")
def site(registry: Registry) -> dict[str, bytes]:
    """Return its site in English, French and Estonian."""
    return built(registry)


def built(registry: Registry) -> dict[str, bytes]:
    """Return the site of a registry in three languages."""
    graph = collaboration_graph(registry)
    return site_files(registry, graph, measures(graph), languages=["en", "fr", "et"])


def test_every_language_has_every_page(site: dict[str, bytes]) -> None:
    """The first at the root, others in their folders; downloads, script and network data are shared."""
    pages = {path for path in site if path.endswith(".html") and not path.startswith(("fr/", "et/"))}
    for code in ("fr", "et"):
        assert {path.removeprefix(f"{code}/") for path in site if path.startswith(f"{code}/")} == pages
        text = site[f"{code}/partners/elm.html"].decode()
        assert f'<html lang="{code}" dir="ltr">' in text
        assert f'hreflang="{code}" href="../../{code}/partners/elm.html"' in text
        assert 'hreflang="x-default" href="../../partners/elm.html"' in text
        assert 'href="../../data/partners.csv"' not in text
        assert 'href="../data/partners.csv" download' in site[f"{code}/index.html"].decode()
    kinds = [path.rpartition("-")[0] for path in site if path.startswith("assets/")]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "assets/atlas": 2, "assets/basemap": 1, "assets/data": 1, "assets/frame": 1, "assets/embed": 1,
        "assets/builder": 1, "assets/words": 3, "assets/details": 3,
    }  # fmt: skip


def test_texts_fall_back_and_say_so(site: dict[str, bytes], registry: Registry) -> None:
    """The page's language first, else the site's first or the first written, marked by name and attribute."""
    both, french, _ = list(registry.partners)[:3]
    assert 'lang="fr" dir="auto">Bâtit.</span></p>' in site[f"fr/partners/{both}.html"].decode()
    assert (
        'lang="en" dir="auto">Builds houses.</span> <span class="other-language">(keel: inglise)'
        in site[f"et/partners/{both}.html"].decode()
    )
    assert (
        'lang="fr" dir="auto">Seul.</span> <span class="other-language">(in French)'
        in site[f"partners/{french}.html"].decode()
    )


def test_a_plain_text_is_in_the_first_language_of_a_site_that_has_several(registry: Registry) -> None:
    """Nobody has to write ``en:`` everywhere to be told apart on the French pages."""
    several = dataclasses.replace(registry, site=dataclasses.replace(registry.site, languages=("en", "fr")))
    plain = list(registry.partners)[2]
    text = built(several)[f"fr/partners/{plain}.html"].decode()
    assert 'lang="en" dir="auto">Plain.</span> <span class="other-language">(en anglais)' in text


def test_the_same_registry_gives_the_same_bytes(site: dict[str, bytes], registry: Registry) -> None:
    """In every language, whatever the machine's locale."""
    assert built(registry) == site


def test_a_translation_is_text() -> None:
    """A catalogue cannot carry markup, and what is put into a sentence is escaped."""
    messages = {("", "Skip to the content"): ("<b>{x}</b>",), ("", "What’s new"): ("&lt;",)}
    wild = Language("en", "en-GB", messages)
    site = dict.fromkeys(("title", "owner_name", "home", "address", "date", "imprint", "privacy"), "<i>")
    site |= {"has_news": True, "osm": False, "logo": None, "emblem": None, "funding": None}
    news = {"phrases": [], "totals": (), "sections": [], "many": 40}
    text = page(
        "new.html",
        language=wild, languages=(), path="new.html", root="", top="", picture="", site=site, summary="",
        policy="", language_folder="",
        assets={"style": "", "scripts": ()}, pages=True, news=news,
    )  # fmt: skip
    assert "&lt;b&gt;{x}&lt;/b&gt;" in text
    assert "&amp;lt;" in text
    assert "<b>" not in text
    assert "<i>" not in text
