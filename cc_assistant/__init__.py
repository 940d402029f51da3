"""CC Assistant: cited answers, quotes and checklists for community support services."""

import os

__version__ = "0.1.0"

# Matrices are small here: two threads take longer to wait for each other, above all beside a screen that is
# being drawn, than one takes for all of it. Must be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# onnxruntime's own builds report their use over the network, past Python, from 1.29 on. Only a variable that
# is set before it is loaded keeps it from doing so altogether.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
