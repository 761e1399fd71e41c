"""Value types: what each text means, or why it means nothing and what to write."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from partners import values
from partners.model import PartialDate, PartnerKind
from partners.values import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

kind = values.choice(PartnerKind)

TAKEN = [
    (values.line, "Škoda & Söhne: 100 % {{ }}", "Škoda & Söhne: 100 % {{ }}"),
    (values.line, "Null", "Null"),
    (values.line, "x" * 500, "x" * 500),
    (values.line, "folded\n", "folded"),
    (values.words, "one\ntwo\n", "one\ntwo"),
    (values.identifier, "pole-media", "pole-media"),
    (values.identifier, "0", "0"),
    (values.identifier, "x" * 64, "x" * 64),
    (values.country, "NO", "NO"),
    (values.country, "XK", "XK"),
    (values.date, "2013", PartialDate(2013)),
    (values.date, "2013-09", PartialDate(2013, 9)),
    (values.date, "2016-02-29", PartialDate(2016, 2, 29)),
    (values.number, "-1.50", Decimal("-1.50")),
    (values.number, "007", Decimal(7)),
    (values.money, "2313032.50", Decimal("2313032.50")),
    (values.latitude, "50.4674", 50.4674),
    (values.latitude, "-90", -90.0),
    (values.longitude, "180", 180.0),
    (values.pic, "053689451", "053689451"),
    (values.ror, "05dxps055", "05dxps055"),
    (values.ror, "https://ror.org/04wxnsj81", "04wxnsj81"),
    (values.wikidata, "Q90", "Q90"),
    (values.vat, "BE0123456749", "BE0123456749"),
    (values.vat, "CHE107787577", "CHE107787577"),
    (values.vat, "NL004495445B01", "NL004495445B01"),
    (values.vat, "ESX5253868R", "ESX5253868R"),
    (values.vat, "LT123456789", "LT123456789"),
    (values.vat, "US12345", "US12345"),
    (values.nuts, "BE352", "BE352"),
    (values.nuts, "EL30", "EL30"),
    (values.url, "https://www.lepole.org", "https://www.lepole.org"),
    (values.url, "http://münchen.example.de:8080/ä?q=a%20b#c", "http://münchen.example.de:8080/ä?q=a%20b#c"),
    (values.url, "https://a.eu?x=javascript:1", "https://a.eu?x=javascript:1"),
    (values.color, "#2B6CB0", "#2b6cb0"),
    (values.language, "pt-BR", "pt-BR"),
    (values.logo, "logos/twist.png", "logos/twist.png"),
    (values.boolean, "true", True),
    (values.boolean, "false", False),
    (kind, "public-authority", PartnerKind.PUBLIC_AUTHORITY),
]

REFUSED = [
    (values.line, "   ", "empty-value", "leave the key out"),
    (values.line, "one\ntwo", "several-lines", "one line"),
    (values.line, "x" * 501, "too-long", "shorten"),
    (values.words, "\n", "empty-value", "write one"),
    (values.words, "x" * 20_001, "too-long", "shorten"),
    (values.identifier, "", "empty-value", "1 to 64"),
    (values.identifier, "x" * 65, "bad-id", "write 1 to 64"),
    (values.identifier, "Pôle Média", "bad-id", "write pole-media"),
    (values.identifier, "a_b", "bad-id", "write a-b"),
    (values.identifier, "../x", "bad-id", "write x"),
    (values.identifier, "tecos\n", "bad-id", "write tecos"),
    (values.identifier, "con", "bad-id", "con-1"),
    (values.identifier, "lpt9", "bad-id", "lpt9-1"),
    (values.identifier, "index", "bad-id", "index-1"),
    (values.identifier, "__proto__", "bad-id", "write proto"),
    (values.country, "NOR", "unknown-country", "write NO"),
    (values.country, "no", "unknown-country", "write NO"),
    (values.country, "Slovenia", "unknown-country", "write SI"),
    (values.country, "Deutschland", "unknown-country", "write DE"),
    (values.country, "Swedn", "unknown-country", "did you mean Sweden? write SE"),
    (values.country, "EL", "unknown-country", "write GR"),
    (values.country, "UK", "unknown-country", "write GB"),
    (values.country, "False", "unknown-country", "two capitals"),
    (values.country, "AN", "unknown-country", "two capitals"),
    (values.country, "FR\n", "unknown-country", "write FR"),
    (values.date, "2021-02-30", "bad-date", "2021-02-28"),
    (values.date, "2013-13", "bad-date", "month 01 to 12"),
    (values.date, "2013-00-10", "bad-date", "month 01 to 12"),
    (values.date, "2013-1", "bad-date", "write 2013-01"),
    (values.date, "25/09/2017", "bad-date", "write 2017-09-25"),
    (values.date, "5/9/2017", "bad-date", "write 2017-09-05 or 2017-05-09: which is the month?"),
    (values.date, "9/25/2017", "bad-date", "write 2017-09-25"),
    (values.date, "25.9.2017", "bad-date", "write 2017-09-25"),
    (values.date, "25-09-2017", "bad-date", "write 2017-09-25"),
    (values.date, "09/2017", "bad-date", "write 2017-09"),
    (values.date, "2017/9", "bad-date", "write 2017-09"),
    (values.date, "25 September 2017", "bad-date", "write 2017-09-25"),
    (values.date, "1er août 2017", "bad-date", "write 2017-08-01"),
    (values.date, "Sept. 2017", "bad-date", "write 2017-09"),
    (values.date, "Sept 5th, 2017", "bad-date", "write 2017-09-05"),
    (values.date, "spring 2017", "bad-date", "write 2013"),
    (values.date, "31/02/2017", "bad-date", "write 2013"),
    (values.date, "01.09.2013", "bad-date", "write 2013-09-01"),
    (values.date, "2013/9/1", "bad-date", "write 2013-09-01"),
    (values.date, "2013-09-01T12:30:00Z", "bad-date", "write 2013-09-01"),
    (values.date, "0213", "bad-date", "1000 to 2999"),
    (values.date, "٢٠١٣", "bad-date", "write 2013"),
    (values.number, "1,5", "bad-number", "write 1.5"),
    (values.number, "2,313,032", "bad-number", "write 2313032"),
    (values.number, "2 313 032", "bad-number", "write 2313032"),
    (values.number, "2.313.032,50", "bad-number", "write 2313032.50"),
    (values.number, "2,313,032.50", "bad-number", "write 2313032.50"),
    (values.number, "€ 1.500", "bad-number", "write 1500"),
    (values.money, "250000 EUR", "bad-number", "write 250000"),
    (values.number, "1e6", "bad-number", "write digits"),
    (values.number, "nan", "bad-number", "write digits"),
    (values.number, "0x10", "bad-number", "write digits"),
    (values.number, "about 100", "bad-number", "write digits"),
    (values.money, "1.124", "bad-number", "write 1124"),
    (values.money, "-5", "bad-number", "write digits"),
    (values.latitude, "nan", "bad-coordinate", "decimal degrees"),
    (values.latitude, "inf", "bad-coordinate", "decimal degrees"),
    (values.latitude, "90.1", "bad-coordinate", "swapped"),
    (values.latitude, "50,4674", "bad-coordinate", "write 50.4674"),
    (values.latitude, "48°51'N", "bad-coordinate", "write 48.8500"),
    (values.longitude, "1° 33' 12.5\" W", "bad-coordinate", "write -1.5535"),
    (values.latitude, "150.2", "bad-coordinate", "swapped"),
    (values.longitude, "-180.5", "bad-coordinate", "decimal degrees"),
    (values.pic, "95368945", "bad-pic", "nine digits"),
    (values.pic, "953 689 451", "bad-pic", '"953689451"'),
    (values.ror, "05dxps056", "bad-ror", "ror.org"),
    (values.ror, "ror.org/05DXPS055", "bad-ror", "05dxps055"),
    (values.ror, "grid.1234.5", "bad-ror", "05dxps055"),
    (values.wikidata, "https://www.wikidata.org/wiki/Q90", "bad-wikidata", "write Q90"),
    (values.wikidata, "Q0", "bad-wikidata", "Q90"),
    (values.vat, "be 0123.456.789", "bad-vat", "write BE0123456789"),
    (values.vat, "none", "bad-vat", "BE0123456749"),
    (values.vat, "BE0123456789", "bad-vat", "digit by digit"),
    (values.vat, "DE12345", "bad-vat", "digit by digit"),
    (values.nuts, "be352", "bad-nuts", "BE352"),
    (values.url, "www.lepole.org", "bad-url", "write https://www.lepole.org"),
    (values.url, "//lepole.org", "bad-url", "write https://lepole.org"),
    (values.url, "javascript:alert(1)", "bad-url", "address of the web"),
    (values.url, "JaVaScRiPt:alert(1)", "bad-url", "address of the web"),
    (values.url, "java\tscript:alert(1)", "bad-url", "%20"),
    (values.url, "data:text/html,x", "bad-url", "address of the web"),
    (values.url, "ftp://a.eu", "bad-url", "address of the web"),
    (values.url, "mailto:someone@a.eu", "bad-url", "not kept"),
    (values.url, "https://user:secret@a.eu", "bad-url", "before @"),
    (values.url, "https://a.eu\\@b.eu", "bad-url", "write /"),
    (values.url, "https://a.eu/two words", "bad-url", "%20"),
    (values.url, "https://a.eu/\u202egnp", "bad-url", "%20"),
    (values.url, "https://", "bad-url", "https://www.example.eu"),
    (values.url, "https://intranet/x", "bad-url", "https://www.example.eu"),
    (values.url, "https:/a.eu", "bad-url", "https://www.example.eu"),
    (values.url, "https://a.eu/" + "x" * 2000, "bad-url", "shorter"),
    (values.color, "2b6cb0", "bad-color", '"#2b6cb0"'),
    (values.color, "red", "bad-color", '"#2b6cb0"'),
    (values.language, "French", "bad-language", "fr"),
    (values.logo, "../../secret.png", "bad-logo", "logos/name.png"),
    (values.logo, "logos/../x.png", "bad-logo", "logos/name.png"),
    (values.logo, "logos/a..png", "bad-logo", "logos/name.png"),
    (values.logo, "/etc/logos/x.png", "bad-logo", "logos/name.png"),
    (values.logo, "logos/x.svg", "bad-logo", "PNG"),
    (values.logo, "https://a.eu/x.png", "bad-logo", "logos/name.png"),
    (values.boolean, "yes", "bad-boolean", "write true"),
    (values.boolean, "False", "bad-boolean", "write false"),
    (values.boolean, "maybe", "bad-boolean", "true or false"),
    (kind, "Cluster", "unknown-choice", "'cluster'"),
    (kind, "universty", "unknown-choice", "did you mean 'education'?"),
]


def _names(cases: list[tuple[object, ...]]) -> list[str]:
    return [f"{getattr(case[0], '__name__', '')} {str(case[1])[:30]!r}" for case in cases]


@pytest.mark.parametrize(("read", "text", "value"), TAKEN, ids=_names(TAKEN))
def test_text_means_this(read: Callable[[str], object], text: str, value: object) -> None:
    """What was typed is what is kept, with the type the schema gives it."""
    assert value == read(text)
    assert type(value) is type(read(text))


@pytest.mark.parametrize(("read", "text", "code", "fix"), REFUSED, ids=_names(REFUSED))
def test_text_is_refused(read: Callable[[str], object], text: str, code: str, fix: str) -> None:
    """A refusal names its code and says what to write."""
    refusal = read(text)
    assert isinstance(refusal, Refusal), refusal
    assert code == str(refusal.code)
    assert fix in refusal.fix
