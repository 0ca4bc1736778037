# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # A first look
#
# A screen goes in, a safe one comes out. All values are made up. Outputs are never saved: they
# hold content.

# %%
import numpy as np
from PIL import Image

import redact
from redact.read import pictures

# %% [markdown]
# ## A text
#
# Findings have offsets, labels and scores, and no text of their own.

# %%
redactor = redact.Redactor()
out = redactor.redact(redact.Text("Call Ada Lovelace, SSN 536-90-4399, on 2026-11-24."))
print(out.event.text)
print(out.findings, "rating", out.rating)

# %% [markdown]
# ## A frame
#
# `card` draws lines of text: a stand-in for a screen.

# %%
screen = pictures.card(["Name: Ada Lovelace", "SSN: 536-90-4399", "Status: open"])
out = redactor.redact(redact.Frame(screen, order="RGB"))
print(out.findings, out.findings.box.tolist())

# %%
Image.fromarray(np.hstack([screen, out.event.pixels]))

# %% [markdown]
# ## A policy
#
# A label that is not named is masked; floor labels cannot be kept, and the error says so.

# %%
policy = redact.Policy.parse('[labels]\nperson = "keep"\n')
print(redact.Redactor(policy).redact(redact.Text("Ada Lovelace, 536-90-4399")).event.text)

# %%
try:
    redact.Policy.parse('[labels]\nssn = "keep"\n')
except redact.PolicyError as error:
    print(error)
