"""The jobs that are timed: each takes a `Place` and gives sections of the report."""

from . import assess, books, fit, forecast, read, scaling, whole, workbooks, workers

JOBS = {
    "read": read.sections,
    "assess": assess.sections,
    "fit": fit.sections,
    "forecast": forecast.sections,
    "whole": whole.sections,
    "scaling": scaling.sections,
    "workers": workers.sections,
    "workbooks": workbooks.sections,
    "books": books.sections,
}
