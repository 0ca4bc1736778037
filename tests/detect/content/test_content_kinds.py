"""Kinds: of each kind of window what is content and what is the interface's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import hidden_page, seen, told

from redact.detect.content.kinds import RULES
from redact.detect.scene import SCENES

CREDENTIAL = """
Username    ola.berg
Password    Tr0ub4dor&3x
a1b2-c3d4   e5f6-g7h8
Copy password   Hide   2 years ago   v1.2.3   Last changed 2026-04-02
"""
TAX = """
Form W-2            2025

Wages, tips, other compensation       84,250.00
Federal income tax withheld           12,310.44
Nonqualified plans                    318.
Filing status                         Married filing jointly

Print   Save   Help   Box 12   Page 1 of 3
"""
BANKING = """
Checking account

Available balance   $3,204.18

Date         Description            Amount      Status
04/02/2026   Corner Grocery         -$52.10     Posted
2026-04-01   Payroll Vextor Ltd     $2,100.00   Posted
Mar 29       Marshalls              -$900.00    Pending


Transfer money   Statements   Help
"""
UNHEADED = """
Recent activity

Corner Grocery     Mar 29     $52.10
Vextor Payroll     Mar 28     $2,100.00
Quillor Rent       Mar 27     $900.00



Transfer money   Settings
"""
MEDICAL = """
Test results

Test              Result   Unit     Flag
Hemoglobin A1c    6.9      %        High
Creatinine        0.9      mg/dL    Normal


Type 2 diabetes mellitus
Metformin 500 mg
Colonoscopy
Blood drawn by the nurse without trouble this morning.


Print   Schedule   2026-04-02   9:30 am
You can book your visit here at any time.
"""
PERFORMANCE = """
Annual review            2026

Overall rating   Exceeds expectations
Base salary      $92,400
Merit increase   3.5%
Teamwork         4 of 5

She finished the zorvak project well ahead of everyone else.


Submit   Save draft   Help
Please rate your colleague before noon on Monday.
"""
CUSTOMER = """
Deals

Company           Stage         Amount     Close date
Vextor Holdings   Negotiation   $38,500    2026-07-14
Quillor Dental    Proposal      $12,000    2026-08-01


Zorvak asked for a second offer in May.


Log a call   Save   Settings
"""
MESSAGE = """
Inbox
are you coming tonight? I can pick you up       10:42
yes! on my way, see you at grandma's place      10:44
Thanks.
we bring the lasagna and the wine for them


Reply   Send
"""
CALENDAR = """
Monday   Tuesday   Wednesday   Today   9:30
Dentist with Zorvak   Zoe's recital   lunch
Week   Month   Day   Settings   Help
"""
PROMPT = """
New chat

Toast for sister's wedding
Vegan lasagna recipe

Write a toast for my sister's wedding in May please
Certainly, here's a draft for the evening with everyone


