"""Accuracy and calibration of `lotrinh forecast` on real panels, beside other forecasters. Run by `Benchmarks/accuracy`."""
