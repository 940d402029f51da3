"""CC Assistant: cited answers, quotes and checklists for community support services."""

import os

__version__ = "0.1.0"

# Matrices are small here: two threads take longer to wait for each other, above all beside a screen that is
# being drawn, than one takes for all of it. Must be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
