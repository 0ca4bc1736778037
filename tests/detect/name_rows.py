"""Lines as twelve kinds of application show them: benign ones, and ones with names.

In NAMED the name stands between brackets; the test takes the brackets out.
"""

BENIGN = {
    "settings": """
General
Privacy & Security
Notifications and Focus
Display & Brightness
Night Shift
Mark all as read
Sign Out
Software Update
Reset All Settings
Siri & Search
Date & Time
Allow apps to request to track
Touch ID & Passcode
Sound Output
Auto-Lock 5 minutes
Region United States
Language English (US)
Manage Storage
Dark Mode
Default Browser Chrome
""",
    "ide": """
File Edit Selection View Go Run Terminal Help
src/components/UserCard.tsx
import React, { useState } from 'react';
def parse_header(line: str) -> Header:
class AccountManager extends BaseManager {
raise ValueError("Missing Column")
TODO: Handle Empty Response
Merge branch 'main' into feature/login
const handleClick = async (event: MouseEvent) => {
Python 3.11.4 64-bit
Ln 42, Col 17 Spaces: 4 UTF-8
Go to Definition
Rename Symbol
Run and Debug
Julia 1.9 Ruby 3.2 Jasmine 5.1
TypeError: Cannot read properties of undefined
Build Succeeded
Jenkins Pipeline Stage View
public static void main(String[] args)
Version Control: Git Bash
""",
    "files": """
Documents
Downloads
Annual Report 2023.pdf
Budget_Final_v3.xlsx
Date Modified
New Folder
Empty Trash
Recently Deleted
Quick Access
This PC Local Disk (C:)
Compressed Folder
Project Plan Draft.docx
Sort By Name
Open With Preview
Move to Bin
Screenshots 48 items
Shared with me
Storage: 12.4 GB of 15 GB used
meeting-notes.md
Invoice Template.dotx
""",
    "terminal": """
Reading package lists... Done
Building dependency tree... Done
drwxr-xr-x 2 root root 4096 Mar 12 09:14 bin
git commit -m "Fix Typo in Header"
Collecting numpy==2.1.0
Successfully installed pytest-8.3.2
npm WARN deprecated inflight@1.0.6
Cloning into 'widgets'...
Sending build context to Docker daemon 2.048kB
Processing triggers for man-db
Switched to a new branch 'develop'
On branch main
Your branch is up to date with 'origin/main'.
FAILED tests/test_api.py::TestLogin::test_token
Starting Apache Kafka Server
Enter passphrase for key:
Permission denied (publickey).
Last login: Tue Mar 5 10:22:31
Traceback (most recent call last):
Connection to Redis Cluster Lost
""",
    "dashboard": """
Total Revenue
Active Users
Conversion Rate
Last 30 Days
Top Products
Monthly Recurring Revenue
Bounce Rate
New vs Returning Visitors
Traffic Sources
Average Order Value
Net Promoter Score
Churn Rate
Sales by Region
North America
Latin America
Middle East and Africa
Q3 Forecast
Export to CSV
Real-Time Overview
Goal Completions
""",
    "spreadsheet": """
Insert Pivot Table
Conditional Formatting
Freeze Panes
Sheet1 Sheet2 Summary
=VLOOKUP(A2,Prices!A:C,3,FALSE)
Item Quantity Unit Price Amount
Paper Clips 12 0.99 11.88
Grand Total
Jan Feb Mar Apr May Jun
Page Layout Formulas Data Review View
Budget vs Actual
Cost Center
Depreciation Schedule
Merge & Center
Font Calibri
Georgia Courier New Lucida Console
Wrap Text
Number Format Currency
Fill Down
Trace Precedents
""",
    "docs": """
Chapter 3: Getting Started
Table of Contents
Introduction
The quick brown fox jumps over the lazy dog.
Installation Guide
Follow the steps below to configure the Gateway.
Note: Changes take effect after Restart.
Frequently Asked Questions
See Appendix B for the Glossary
Release Notes
Known Issues
Terms of Service
Privacy Policy
What's New in This Version
Bayes Theorem and Gaussian Noise
Figure 2. System Architecture
Section 4.1 Access Control
All Rights Reserved.
Last updated on 12 January 2024
Lorem ipsum dolor sit amet
""",
    "store": """
Add to Cart
Buy Now
Free Shipping on Orders Over $35
Customers Also Bought
Best Sellers
Stainless Steel Water Bottle
Wireless Noise Cancelling Headphones
Calvin Klein Leather Belt
Ralph Lauren Polo Shirt
Trader Joe's Organic Coffee
Dr. Pepper 12 Pack
Women's Running Shoes
Subscribe & Save
Apply Promo Code
Estimated Delivery
In Stock
Track Package
Gift Cards
Your Recently Viewed Items
Compare Similar Products
""",
    "mail": """
Inbox (12)
Sent Items
Drafts
Reply Reply All Forward
Mark as Read
Move to Junk
Weekly Digest
Your order has shipped
Unsubscribe from this list
From: Support
To: All Staff
Cc: Engineering Team
Subject: Quarterly Planning
Hi there,
Dear Customer,
Hello Team,
Best regards,
Thanks in advance
Meeting Invitation: Sprint Review
Snooze until Monday
""",
    "tax": """
Form 1040 U.S. Individual Income Tax Return
Box 1 Wages, tips, other compensation
Schedule C Profit or Loss
Standard Deduction
Married filing jointly
Head of Household
Adjusted Gross Income
Child Tax Credit
Employer Identification Number
Federal Income Tax Withheld
Medicare wages and tips
Line 11 Amount You Owe
Direct Deposit
Routing number
Sign Here
Third Party Designee
Paid Preparer Use Only
Roth IRA Contributions
Social Security Benefits
Filing Status Single
""",
    "health": """
Patient Portal
Upcoming Appointments
Test Results
Request Refill
Blood Pressure
Primary Care
Physical Therapy
Parkinson's Disease
Crohn's Disease
Message Your Doctor
Visit Summary
Allergies: Penicillin
Hepatitis B Vaccine
Emergency Room
Health Insurance Card
Patient Name
Mayo Clinic
Johns Hopkins Hospital
Complete Blood Count
Vital Signs
""",
    "project": """
Assigned to Me
Reported by: Unassigned
Epic Link
To Do In Progress Done
Story Points
Create Issue
Sprint 14 Active
Backlog Grooming
Owner: Everyone
Author: Unknown
High Priority
Due Date
Design Review
Add Comment
Watchers 3
Austin, Texas
San Francisco, California
St. Louis Office
Wells Fargo Center
Request Changes
""",
}

