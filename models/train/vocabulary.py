"""Builds redact/detect/scene/data/terms/diagnosis.txt.gz; run by hand, never by the library.

    pip install simple-icd-10-cm==1.5.0 spacy-lookups-data==1.0.5
    python models/train/vocabulary.py

The titles and inclusion terms of ICD-10-CM (United States government, no
copyright) are cut to their heads; single words stay only if they are rare
in English or have an ending that medicine alone uses.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree as ET

TERMS = Path(__file__).parents[2] / "redact" / "detect" / "scene" / "data" / "terms"
CHAPTERS = frozenset("ABCDEFGHIJKLMNQR")  # diseases and symptoms; the rest is injuries and causes
RARE = -12.6  # natural logarithm of the share of a word in English text
SHORT = 5  # letters of the shortest single word
LONG = 4  # words of the longest term
_CUT = re.compile(r",|\(|\[| with | without | due to | in | of | as | from | not | and | or | associated ")
_VAGUE = re.compile(
    r"^(?:other|unspecified|acute|chronic|certain|specified|essential|primary|secondary|mild"
    r"|moderate|severe|recurrent|major|nontraumatic|idiopathic|disorders?|diseases?|symptoms?"
    r"|personal|family|congenital|neonatal|newborn|abnormal|postprocedural)\s+"
)
_MEDICAL = re.compile(
    r"(?:itis|oses|osis|emia|aemia|algia|pathy|oma|omas|uria|penia|plegia|rrhea|rrhage|ectasia"
    r"|trophy|sclerosis|stenosis|plasia|megaly|phagia|pnea|lepsy|thorax|spasm|aneurysm|phobia)$"
)
_LOOSE = frozenset(
    """absence activity agent agents approach behavior bleeding blood body burn burning care cases
    change changes child cold condition conditions contact control course crisis cycle defect
    degree delivery development difficulty discharge drug effects encounter exposure failure fever
    fracture function growth heat history hospital injury lead level limited loss mass motor
    movement normal open pain partial passive pattern period person physical place point poor
    pressure problem problems process reaction reactions reading response result results right
    risk screening sensitivity shock single site sites skin sleep speech state status stress
    stuck sugar support surgical system term tests tissue total treatment type types unit use
    value visual weight worries""".split()  # noqa: SIM905  # a table of one-word rows
)
"""What English uses for much else, however a title uses it."""


def fold(text: str) -> str:
    """Fold to lower case without marks, as the library folds what it looks up."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def titles() -> Iterator[str]:
    """Titles and inclusion terms of the tabular list."""
    data = resources.files("simple_icd_10_cm") / "data" / "icd10c-tabular-April-1-2026.xml"
    root = ET.fromstring(data.read_bytes())  # noqa: S314  # a file of an installed package
    for entry in root.iter("diag"):
        code = entry.findtext("name") or ""
        if code[:1] in CHAPTERS:
            yield entry.findtext("desc") or ""
            if len(code) <= 5:
                yield from (note.text or "" for note in entry.findall("inclusionTerm/note"))


def rarity() -> dict[str, float]:
    """Logarithms of the shares of English words."""
    data = resources.files("spacy_lookups_data") / "data" / "en_lexeme_prob.json.gz"
    table: dict[str, float] = json.loads(gzip.decompress(data.read_bytes()))
    return table


def heads(title: str) -> Iterator[str]:
    """The head of a title, with and without vague words before it: mild persistent asthma."""
    head = _CUT.split(fold(title))[0].strip()
    yield head
    while (shorter := _VAGUE.sub("", head)) != head:
        head = shorter
        yield head


def diagnoses() -> set[str]:
    """Terms of one to four words that name a disease or a symptom."""
    share = rarity()
    kept: set[str] = set()
    for title in titles():
        for head in heads(title):
            parts = re.findall(r"[a-z]+|\d+", head)
            if 2 <= len(parts) <= LONG and any(is_special(part, share) for part in parts):
                kept.add(" ".join(parts))
        kept.update(w for w in re.findall(r"[a-z]+", fold(title)) if _MEDICAL.search(w) and is_special(w, share))
        words = re.findall(r"[a-z]+", next(heads(title)))
        if len(words) == 1 and is_special(words[0], share):
            kept.add(words[0])
    return kept


def is_special(word: str, share: dict[str, float]) -> bool:
    """Whether a word is long and rare enough to speak of medicine by itself."""
    if len(word) < SHORT or word in _LOOSE:
        return False
    floor = RARE + 2.5 if _MEDICAL.search(word) else RARE
    return share.get(word, -20.0) < floor


def main() -> None:
    """Write the list, sorted, so that the same input gives the same bytes."""
    kept = sorted(diagnoses() | BY_HAND)
    print("diagnosis", len(kept))  # noqa: T201  # a script that a person runs
    text = "\n".join(kept) + "\n"
    (TERMS / "diagnosis.txt.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))


BY_HAND = frozenset(
    " ".join(fold(term).split())
    for term in """type 1 diabetes|type 2 diabetes|diabetes mellitus|diabetes|hypertension|asthma
    |migraine|copd|gerd|adhd|ptsd|osteoarthritis|depression screening|major depressive disorder
    |anxiety disorder|generalized anxiety disorder|bipolar disorder|panic disorder|low back pain
    |atrial fibrillation|coronary artery disease|heart failure|chronic kidney disease|high cholesterol
    |sleep apnea|seasonal allergies|allergic rhinitis|urinary tract infection|iron deficiency anemia
    |vitamin d deficiency|hyperlipidemia|hypothyroidism|eczema|psoriasis|pneumonia|bronchitis|sinusitis
    |strep throat|concussion|sprain|diabetes typ 2|bluthochdruck|hypertonie|arterielle hypertonie
    |vorhofflimmern|herzinsuffizienz|niereninsuffizienz|rückenschmerzen|migräne|depressive episode
    |angststörung|schilddrüsenunterfunktion|heuschnupfen|lungenentzündung|mandelentzündung|arthrose
    |gastritis|asma|hipertensión|hipertensión arterial|diabetes tipo 2|migraña|hipotiroidismo
    |fibrilación auricular|insuficiencia cardíaca|insuficiencia renal|anemia ferropénica|bronquitis
    |neumonía|lumbalgia|trastorno de ansiedad|depresión mayor|rinitis alérgica|artritis
    |hypertension artérielle|diabète de type 2|diabète|asthme|hypothyroïdie|fibrillation auriculaire
    |insuffisance cardiaque|insuffisance rénale|lombalgie|trouble anxieux|dépression|rhinite allergique
    |bronchite|pneumonie|arthrose du genou|anémie ferriprive|hypercholestérolémie|hipercolesterolemia
    """.replace("\n", "").split("|")
    if term.strip()
)
"""Common names that the titles lack, and the most common ones in three more languages."""


if __name__ == "__main__":
    main()
