"""What kind of content a screen holds: small screens of each kind, and pages that only look so."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.detect.scene import HOLDS, SCENES, WindowText, scenes

SHOWN = {
    "w2": ("tax", """Form W-2|Wages, tips, other compensation|84,250.00
        |Federal income tax withheld|12,310.44|Social security wages|84,250.00
        |Employer identification number|12-3456789"""),
    "return_de": ("tax", """Einkommensteuererklärung 2025|Bruttoarbeitslohn|61.200,00
        |Lohnsteuer|9.870,12|Steuernummer|93815/08152|Erstattungsbetrag|412,00|Finanzamt Kassel"""),
    "pay_slip_es": ("tax", """Nómina de marzo|Total devengado|2.410,00|Retenciones|361,50
        |IRPF|15,00 %|Contingencias comunes|113,27|Líquido a percibir|1.935,23"""),
    "return_fr": ("tax", """Déclaration de revenus 2025|Situation de famille|Mariée
        |Salaires|38 210,00|Prélèvement à la source|3.120,00|Revenu fiscal de référence
        |34.389,00|Nombre de parts|2"""),
    "labs": ("medical", """Test results|MRN 00482913|Hemoglobin A1c|6.9 %|4.0 - 5.6
        |Creatinine|0.9 mg/dL|0.6 - 1.2|LDL cholesterol|131 mg/dL|Ordering provider
        |Reference range"""),
    "chart": ("medical", """Problems|Type 2 diabetes mellitus|E11.9|Medications|Metformin
        |500 mg|twice daily|Allergies|Penicillin|Date of birth|03/11/1964
        |Member ID|XWA448812901"""),
    "medicines_de": ("medical", """Medikamentenplan|Patientin|Ramipril 5 mg|einmal täglich
        |Diagnosen|Bluthochdruck|I10.9|Blutdruck|142/88|Versichertennummer|A123456789|Hausarzt"""),
    "chat": ("private_message", """Messages|Ana|10:42
        |are you coming tonight? I can pick you up|You|10:44
        |yes! I'm on my way, see you at my place|10:45|Type a message|Send"""),
    "mail": ("private_message", """Inbox|Drafts|Sent|Archive|Re: Saturday|From: Ola|To: me
        |Subject: Saturday|I talked to mom, she wants to see you before I leave|Reply|Forward"""),
    "chat_fr": ("private_message", """Discussions|Léa|18:40
        |tu viens ce soir ? je t'attends chez moi|18:42|oui je finis mon travail et je pars
        |Écrire un message|Envoyer"""),
    "review": ("performance", """Annual review|Self-assessment|Manager's summary
        |Overall rating|Exceeds expectations|Areas for growth
        |Delegate more, and share knowledge with new hires|Base salary|$92,400|Merit increase
        |3.5 %"""),
    "review_es": ("performance", """Evaluación del desempeño|Autoevaluación
        |Valoración global|4|Fortalezas|Cumple los plazos y asume responsabilidad
        |Áreas de mejora|Salario base"""),
    "assistant": ("prompt", """New chat|Previous 7 days
        |Write a toast for my sister's wedding|Certainly, here's a draft for the evening
        |Make it shorter|Ask anything|Answers can be wrong. Check important info"""),
    "playground": ("prompt", """Playground|System prompt|You are a careful lawyer
        |Temperature|0.7|Max tokens|2048|Top P|1.0|Run|Tokens used|312"""),
    "accounts": ("banking", """Checking account|Available balance|$3,204.18
        |Recent transactions|04/02/2026|Grocery store|-$52.10|04/01/2026|Payroll deposit
        |+$2,100.00|Transfer money"""),
    "checkout_de": ("banking", """Kasse|Zahlungsart|Kreditkarte|Kartennummer
        |4111 1111 1111 1111|Gültig bis|09/28|Prüfziffer|Rechnungsadresse|Gesamtbetrag|84,90 €
        |Jetzt bezahlen"""),
    "vault": ("credential", """All items|Logins|Secure notes|Password generator|Username
        |ola.berg|Password|Tr0ub4dor&3x|Copy password|Hide|Last changed 2 years ago"""),
    "terminal": ("credential", """$ env|DB_PASSWORD=hunter2hunter2x9
        |AWS_SECRET_ACCESS_KEY=wJalr7MDENGbPxRfi|PATH=/usr/bin"""),
    "recovery_fr": ("credential", """Codes de récupération|a1b2-c3d4|e5f6-g7h8|i9j0-k1l2
        |m3n4-o5p6|Conservez ces codes|Code de secours|Validation en deux étapes"""),
    "pipeline": ("customer", """Deals|Pipeline value|$412,000|Stage|Negotiation|Close date
        |2026-06-30|Deal owner|Account owner|Expected close|2026-07-14|$38,500|2026-08-01
        |Log a call"""),
    "tickets": ("customer", """Open tickets|Unassigned|Requester|Assignee|Priority|High
        |#48213|Cannot log in since the upgrade|#48214|Refund for a double invoice
        |First response|SLA"""),
}  # fmt: skip