Send   Share   Settings
"""

# page, words that must be content, words that must stay
ROWS = {
    "credential": [(CREDENTIAL, "Tr0ub4dor&3x a1b2-c3d4 e5f6-g7h8",
                    "Username Password Copy Hide 2 v1.2.3 2026-04-02 changed")],
    "tax": [(TAX, "84,250.00 12,310.44 318. Married filing jointly",
             "Form W-2 2025 Wages, compensation Federal withheld status Print Help 12 1 3")],
    "banking": [
        (BANKING,
         "$3,204.18 Corner Grocery -$52.10 Payroll Vextor Ltd $2,100.00 Marshalls -$900.00",
         "Checking Available balance Date Description Amount 04/02/2026 2026-04-01 Mar 29 Posted"
         " Transfer money Statements Help"),
        (UNHEADED, "Corner Grocery $52.10 Vextor Payroll $2,100.00 Quillor Rent $900.00",
         "Recent activity Mar 29 Transfer money Settings"),
    ],
    "medical": [(MEDICAL, "6.9 High 0.9 Normal Type 2 diabetes mellitus"
                          " Metformin 500 Colonoscopy Blood nurse morning.",
                 "Result Flag Print Schedule 2026-04-02 9:30 am You book here time.")],
    "performance": [(PERFORMANCE, "Exceeds expectations $92,400 3.5% 4 of 5 She zorvak else.",
                     "Annual review 2026 Overall rating Base salary Merit increase Submit Help"
                     " Please colleague Monday.")],
    "customer": [(CUSTOMER, "Vextor Holdings $38,500 Quillor Dental $12,000 Zorvak asked offer",
                  "Deals Company Stage Amount Close date 2026-07-14 Log call Save Settings")],
    "private_message": [
        (MESSAGE, "are coming tonight? yes! way, grandma's Thanks. lasagna wine",
         "Inbox 10:42 10:44 Reply Send"),
        (CALENDAR, "Dentist Zorvak Zoe's recital", "Monday Tuesday Today 9:30 Week Month Help"),
    ],
    "prompt": [(PROMPT, "Toast sister's wedding Vegan lasagna Write toast Certainly, draft",
                "New chat Send Share Settings")],
}  # fmt: skip
CASES = [(scene, *row) for scene, rows in ROWS.items() for row in rows]


@pytest.mark.parametrize(("scene", "page", "content", "stays"), CASES, ids=range(len(CASES)))
def test_what_is_content_and_what_stays(scene: str, page: str, content: str, stays: str) -> None:
    screen = seen(page)
    held = set(told(screen, RULES[scene](screen)))
    assert set(content.split()) - held == set()
    assert set(stays.split()) & held == set()


def test_every_kind_has_a_rule_and_a_row() -> None:
    assert set(RULES) == set(SCENES) == set(ROWS)


def test_firms_are_content_of_customers_alone() -> None:
    screen = seen("grandma\n\n\nvextor", firms="vextor")
    assert told(screen, RULES["customer"](screen)) == ["vextor"]
    assert told(screen, RULES["tax"](screen)) == []


def test_sums_without_dates_are_a_shops() -> None:
    screen = seen("Zorvak kettle   $24.99\nQuillor pot     $12.50\nVextor pan      $31.00")
    assert told(screen, RULES["banking"](screen)) == ["$24.99", "$12.50", "$31.00"]


def test_who_is_there_is_content_of_a_window_of_messages() -> None:
    screen = seen(MESSAGE + "\n\n\nzorvak7\n@quillor_brom\nVextor\nsettings")
    held = told(screen, RULES["private_message"](screen))
    assert held[-2:] == ["zorvak7", "@quillor_brom"]


def test_a_status_is_a_whole_line() -> None:
    screen = seen("Single sign on   Single   Married, filing separately")
    assert told(screen, RULES["tax"](screen)) == ["Single", "Married,", "filing", "separately"]


PAGES = [page for _, page, _, _ in CASES]
SCENE = st.sampled_from(sorted(RULES))


@pytest.mark.parametrize("scene", sorted(RULES))
@pytest.mark.parametrize("page", PAGES, ids=range(len(PAGES)))
def test_on_any_page_captions_and_the_browser_stay(page: str, scene: str) -> None:
    screen = seen("Accounts   Tr0ub4dor&3x\nhttps://a.example/x\n" + page + "\n" * 20 + "Help")
    mask = RULES[scene](screen)
    line = screen.words.line
    assert mask.dtype == np.bool_
    assert not (mask & screen.chrome[line]).any()
    caption = screen.caption & ~screen.lines(screen.term)
    if scene not in {"private_message", "prompt"}:
        assert not (mask & caption[line]).any()


@pytest.mark.parametrize("scene", sorted(RULES))
@pytest.mark.parametrize("page", PAGES, ids=range(len(PAGES)))
def test_a_page_that_is_masked_has_no_content(page: str, scene: str) -> None:
    screen = seen(hidden_page(page))
    assert told(screen, RULES[scene](screen)) == []


BUTTONS = st.lists(
    st.sampled_from(["Save", "Help", "Open", "Settings", "Print", "9:30", "2026-04-02", "Log out"]),
    max_size=6,
)


@given(BUTTONS, st.sampled_from(["   ", "\n", "\n\n\n"]), SCENE)
def test_an_interface_alone_is_no_content(texts: list[str], between: str, scene: str) -> None:
    screen = seen(between.join(texts))
    if scene != "private_message":  # a calendar's titles may be words that any interface says
        assert told(screen, RULES[scene](screen)) == []


CELLS = ["$52.10", "Vextor Ltd", "SSN", "Help", "█", "6.9 %", "metformin", "Tr0ub4dor", "2026",
         "Mar 29", "grandma went home by the train.", "Name", "é…", "Exceeds"]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(CELLS), max_size=4), max_size=6), SCENE)
def test_a_rule_answers_for_every_word_of_any_page(rows: list[list[str]], scene: str) -> None:
    screen = seen("\n".join("   ".join(row) for row in rows))
    mask = RULES[scene](screen)
    assert (mask.shape, mask.dtype) == ((len(screen.words),), np.bool_)
    again = seen("\n".join("   ".join(row) for row in rows))
    assert mask.tolist() == RULES[scene](again).tolist()