NAMED = """
From: [Maria Garcia-Lopez] <mgl@example.org>
To: [Li Wei], [Zhang Min]
Cc: [Kenji Tanaka]; [Sakura Ito]
Assigned to [Chidi Okonkwo]
Assignee: [Ngozi Adeyemi]
Reported by [Siobhán O'Connor]
Patient: [Wanjiru Kamau]
patient: [maria lopez]
Patient [Oluwaseun Adebayo] checked in
Employee [Thorvald Brekke-Haugen]
Employee: [NGUYEN, THI HOA]
Dear [Xiuying],
Dear [Grace],
Hi [Mark],
Hello [Priya],
Dr. [Young] will see you now
Mr. [Abdullah al-Rashid]
Prof. [Giuseppe Ricci]
Mrs. [Brown]
Ms. [Yetunde Balogun]
[GARCIA, MARIA]
[GARCIA LOPEZ, MARIA E]
[SMITH, JOHN A]
[Kowalczyk, Agnieszka]
[O'Brien, Sean]
[Nguyen, Minh]
[JOHN SMITH]
[FATIMA HASSAN]
[Jean-Pierre de la Fontaine]
[Ludwig van der Berg]
[José Luis Hernández]
[François Lefèvre] replied
[Björn Svensson] commented
[Łukasz Wiśniewski] joined the channel
[Zoë Müller] is typing
[Dmitri Volkov] shared a file
[Olena Kovalenko] approved this
[Elif Yılmaz] left a comment
[Mehmet Öztürk] edited 2 hours ago
[Hiroshi Yamamoto]
[Min-jun Kim]
[Jihoon Park]
[Nguyễn Văn Minh]
[Siti Rahman]
[Budi Santoso]
[Somchai Wongsawat]
[Rajesh Kumar] Online
[Ananya Chatterjee]
[Venkatesh Iyer]
[Gurpreet Kaur] 10:42 AM
[Mohammed Al-Farsi]
[Yasmin Haddad]
[Noam Levi]
[Avraham Cohen]
[Kwame Mensah]
[Thandiwe Nkosi]
[Tadesse Bekele]
[Amina Diallo]
[Nikolaos Papadopoulos]
[Eleni Georgiou]
[Zsofia Nagy]
[Ioana Popescu]
[Miloš Jovanović]
[Petra Novák]
[Katarzyna Zielińska]
[Aino Virtanen]
[Niamh Murphy]
[Caoimhe O'Neill]
[João Pereira da Silva]
[Luciana Carvalho]
[Guadalupe Ramírez]
[Xochitl Mendoza]
[Marisol Villanueva]
[Rowena Bautista]
[Emily Johnson] 3:15 PM
[Michael Brown]
[Sarah Miller] You: sounds good
[James A. Wilson]
[J. Ramirez]
[Deshawn Washington]
[Latoya Jackson]
[Connor McDonald]
[Priya]
[Kenji]
[Fatoumata] replied to your message
[Aisha]: can you look at this?
10:42 [Aisha Bello]: on my way
Lunch with [Priya] and [Chen Wei]
Can you ask [Rajesh] about the budget?
Please call [Emma Thompson] tomorrow
[Ahmed]'s calendar
Created by [Ivana Horvat] on 12 May
Approved by: [Katrin Weber]
Owner: [Hamza Sheikh]
Full name: [Ines Moreau]
Name: [lucia fernandez]
Spouse: [Robert Chen]
Emergency contact: [Mwangi Kariuki]
Reviewer: [Haruto Sato]
Physician: [Anjali Deshmukh], MD
Manager: [Olivier Girard]
Supervisor: [Tunde Okafor]
Best regards, [Helena Lindqvist]
Thanks, [Omar]
Signed-off-by: [Sean Byrne] <sb@example.org>
Author: [Will Turner]
Bill to: [Chloe Dubois]
Cardholder: [AMARA OKEKE]
Meeting with [Sofía Gutiérrez] at noon
[Daniel Kim] reacted to your comment
I spoke to [Kowalski] about the invoice yesterday
[Hana Suzuki] (you)
[Arjun Nair] - Engineering Manager
[Leila Ahmadi], Product Designer
[Tomasz Nowak] +3 others
"""

