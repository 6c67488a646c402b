"""The hosts to whom the texts are written."""

from __future__ import annotations

from dataclasses import replace

from bot.coach.note import Note

_UNWRITTEN = Note(why="", learn="")
HOST = replace(
    _UNWRITTEN,
    role="Data scientist",
    organisation="Tidewell Water",
    sector="Water",
    topics=("flood forecasting", "data science", "darogan llifogydd", "gwyddor data"),
    about="I studied physics in Leeds, and moved from teaching maths to modelling rivers.",
    region="South Wales",
    studied_at="Physics, University of Leeds",
    languages=("English", "Cymraeg"),
)
HOSTS = {
    "": HOST,
    "translator": replace(
        _UNWRITTEN,
        role="Translator",
        organisation="Gwasg Merddwr",
        sector="Publishing",
        topics=("subtitles", "legal translation"),
        about="French at Aberystwyth, then a court interpreter for six years.",
        region="Mid Wales",
        studied_at="French, Aberystwyth University",
        languages=("Cymraeg", "English", "Français"),
    ),
    "nurse": replace(
        _UNWRITTEN,
        role="Community nurse",
        organisation="Hafren Health Board",
        sector="Health",
        topics=("wound care", "rural nursing"),
        about="A nurse since 2009. Before that I drove a mobile library.",
        region="Powys",
        languages=("English",),
    ),
    "engineer": replace(
        _UNWRITTEN,
        role="Software engineer",
        organisation="Pensaer",
        sector="Software",
        topics=("accessibility", "Rust"),
        about="I taught myself to program, and was a chef for ten years.",
        region="Cardiff",
        languages=("English", "Polski"),
    ),
    "solicitor": replace(
        _UNWRITTEN,
        role="Solicitor",
        organisation="Pryce Morgan LLP",
        sector="Law",
        topics=("housing law", "legal aid"),
        about="",
        studied_at="Law, Swansea University",
        languages=("English", "Cymraeg"),
    ),
    "head": replace(
        _UNWRITTEN,
        role="Pennaeth",
        organisation="Ysgol Gymraeg Bryn Cadno",
        sector="Addysg",
        topics=("addysg Gymraeg", "arwain ysgol"),
        about="Astudiais hanes ym Mangor, ac mi fûm i’n newyddiadurwr cyn mynd yn athro.",
        region="Gogledd Cymru",
        studied_at="Hanes, Prifysgol Bangor",
        languages=("Cymraeg", "English"),
    ),
    "baker": replace(
        _UNWRITTEN,
        role="Baker",
        organisation="Self-employed",
        sector="Food",
        topics=("sourdough",),
        about="",
        region="Pembrokeshire",
        languages=("English",),
    ),
    "curator": replace(
        _UNWRITTEN,
        role="Curator of industry",
        organisation="The Merddwr Museum of Slate and Steel",
        sector="Museums",
        topics=("oral history", "collections"),
        about="",
        languages=("English", "Cymraeg"),
    ),
}
"""Whom they write to, by the name after `@`."""
