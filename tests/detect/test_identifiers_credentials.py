"""Identifiers, by table: keys, passwords, phrases and codes."""

import pytest
from identifier_rows import check_hit, masked

HITS = [
    ("credential", "[[AKIAIOSFODNN7EXAMPLE]]"),
    ("credential", "aws_secret_access_key = [[wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY]]"),
    ("credential", "[[xoxb-123456789012-abcdefghijkl]]"),
    ("credential", "[[sk_live_4eC39HqLyjWDarjtT1zdp7dc]]"),
    ("credential", "[[AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY]]"),
    ("credential", "[[sk-proj-abcdefghijklmnopqrstuvwxyz012345]]"),
    ("credential", "[[sk-ant-api03-abcdefghijklmnopqrstuvwxyz]]"),
    ("credential", "[[glpat-abcdefghijklmnopqrst]]"),
    ("credential", "[[SG.abcdefghijklmnopqrstuv.abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG]]"),
    ("credential", "[[eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF123_-xyz]]"),
    (
        "credential",
        "[[-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\nabc=\n-----END RSA "
        "PRIVATE KEY-----]]",
    ),
    ("credential", "[[mongodb+srv://user:p%40ss@cluster0.mongodb.net/db]]"),
    ("credential", "[[https://bob:hunter2@example.com/x]]"),
    ("credential", "[[Server=tcp:db1;Database=x;User Id=sa;Password=Pw1!]];"),
    ("credential", "password=[[hunter2]]"),
    ("credential", "pwd: [[Winter2024!]]"),
    ("credential", "Password for admin: [[Qwerty123]]"),
    ("credential", "passphrase: [[correct horse battery staple]]"),
    ("credential", "Wi-Fi password: [[sunflower]]"),
    ("credential", "Password\n[[Tr0ub4dor&3]]"),
    ("credential", "the password is [[swordfish.]]"),
    ("credential", "mot de passe : [[Azerty12]]"),
    ("credential", "Passwort: [[geheim123]]"),
    ("credential", "contraseña: [[Perro2024]]"),
    ("credential", 'password = "[[hunter]]"'),
    ("credential", '"password": "[[hunter2]]"'),
    ("credential", "API key: [[9f8e7d6c5b4a39281706f5e4d3c2b1a0]]"),
    ("credential", "token: [[abc123def456ghi789]]"),
    ("credential", "client_secret=[[abcd1234efgh5678]]"),
    ("credential", "Authorization: Bearer [[abcdefghijklmnop1234]]"),
    ("credential", "Authorization: Basic [[dXNlcjpwYXNz]]"),
    ("credential", "PIN: [[4821]]"),
    ("credential", "Your PIN is [[4821]]"),
    ("credential", "PIN\n[[4821]]"),
    ("credential", "[[482913]] is your Google verification code"),
    ("credential", "Your code is [[482913]]"),
    ("credential", "Use [[482913]] to verify your account"),
    ("credential", "Su código de verificación es [[482913]]"),
    ("credential", "Ihr Bestätigungscode lautet: [[482913]]"),
    ("credential", "Votre code de vérification est [[482 913]]"),
    ("credential", "[[G-482913]] is your Google verification code."),
    ("credential", "security code: [[482913]]"),
    ("credential", "One-time password: [[482913]]"),
    (
        "credential",
        "[[legal winner thank year wave sausage worth useful legal winner thank yellow]]",
    ),
    (
        "credential",
        "Recovery phrase: [[legal winner thank year wave sausage worth useful "
        "legal winner thank yellow]]",
    ),
    (
        "credential",
        "Seed phrase\n[[1. legal 2. winner 3. thank 4. year 5. wave 6. sausage "
        "7. worth 8. useful 9. legal 10. winner 11. thank 12. yellow]]",
    ),
    ("credential", "Backup codes:\n[[1a2b-3c4d\n5e6f-7g8h]]"),
]

MISSES = [
    "Password strength: Weak",
    "Forgot password?",
    "Reset your password",
    "Enter your PIN",
    "Token count: 512",
    "tokens: 512",
    "max_tokens: 4096",
    "Password must be at least 8 characters",
    "Password: required",
    "password: str",
    "password = getpass.getpass()",
    'password = request.form["password"]',
    'token = os.environ["TOKEN"]',
    "api_key=api_key",
    "Password changed 3 days ago",
    "Passwords: 12 saved",
    "Your password expires in 14 days",
    "Show password",
    "Confirm password",
    "PIN required",
    "Pin to taskbar",
    "Pinned 2 messages",
    "Secret Santa 2024",
    "The secret to success is practice",
    "API key management",
    "Access token expired",
    "Token limit reached: 8192",
    "Secret key not set",
    "primary key (id)",
    "pass the salt",
    "12 passed, 3 failed",
    "passed: 128",
    "code 404",
    "error code 50012",
    "zip code required",
    "promo code SAVE20",
    "Status code: 200",
    "source code 12345",
    "exit code 137",
    "Your verification code has expired",
    "We sent a code to your phone",
    "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
    "md5: d41d8cd98f00b204e9800998ecf8427e",
    "550e8400-e29b-41d4-a716-446655440000",
    "Kastanie 800000",
    "IEEE standard 854-1987",
    "the quick brown fox jumps over the lazy dog and then sleeps soundly",
    "postgres://localhost:5432/prod",
]


@pytest.mark.parametrize(("label", "marked"), HITS, ids=range(len(HITS)))
def test_finds_the_value_and_nothing_more(label, marked):
    check_hit(label, marked)


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_leaves_what_only_looks_alike(text):
    assert not masked(text)