CELLS = """
[Edward Newton]
[Patty Brown]
[Georgia White]
[Edward Newton] 9:14 AM
[Edward Newton], Sales
[Sarah Miller] You: sounds good
[Georgia White] · 3 h
[Patty Brown] (2)
1. [Georgia White]
10:42 [Georgia White]
[Andrew Cooper]
[Austin Reed]
[Chase Young]
[April King]
[June Day]
[Georgia Cook]
[Mary Ann Cook]
[John Q. Day]
[GEORGIA WHITE]
[Zhang Xiaoming]
[Sun Mei]
[Nguyen Thi Lan]
[Omar Abdel Rahman]
[Juan Pablo Castillo Vega]
[Austin Reed] and [June Cook]
Call with [Georgia White] at noon
Hi [Georgia],
"""

CAPTIONED = """
Your first name and middle initial: [Virginia]
Last name: [White]
Surname: [King]
Spouse's name: [Laura Myers]
First name: [Joy]
Legal first name: [Rose]
Nachname: [Weiß]
Apellido: [Reyes]
Nom: [Petit]
Name: [georgia]
Full name: [zhou ming]
Last name: [Ogbonna]
Patient: [R. Thomas]
Patient: [Georgia White] DOB: 1/2/1980
Beneficiary: [Kim]
Account holder: [MARIA GARCIA LOPEZ]
Prepared for [Dana]
Cc: [li wei]
First name: [Virginia] Last name: [White]
"""

ILL_READ = """
[lan Henson]
[lsabel Cruz]
[Al1son Gray]
[0livia Hart]
[Joshua W4re]
Patient: [lan Henson]
"""

TITLED = """
Dr. [Lopez]
Dr. [Georgia White]
Mr. [Young]
Ms. [Yetunde Balogun]
Mrs. [Brown]
Prof. [Giuseppe Ricci]
Sir [Alan Whitmore]
Herr [Krause]
Frau [Weber]
Sra. [Ortiz]
Mme [Lambert]
Patient: Dr. [Lopez]
"""

NOBODY = """
Bill Pay
Mark Read
Grant Access
Will Call
Chase Bank
Penny Lane
Rose Garden
Virginia Beach
Georgia Tech
Georgia State
Summer Sale
Frank Report
Max Retries
Max Price
Art Supplies
Sofia Bulgaria
Dallas Cowboys
Franklin Street
May Day
Mark Young People
Ophthalmologist
Surveyor
Automotive engineer
Geneticist, molecular
Exhibitions officer, museum/gallery
Administrator, sports
Chartered certified accountant
Hospital doctor
Arts administrator
Employee: Ophthalmologist
Name: Surveyor
Tyler Texas
Austin Powers
Contact: Lakeside Clinic
Booked
Lakeside Clinic
GY-4301-U
OC-7521-R
Patient: GY-4301-U
Aurora Linux 42.1
Routing number
lan
lan cable
Sheet1 Gen4 Mar1 Mp4
First name: Last name
First name: Required
Name: Description
Name: Date of birth (mm/dd/yyyy)
Employee: Title
Middle initial: Q
Surname: Postcode
Nachname: Vorname
Name: Main
Name: nginx-proxy
Cc: Bcc
Owner: all hands
"""
