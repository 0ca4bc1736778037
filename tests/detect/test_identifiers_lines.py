"""Identifiers in lines of real screens: what is private goes, what is interface stays."""

import pytest
from identifier_rows import KEPT, found, masked

HITS = [
    "Social Security No: [[219-09-9999]]",
    "SSN / ITIN\t[[219099999]]",
    "Taxpayer SSN (Box a): [[219 09 9999]]",
    "Employee's social security number [[219-09-9999]]",
    "Spouse's SSN: [[219-09-9999]].",
    "SS# [[219099999]]",
    "Please use [[219-09-9999]] as my social.",
    "Employer identification number (EIN)\n[[12-3456789]]",
    "b Employer identification number (EIN) [[12-3456789]]",
    "TIN: [[12-3456789]]",
    "VAT number: [[DE123456789]]",
    "Routing transit number: [[0210-0002-1]]",
    "Bank account: [[4412 8890 1234]]",
    "Wire to account [[4412889012]], routing 021000021.",
    "Checking account number ...[[6789]]",
    "Beneficiary IBAN [[GB82 WEST 1234 5698 7654 32]], BIC NWBKGB2L",
    "Visa [[4539 1488 0343 6467]]",
    "CVV [[737]] exp 09/27",
    "Security code: [[737]]",
    "Card ending with [[4242]]",
    "MRN: [[MRN-0048291]]",
    "Patient MRN [[00-482-913]]",
    "Medical record #: [[482913]]",
    "Health insurance member no. [[ABC123456789]]",
    "Insurance ID: [[XEA 123 456 789]]",
    "Rx BIN: [[610279]]",
    "Medicare Beneficiary Identifier [[1EG4-TE5-MK73]]",
    "Prescriber DEA: [[MA1234563]]",
    "NPI# [[1245319599]]",
    "Policy #: [[8842-1190-22]]",
    "Passport\nNumber\n[[533380006]]",
    "U.S. passport [[533380006]]",
    "passport no: [[P1234567]], expires 2030",
    "Driver License Number: [[F255-9215-0232-09]]",
    "CA DL [[D1234562]]",
    "State ID: [[123 456 789]]",
    "National ID: [[85010112345]]",
    "Alien number [[A012-345-678]]",
    "Personalausweisnummer [[L01X00T471]]",
    "username: admin password: [[Sup3r$ecret]]",
    "login jdoe / pw: [[hunter22]]",
    "The Wi-Fi key is [[Blue-Sky-2291]]",
    "export STRIPE_KEY=[[rk_live_51Habcdefghijklmnop]]",
    "DATABASE_URL=[[postgresql://svc:pa55w0rd@10.0.0.5:5432/app]]",
    "[[redis://:p4ss@cache.internal:6379/0]]",
    "jdbc:mysql://h:3306/db?user=root&password=[[s3cr3t]]",
    "aws_session_token = [[FwoGZXIvYXdzEBYaDKexample1234567890]]",
    "SECRET_KEY = '[[django-insecure-9x!abc$123]]'",
    '"apiKey": "[[0a1b2c3d4e5f6a7b8c9d]]"',
    "x-api-key: [[0a1b2c3d4e5f6a7b8c9d]]",
    'curl -H "Authorization: token [[abcdef1234567890]]"',
    "mysql -u root -p[[S3cret!]] db",
    "Your Amazon OTP is [[739201]].",
    "Code: [[739 201]]",
    "[[739201]] is your login code",
    "Enter this code to sign in: [[739201]]",
    "Your security code is: [[7392]]",
    "Use verification code [[739201]] to authenticate",
    "PayPal: [[739201]] is your security code. Don't share it.",
    "Tu código es [[739201]]",
    "TAN: [[739201]]",
    "Dein Sicherheitscode: [[739201]]",
    "Recovery code: [[ABCD-EFGH-1234]]",
    "my mnemonic is: [[abandon ability able about above absent absorb "
    "abstract absurd abuse access accident]]",
    "Phone [[(555) 867-5309 ext. 22]]",
    "Cell: [[555.867.5309]]",
    "Tel: [[+44 (0)20 7946 0958]]",
    "[[+61 2 9374 4000]]",
    "[[+91 98765 43210]]",
    "Ring me on [[07700900123]]",
    "Text [[5558675309]] please",
    "Fax no. [[212 555 0188]]",
    "Telefon: [[0171 1234567]]",
    "tel:[[+15558675309]]",
    "WhatsApp [[+5511987654321]]",
    "Emergency contact: Ana, [[555-867-5309]]",
    "Mail [[jane_doe99@sub.domain.co]] please",
    "[[JANE.DOE@EXAMPLE.COM]]",
    "mailto:[[jane@doe.dev]]?subject=x",
    "Jane Doe <[[jane@doe.io]]>",
    "Ship to: [[4821 Maple Ridge Dr, Unit 12, Austin, TX 78701]]",
    "[[1428 Elm St.\nSpringwood, OH 45140]]",
    "[[77 Massachusetts Ave, Cambridge MA 02139]]",
    "[[One Microsoft Way, Redmond, WA 98052]]",
    "[[1 Infinite Loop, Cupertino, CA]]",
    "[[5th Ave & 34th St]]",
    "Lives at [[12 rue Victor Hugo, 69002 Lyon, France]]",
    "[[Friedrichstraße 43-45, 10117 Berlin, Germany]]",
    "[[Flat 3, 22 Acacia Avenue, London N1 9GU]]",
    "[[Avenida de la Constitución 12]], 3º B, 41001 Sevilla",
    "birth date [[1/2/80]]",
    "DoB - [[1980-01-02]]",
    "Born [[2 January 1980]] in Leeds",
    "Patient (DOB [[01/02/1980]])",
    "Age 44, b. [[1/2/1980]]",
    "IP: [[73.162.11.9]]",
    "ssh root@[[203.0.113.7]]",
    "connected from [[73.162.11.9]]:51234",
    "wss://[[build.acme.internal]]/socket",
    "\\\\[[fileserver.corp]]\\share",
    "MAC address [[3C:22:FB:1A:9B:07]]",
    "[[CONFIDENTIAL - INTERNAL USE ONLY]]",
    "[[Company Confidential]]",
    "[[Attorney Work Product]]",
    "[[@dana.w]] ping me",
    "GitHub: [[octo-jane]]",
    "Password: [[P(x)9{z}!k]]",
    "Password: [[x9&kL;2p]]",
    'Password: [[a<b>9,Z"q]]',
    "password=[[abc9x]]&user=bob",
    "password: [[hunter2]], user: bob",
    "{password: [[hunter2]]}",
    '"password": "[[it\'s9x]]"',
    "Password: [[$ecret1!]]",
    "password: [[correct horse battery staple]]",
    "PASSWORD=[[hunter]];",
    "pass: [[hunter22]]",
    "Password: [[12345678]]",
    "shipping token: [[ab12cd34ef56]]",
]

