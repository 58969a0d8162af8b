"""Fills the cache of rivals without looking at Lotrinh: `python -m forecast_accuracy.prepare FOLDER [SET…]`."""

import os
import sys

from .rivals import OWN, PEERS, cached
from .scales import SCALES
from .windows import SETS

if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    folder, names = sys.argv[1], sys.argv[2:] or ["m3", "es", "insurance", "us"]
    for method in (*OWN, *PEERS):
        for name in names:
            for window in SETS[name]():
                for scale in SCALES:
                    cached(window, scale, method, folder)