TOPICS = {
    "about_diabetes": """Health A-Z|Type 2 diabetes|Symptoms|Causes|Risk factors
        |When to see a doctor
        |Metformin is usually the first medicine that a doctor prescribes to most adults who have it
        |A fasting glucose of 126 mg/dL or more on two days confirms the diagnosis in most people
        |Many people have no symptoms for years, and learn of it from a routine blood test
        |Was this page helpful?|Related topics|Last reviewed 2026-01-10""",
    "about_taxes": """Tax help center|Who must file|About Form 1040
        |Frequently asked questions
        |Most people file Form 1040 to report their income and to claim the child tax credit
        |Your filing status decides how large the standard deduction is, and which rates you pay
        |Wages are shown in box 1 of Form W-2, and interest of $10 or more on Form 1099-INT
        |Was this page helpful?|Related articles|Last updated 2026-02-01""",
    "about_reviews": """Writing a fair performance review|In this article|Before you start
        |Templates
        |Describe what was done and what came of it, and not the character of the person
        |Managers should give one example for each rating and avoid words such as always and never
        |A good self-assessment names two or three goals and says how each of them was measured
        |Was this article helpful?|Related articles|5 min read""",
    "about_vaults": """Pricing|Features|Download|Sign up free|How it works
        |A password manager for families and teams keeps every login in one place that only you open
        |Most people use the same password on many sites, which is why one leak opens all of them
        |Learn more|Customers love it|Frequently asked questions|Start free trial""",
    "pull_request": """Pull request #482|Files changed 12|Commits 3|Reviewers|Merge|Approve
        |Reads the limits once and keeps them|src/limits.py|def read(path):|return cache[path]
        |All checks have passed|Branch main""",
    "shop": """Home and garden|Sort by|Price|Filter|Steel kettle|$24.99|Add to cart
        |In stock|Free shipping|Clay pot|$12.50|Add to cart|4.5 stars|Customer reviews""",
    "settings": """System|Display|Sound|Notifications|Bluetooth|Dark mode
        |Language and region|Storage|Software update|Version 5.3.6|About|Keyboard shortcuts""",
    "timetable": """Departures|From|To|Platform|Line 4|10:42|10:57|11:12|11:27|11:42
        |Monday to Friday|Saturday|Sunday|Valid until 2026-12-12""",
}  # fmt: skip


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("|")]


def misread(texts: list[str], seed: int) -> list[str]:
    """Letters as a reader confuses it, and now and then a lost space."""
    rng = random.Random(seed)  # noqa: S311  # noise, repeatable
    confused = {"l": "I", "I": "l", "o": "0", "O": "0", "i": "1", "m": "rn", "1": "l"}
    read = []
    for text in texts:
        noisy = "".join(confused.get(c, c) if rng.random() < 0.1 else c for c in text)
        read.append(noisy.replace(" ", "", 1) if rng.random() < 0.05 else noisy)
    return read


@pytest.mark.parametrize("name", SHOWN)
def test_text_alone_tells_the_scene(name):
    scene, text = SHOWN[name]
    seen = scenes(lines(text))
    assert seen.best == scene
    assert scene in seen.held
    assert seen.scores[scene] >= HOLDS


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("seed", range(3))
def test_misread_letters_change_nothing(name, seed):
    scene, text = SHOWN[name]
    assert scene in scenes(misread(lines(text), seed)).held