MISSES = [
    "Slack | #platform-team | 14 members | Today | Maria Lopez 10:42 AM | "
    "can you check the build? it failed at step 3 of 7",
    "Pull request #4821: Fix flaky test (closes #4790) | 3 commits | +128 "
    "-45 | main <- fix/flaky-4790",
    "Jira PLAT-1234 In Progress | Assignee: Dana | Sprint 24 | Story points: 5",
    "Google Sheets: A1 B2 C3 =SUM(B2:B14) 1,204 3,400 12.5% 2023 2024 2025",
    "kubectl get pods -n prod | api-7d9f8b6c5-x2x4z 1/1 Running 0 4d3h",
    "docker run -p 8080:80 nginx:1.25.3 | sha256:4bcff63911fcb4448bd4fdacec20"
    "7030997caf25e9bea4045fa6c8c44de311d1",
    "$ npm install --save-dev typescript@5.3.3 eslint@8.56.0",
    "ERROR 2024-11-24 10:42:07,123 [main] com.example.App - Connection timed "
    "out after 30000 ms (attempt 3)",
    "Amazon order 113-2547890-1234567 delivered Nov 20 | Total $45.99 | Qty 2 | ASIN B08N5WRWNW",
    "UPS 1Z999AA10123456784 | FedEx 7777 1234 5678 | USPS 9400 1118 9922 3100 0000 00",
    "iPhone 15 Pro Max 256GB Natural Titanium $1,199 | Model A2849",
    "Windows 11 Pro 23H2 build 22631.2861 | BIOS 1.14.0",
    "ISBN-13: 978-0-13-468599-1 | Edition 4 | 1,312 pages",
    "Chapter 12: Networks 12.1 Introduction 12.2 TCP/IP 12.3 Routing | p. 233-240",
    "Flight UA 1234 SFO to JFK, gate B22, seat 14C, confirmation ABC123",
    "Score 3-2-4 | Ratio 16:9 | 12 x 34 x 56 cm | 5-10 kg",
    "Latitude 40.712776 Longitude -74.005974",
    "Bitrate 128000 | frames 1024 | sample rate 44100 Hz",
    "border: 1px solid #ccc; margin: 0 auto; width: calc(100% - 20px); z-index: 9999;",
    "const TIMEOUT_MS = 30000; const MAX = 1_000_000; let id = 4829134;",
    "SELECT * FROM orders WHERE order_id IN (100123, 100124, 100125) AND "
    "created_at > '2024-11-01';",
    '{"id": 4829134, "name": "widget", "price": 19.99, "in_stock": true, "sku": "WX-1234-AB"}',
    "git log: 9fceb02 Merge branch 'main' into feature/tokens | a1b2c3d4 fix token refresh",
    "Settings > Security > Password | Last changed 42 days ago | Change "
    "password | Two-factor authentication: On",
    "Your session will expire in 15 minutes. Your trial ends Dec 31, 2024.",
    "Save 15% with code SAVE15 | Gift card balance: $25.00 | Card number is required",
    "Enter the 6-digit code we sent to your phone | Resend code in 30s",
    "Phone: required | Fax: optional | Extension 0",
    "Tax (8.25%): $3.71 | Subtotal $45.00 | Invoice INV-2024-00123 | PO 4500012345",
    "W-2 Wage and Tax Statement 2024 | Form 1040 Line 11 | Schedule C | 1099-MISC",
    "Room 4.12, Building 7, 3rd Floor | Desk 128",
    "2024-11-24 to 2024-11-30 | Q4 FY25 | Week 48",
    "Fri 10:30 - 11:15 AM (UTC+01:00) | Every 2 weeks | 12 of 15 accepted",
    "Members 1,024 | Groups 12 | Policies 8 | Patients waiting: 4 | Claims 128",
    "Insurance plan year 2025 | Group size 50-100 | Policy limit 100000",
    "Driver: NVIDIA 546.33 | License: GPL-3.0 | Licence expires 2026",
    "Account #3 of 5 | Account manager | Checking for updates... 45% | Savings: 20%",
    "Transit time 3-5 days | Routing rules (12) | Bank of America | Card view",
    "cc: team | bcc: none | to: everyone | re: status 4/12",
    "Call duration 00:12:45 | Missed calls 3 | Call queue 12 | Phone calls 128",
    "Version 2.14.0-beta.3+build.20241124 | Python 3.11.7 | numpy 2.4.6",
    "C:\\Windows\\System32\\drivers\\etc\\hosts | /home/user/.ssh/id_rsa | "
    "~/projects/app/src/main.rs:128:14",
    "Error code: 0x80070057 | HRESULT -2147024809 | errno 13",
    "MAC OS 14.2.1 | RAM 16 GB | SSD 512 GB | 8 cores",
    "Likes 1.2K | Views 45,231 | Comments 128 | Shared 12 times | Followers 10345678",
    "192 kbps | 5 GHz | 802.11ac | channel 36",
    "Temperature 72 F | Humidity 45% | Wind 12 mph NW | Pressure 1013 hPa",
    "In 1998, 12 countries signed; by 2004, 45 had joined. About 12,000 people live there.",
    "The court ruled on May 4 that the plan may go ahead in March. He was "
    "born in a small town. It was 5 miles down Oak Road.",
    "Please read section 4 of the road safety act; the first street on the "
    "left is one way. We drive 20 miles a day.",
    "Top 10 Places to Visit | 5 Star Hotel | 100 Best Books of the 21st "
    "Century | 7 Wonders Way of Life",
    "Act 2 Scene 3 | Level 12 Boss | World 1-2 | Lap 3 of 56",
    "Apply promo WELCOME2024 | Coupon: SPRING-25-OFF | Ref: ABC-2024-1182",
    "Case 2:23-cv-01234 | Docket 45 | Exhibit B-12",
    "Lot 4829 | Batch 20241124-01 | Serial SN-0012-AB99",
    "pip install redact-capture==0.1.0 --hash=sha256:e3b0c44298fc1c149afbf4c8"
    "996fb92427ae41e4649b934ca495991b7852b855",
    "https://github.com/org/repo/pull/4821/files#diff-9fceb02d0ae598e95dc970b74767f19372d61af8",
    'data-testid="submit-button" aria-label="Close" class="btn btn-primary mt-4"',
    "Token usage: prompt 1,204 completion 512 total 1,716 | Model "
    "gpt-4o-2024-08-06 | Temperature 0.7",
    "secret management | secrets/ | token bucket algorithm with 1000 tokens "
    "| API keys (3) | access key rotation every 90 days",
    "User ID | Username | Email address | Full name | Status: Active | Role: Admin | ID 1042",
    "Passport control | Visa free entry for 90 days | Visa: 30 days | "
    "Mastercard accepted | Amex Platinum",
    "SIN(45) = 0.7071 | COS(60)=0.5 | TAN(30) 0.5774 | tan 45 is 1",
    "DEA | NPI lookup | MRN search | Patient list (24) | Chart review 12 | Encounter notes",
    "Geb. Schmidt | Kontostand 1.234,56 EUR | BLZ suchen | IBAN eingeben",
    "Straße gesperrt | Rue barrée | Calle cortada | Via libera 2 | Place "
    "holder 12 | route 66 | Cours 101",
    "Mains voltage 230V | Cours de Mathématiques 101 | Via Email 2 | Route "
    "Handler 3 | Place Order 1",
]


@pytest.mark.parametrize("marked", HITS, ids=range(len(HITS)))
def test_every_letter_and_digit_of_the_value_goes(marked):
    text, rows, (start, end) = found(marked)
    gone = {i for s, e, label in rows if label not in KEPT for i in range(s, e)}

    assert {i for i in range(start, end) if text[i].isalnum()} <= gone


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_a_line_of_interface_stays(text):
    assert not masked(text)


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_so_does_each_part_of_it(text):
    assert not any(map(masked, text.split(" | ")))


def test_nothing_is_found_across_a_fence():
    near, far = "Account number", "29723400890"
    fenced = f"{near}\n\u2588\n{far}"

    assert masked(f"{near}\n{far}") == {"bank_account"}
    assert not masked(fenced)
    assert masked(f"{near}\n\u2588 {far}")  # a block beside other signs parts nothing


def test_offsets_behind_a_fence_are_those_of_the_whole_text():
    _, rows, span = found("SSN: 219-09-9999\n\u2588\nPassport: [[533380006]]\n\u2588\n")

    assert (*span, "id_document") in rows
