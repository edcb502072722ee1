"""The words of this guide's own subject, in both languages: no word of the program may be one, nor any page of another guide."""

from __future__ import annotations

import re

from jalons.writing.folding import fold_letters

_ENGLISH = (
    "apprentices?",
    "apprenticeships?",
    "sponsors?",
    "trades?",
    "tradespersons?",
    "tradespeople",
    "red seals?",
    "log ?books?",
    "exams?",
    "examinations?",
    "journeypersons?",
    "employers?",
    "colleges?",
    "trainers?",
    "trainees?",
    "training",
    "certificates?",
    "certifications?",
    "certifying",
    "diplomas?",
    "compulsory",
    "on the job",
    "at work",
    "in class",
    "in school",
)
_FRENCH = (
    "apprenties?",
    "apprentis?",
    "apprentissages?",
    "parrain(?:age)?s?",
    "marraines?",
    "metiers?",
    "sceaux? rouges?",
    "registres?",
    "examens?",
    "compagn(?:on|e|onne)s?",
    "employeu(?:r|se)s?",
    "colleges?",
    "collegial(?:e|es)?|collegiaux",
    "format(?:eur|rice)s?",
    "formations?",
    "certificats?",
    "certifications?",
    "accreditations?",
    "diplomes?",
    "au travail",
    "en milieu de travail",
    "en classe",
)
_NAMES = ("sto", "mso", "skilled trades", "metiers specialises", "ontarien(?:ne)?s?", "ontario")
_ANY = re.compile(rf"\b(?:{'|'.join((*_NAMES, *_ENGLISH, *_FRENCH))})\b")


def domain_words(text: str) -> list[str]:
    """The words of apprenticeship in Ontario that a text holds, without accents and capitals, in order.

    Identifiers are read too: hyphens and underscores stand between words, as spaces do.
    """
    return _ANY.findall(fold_letters(text, " "))
