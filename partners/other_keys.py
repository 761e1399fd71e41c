"""What other languages and systems call the keys of the format, for the fix of an unknown key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partners.suggest import folded

if TYPE_CHECKING:
    from collections.abc import Iterable


def key_meant(key: str, known: Iterable[str]) -> str:
    """Return the fix for a key of another language or system, nothing when it is none."""
    word = folded(key)
    meant = (other for name, others in _OTHER_KEYS.items() if word in others for other in name.split())
    return next((f"write {name}" for name in meant if name in known), "")


# by the key (or keys) of the format; folded: small letters, without accents, blanks for signs
_OTHER_KEYS = {
    "name title": {
        "nom", "naam", "nombre", "nome", "nazwa", "navn", "namn", "label", "titre", "titel", "titulo",
    },
    "title name": {"intitule"},
    "acronym short": {"acronyme", "akronym", "sigle", "abbreviation", "short name", "nom court"},
    "legal_name": {"legalname", "raison sociale", "denomination", "company name", "official name"},
    "kind": {"type", "category", "organisation type", "organization type", "sorte", "art", "tipo"},
    "country": {"pays", "land", "pais", "paese", "kraj", "country code", "code pays", "nation"},
    "city": {"ville", "stadt", "ort", "ciudad", "citta", "town", "place", "miasto", "commune"},
    "postcode": {"zip", "zip code", "zipcode", "cp", "code postal", "postal code", "plz", "post code", "cap"},
    "street": {"address", "adresse", "rue", "strasse", "direccion", "indirizzo"},
    "lat": {"latitude", "y", "breite"},
    "lon": {"longitude", "lng", "long", "x", "lange"},
    "website home": {"url", "web", "homepage", "site web", "www", "link", "site internet", "webseite"},
    "sources": {"source", "sources urls", "reference", "references", "quelle", "quellen", "fuentes", "fonti"},
    "founded start": {"creation", "created", "annee de creation", "since", "depuis", "gegrundet"},
    "start": {"debut", "begin", "start date", "date de debut", "from", "beginn", "inicio", "inizio"},
    "end until": {"fin", "end date", "date de fin", "to", "finish", "ende", "closed", "dissolved"},
    "cost": {"budget", "total cost", "cout", "cout total", "kosten", "coste", "costo"},
    "eu_contribution": {"eu funding", "ec contribution", "eu grant", "contribution ue", "subvention"},
    "programme": {"program", "programm", "programa", "programma", "funding"},
    "programmes": {"programs", "programme", "program", "programas"},
    "partners": {
        "partner", "members", "participants", "partenaires", "organisations", "organizations", "consortium",
    },
    "projects": {"project", "projets", "projekte", "proyectos", "progetti"},
    "partner": {"organisation", "organization", "member", "participant", "partenaire", "id"},
    "color": {"colour", "couleur", "farbe"},
    "topics": {"tags", "themes", "keywords", "mots cles", "topic", "activities", "domaines"},
    "aliases": {"alias", "other names", "also known as", "aka"},
    "description": {"summary", "about", "abstract", "resume", "beschreibung", "descripcion"},
    "note": {"notes", "comment", "remark", "remarque", "bemerkung", "commentaire"},
    "wikidata": {"qid", "wikidata id"},
    "vat": {"tva", "vat number", "numero de tva", "ust id", "nif", "iva"},
    "pic": {"pic code", "pic number"},
    "ror": {"ror id"},
    "logo": {"image", "picture"},
    "grant": {"grant number", "grant agreement", "project number", "numero"},
    "languages": {"language", "langues", "sprachen", "langs"},
    "parent": {"parent programme", "part of"},
    "role": {"role dans le projet", "rolle", "rol", "ruolo"},
    "contribution": {"amount", "montant", "betrag"},
}  # fmt: skip
