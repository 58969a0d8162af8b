"""What the programs of the whole job do: the bars of nineteen criteria, the indicators that are projected."""

NAMES = ["income", "poverty", "insurance"] + [f"c{i:02d}" for i in range(4, 20)]
# A criterion is one bar: indicator, sign, height.
CRITERIA = [("income", ">=", 40.0), ("poverty", "<=", 30.0), ("insurance", ">=", 35.0)] + [(c, ">=", 35.0) for c in NAMES[3:]]
# The indicators that are fitted and projected, with the bars whose chance is asked.
PROJECTED = CRITERIA[:3]
CODES = ["commune_code", "district", "province"]
HORIZON = 5
LEVEL = 0.95
# Years are counted from here, so that sums of squares keep their digits.
CENTRE = 2017.0
DEGREES = range(1, 101)


def arguments(argv):
    """FILE FOLDER PARTS: the parts are of `a`, the averages, and `t`, the trends with their projection."""
    return argv[1], argv[2], argv[3]
