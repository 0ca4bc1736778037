# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Scenes
#
# What a whole screen tells: its layout, its captions and the kind of window. All values are made
# up. Labels and counts are printed; outputs are never saved.

# %%
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

import redact
from redact.evaluate import labelled
from redact.evaluate.figures import figures
from redact.evaluate.run import run
from redact.testing import screen

# %% [markdown]
# ## A screen
#
# `screen` draws captions, each with its value below it, and says where the values are.

# %%
frame, boxes = screen(
    {
        "Employee's social security number": "536-90-4399",
        "Wages, tips, other compensation": "84,250.00",
        "Federal income tax withheld": "9,410.00",
        "Form": "W-2 Wage and Tax Statement",
    }
)
redactor = redact.Redactor()
out = redactor.redact(replace(frame, window=redact.Window(app="Chrome", title="Form W-2")))
print("scenes", out.scenes, "rating", out.rating)
print(out.findings.counts())

# %%
Image.fromarray(np.hstack([frame.pixels, out.event.pixels]))

# %% [markdown]
# ## What holds without a window, and what a policy makes of it
#
# The scene is told by the words alone, too. A policy that releases nothing rated 4 drops the frame.

# %%
print("no window told:", redactor.redact(frame).scenes)
careful = redact.Redactor(redact.Policy.parse("[release]\nmax_rating = 3\n"))
print("nothing rated 4:", careful.redact(frame).reason)

# %% [markdown]
# ## The same as a text
#
# In a text nothing stands beside anything, so no scene is sought: the number has a form and is
# found.

# %%
text = redactor.redact(redact.Text("SSN 536-90-4399"))
print(text.event.text, text.findings.counts(), "scenes", text.scenes)

# %% [markdown]
# ## A folder of labelled screens
#
# Each figure counts what is left in the masked pictures. A few screens prove little, and the
# bounds say so.

# %%
folder = Path(redact.__file__).parents[1] / "examples" / "screens"
found = figures(list(run(labelled.paths(folder, count=5), redactor.policy)))
for name, share in found.shares.items():
    bound = "" if share.bound is None else f"  at most {share.bound:.1%}"
    print(f"{name:16} {share.part:6} of {share.whole:6}{bound}")
