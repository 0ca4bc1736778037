"""Markings of documents: words that say who may read them."""

from __future__ import annotations

from redact.detect.identifiers.rules import Rule

_MARK = (
    r"(?:strictly |highly |company |commercial[ -]in[ -]|business |private "
    r"(?:and|&) |proprietary (?:and|&) )?(?:confidential|confidence"
    r"|confidentiel|vertraulich|confidencial)"
    r"(?:(?: -| \||:|,)? ?(?:do not (?:distribute|share|copy|forward)"
    r"|internal use only|not for distribution|proprietary|property of [\w "
    r".]{2,30}|draft))?"
    r"|(?:for )?internal use only|internal only|for official use only"
    r"|official use only|company internal"
    r"|restricted (?:data|information|distribution|use|access only)|need[ "
    r"-]to[ -]know(?: only| basis)?|eyes only"
    r"|do not (?:distribute|forward|copy)|not for (?:distribution|release)"
    r"|privileged (?:and|&) confidential"
    r"|nur f(?:u|ue)r den internen gebrauch|usage interne|uso interno"
    r"|diffusion restreinte|streng vertraulich"
)

RULES: tuple[Rule, ...] = (
    Rule("sensitivity_label", r"\bTLP:\s?(?i:red|amber(?:\+strict)?|green)\b", 0.95),
    Rule(
        "sensitivity_label",
        r"(?i)\battorney[ -]client (?:privileged?|communication|work product)(?: "
        r"(?:and|&) confidential| communication)?|\battorney work product\b",
        0.9,
    ),
    Rule(
        "sensitivity_label",
        rf"(?im)(?:^|[|\[(*~\n]|page [0-9]{{1,4}}| [-|] )[ "
        rf"\t*_\[(]{{0,6}}({_MARK})[ \t*_\])!.]{{0,6}}(?:$|[|\r\n~]| [-|] |page)",
        0.85,
    ),
    Rule(
        "sensitivity_label",
        r"\b(?:STRICTLY |HIGHLY |COMPANY )?CONFIDENTIAL\b(?: (?:AND|&) "
        r"PROPRIETARY)?|\bINTERNAL (?:USE )?ONLY\b|\bTOP "
        r"SECRET(?://[A-Z/]{2,20})?|\bSECRET//[A-Z/]{2,20}|\bCUI//[A-Z/\-]{2,20}"
        r"|\bRESTRICTED - [A-Z ]{3,20}\b|\bPRIVILEGED (?:AND|&) CONFIDENTIAL\b",
        0.8,
    ),
    Rule(
        "sensitivity_label",
        r"(?i)\b(?:classification|sensitivity|data class|marking)(?: "
        r"level)?\s?[:=]\s{0,3}(confidential|restricted|internal(?: only)?|secret"
        r"|top secret|highly confidential|private|sensitive)\b",
        0.85,
    ),
    Rule(
        "sensitivity_label",
        r"(?m)^[ \t]{0,8}(RESTRICTED|SECRET|CONFIDENTIAL|INTERNAL|Confidential)[ "
        r"\t]{0,8}\r?$",
        0.75,
    ),
)