@pytest.mark.parametrize("name", TOPICS)
def test_a_page_about_a_topic_or_of_other_work_holds_no_scene(name):
    seen = scenes(lines(TOPICS[name]))
    assert (seen.best, seen.held) == ("none", frozenset())
    assert max(seen.scores.values()) < HOLDS


def drawn() -> dict[str, tuple[str, list[str]]]:
    """Name of a screen to its scene and lines, from ``scene_screens.txt``."""
    text = Path(__file__).with_name("scene_screens.txt").read_text("utf-8")
    screens = {}
    for block in text.split("\n## ")[1:]:
        head, *rest = block.splitlines()
        name, scene = head.split()
        screens[name] = (scene, [line for line in rest if line])
    return screens


SCREENS = drawn()


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_holds_its_scene_or_none(name):
    scene, texts = SCREENS[name]
    assert scenes(texts).best == scene


LYING = (
    WindowText("Chrome", "Release notes - Kettle docs", "https://docs.kettle.example/notes"),
    WindowText("Slack", "general", ""),
    WindowText("Chrome", "Inbox (3) - Mail", "https://mail.example/inbox"),
    WindowText("Files", "Downloads", ""),
)


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("which", range(len(LYING)))
def test_a_title_that_lies_removes_no_scene(name, which):
    scene, text = SHOWN[name]
    assert scene in scenes(lines(text), LYING[which]).held


@given(
    st.sampled_from(sorted(SHOWN)),
    st.builds(WindowText, *(st.text(max_size=40) for _ in range(3))),
)
def test_a_window_only_adds(name, window):
    text = lines(SHOWN[name][1])
    assert scenes(text).held <= scenes(text, window).held


@pytest.mark.parametrize(
    ("scene", "window"),
    [
        ("private_message", WindowText("Slack", "Northwind", "")),
        ("private_message", WindowText("Firefox", "Posteingang (4) - Ola", "https://mail.example")),
        ("tax", WindowText("Edge", "Tax return 2025", "https://file.taxhouse.example/1040")),
        (
            "medical",
            WindowText("Chrome", "Test results - Lakeside", "https://mychart.example/labs"),
        ),
        ("performance", WindowText("Chrome", "Self-assessment - Annual review", "")),
        ("prompt", WindowText("ChatGPT", "", "")),
        (
            "banking",
            WindowText("Safari", "Umsätze - Girokonto", "https://online.sparkasse.example"),
        ),
        ("credential", WindowText("KeePassXC", "vault.kdbx", "")),
        ("customer", WindowText("Chrome", "Deals - Rivulet CRM", "https://app.rivulet.example")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_window_alone_tells_the_scene(scene, window):
    assert scenes([], window).best == scene


@pytest.mark.parametrize(
    "window",
    [
        WindowText(),
        WindowText("Code", "lexer.rs - harbor", ""),
        WindowText("Chrome", "How to file a tax return - Help center", "https://help.example/tax"),
        WindowText("Chrome", "What is a password manager? - Blog", "https://blog.example/vault"),
    ],
    ids=range(4),
)
def test_a_window_that_says_nothing_holds_no_scene(window):
    assert scenes(lines(TOPICS["about_taxes"]), window).held == frozenset()


def test_several_scenes_can_hold():
    both = lines(SHOWN["chat"][1]) + lines(SHOWN["vault"][1])
    assert scenes(both).held >= {"private_message", "credential"}


@given(st.lists(st.text(max_size=60), max_size=30))
def test_any_lines_get_a_score_for_every_scene_and_the_same_one_twice(texts):
    seen = scenes(texts)
    assert list(seen.scores) == list(SCENES)
    assert all(0 <= score <= 1 for score in seen.scores.values())
    assert seen.held == {scene for scene in seen.held if seen.scores[scene] >= HOLDS - 1e-9}
    assert (seen.best in seen.held) if seen.held else seen.best == "none"
    assert scenes(texts) == seen


def test_a_dense_screen_is_judged_in_its_time():
    screens = [lines(text) for _, text in SHOWN.values()]
    dense = [line for screen in screens for line in screen][:130]
    scenes(dense)
    took = []
    for _ in range(20):
        start = time.perf_counter()
        scenes(dense)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.02  # five times the budget, for slow machines
