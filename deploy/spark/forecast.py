#!/usr/bin/env python3
"""Forecasts a table in shards on Spark.

    spark-submit deploy/spark/forecast.py TABLE OUT --unit code --shards 8 \\
        [--lotrinh PROGRAM] [--apply "--horizon 3 --target income>=58"] -- --value income:positive ...

Spark reads the table (CSV), puts the rows of whole blocks of units together, and runs the program over every
partition: `frame`, `fit`, `apply`. The driver merges what they print. OUT gets one folder a shard and the
result of all, with _SUCCESS last. What stands after `--` goes to every step, what --apply names to apply alone.

A program that ends with another code than 0 fails its task, and Spark tries it again: that helps after 74 and
after signals. The codes 64 to 66, 70 and 73 say that it does not: they end the job at once with the words of
the program, which name the line and what is wrong with it.
"""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading

from pyspark.sql import SparkSession

BLOCK = 2048
"""How many units a block has; as in the frame."""

FINAL = {64, 65, 66, 70, 73}
"""Exit codes after which trying again does not help."""


class Refused(Exception):
    """A program ended with a code after which trying again does not help."""


def run(command, rows=None):
    """Runs a program with rows on its standard input; both pipes are drained while it is fed."""
    rows = list(rows or ())
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    parts = {}

    def drain(name, stream):
        parts[name] = stream.read()

    readers = [
        threading.Thread(target=drain, args=(name, stream))
        for name, stream in [("output", process.stdout), ("messages", process.stderr)]]
    for reader in readers:
        reader.start()
    try:
        for row in rows:
            process.stdin.write(row.encode() + b"\n")
        process.stdin.close()
    except BrokenPipeError:
        pass  # It ended early; its code says why.
    for reader in readers:
        reader.join()
    code = process.wait()
    if code != 0:
        words = with_rows(parts["messages"].decode(errors="replace").strip(), rows)
        kind = Refused if code in FINAL else RuntimeError
        raise kind(f"{shlex.join(command)} ended with {code}:\n{words}")
    return parts["output"]


def with_rows(words, rows):
    """Messages with the rows they speak of: the lines of a partition are not those of the table."""
    lines = sorted({int(line) for line in re.findall(r"line (\d+)", words)})
    return "\n".join([words] + [f"line {line}: {rows[line - 1]}" for line in lines if line <= len(rows)])


def attempted(index, work):
    """What a shard's work gives, or why it was refused: the driver has to know that, Spark would repeat it."""
    try:
        yield index, work(), None
    except Refused as refused:
        yield index, None, str(refused)


def in_order(results):
    """The results of all shards, in their order; ends the job where one was refused."""
    refused = [words for _, _, words in results if words]
    if refused:
        sys.exit("\n".join(refused))
    return [result for _, result, _ in sorted(results, key=lambda entry: entry[0])]


def step(lotrinh, name, reading, index, count, *more):
    """The command of a shard's step, which reads its rows from standard input."""
    shard = ["--shard", f"{index + 1}/{count}"] if name != "frame" else []
    return [lotrinh, name, "-", *reading, *shard, *more, "--quiet", "--jobs", "1", "--lang", "en"]


def partitions(lines, unit, shards):
    """The rows by shard: whole blocks of units in the order of their codes, and how many shards there are."""
    heading = lines.filter(lambda line: line and not line.startswith("#")).first()
    columns = heading.split(",")
    if unit not in columns:
        raise SystemExit(f"the table has no column {unit}: {heading}")
    place = columns.index(unit)
    rows = lines.filter(
        lambda line: line and not line.startswith("#") and line != heading
    ).map(lambda line: (field(line, place), line))
    # Spark's order of texts is that of their bytes, as Lotrinh's.
    codes = rows.keys().distinct().sortBy(lambda code: code.encode()).zipWithIndex()
    total = codes.count()
    blocks = -(-total // BLOCK)
    shards = max(1, min(shards, blocks))
    starts = [shard * blocks // shards for shard in range(shards + 1)]

    def shard_of(rank):
        block = rank // BLOCK
        return next(shard for shard in range(shards) if starts[shard] <= block < starts[shard + 1])

    by_code = codes.mapValues(shard_of)
    placed = rows.join(by_code).map(lambda pair: (pair[1][1], pair[1][0]))
    return heading, placed.partitionBy(shards, lambda shard: shard).values(), shards


def field(line, place):
    """A field of a row; codes with commas in quotes are not looked for beyond quotes before them."""
    if '"' not in line:
        return line.split(",", place + 1)[place]
    import csv
    return next(csv.reader([line]))[place]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table")
    parser.add_argument("out")
    parser.add_argument("--unit", default="unit")
    parser.add_argument("--shards", type=int, default=8)
    parser.add_argument("--lotrinh", default=os.environ.get("LOTRINH", "lotrinh"))
    parser.add_argument("--apply", default="")
    own, _, reading = " ".join(map(shlex.quote, sys.argv[1:])).partition(" -- ")
    options = parser.parse_args(shlex.split(own))
    reading = shlex.split(reading) + ["--unit", options.unit]
    asking = shlex.split(options.apply)

    spark = SparkSession.builder.appName("lotrinh forecast").getOrCreate()
    context = spark.sparkContext
    lines = context.textFile(options.table)
    heading, rows, count = partitions(lines, options.unit, options.shards)
    rows = rows.persist()
    lotrinh, out = options.lotrinh, os.path.abspath(options.out)
    os.makedirs(out, exist_ok=True)
    success = os.path.join(out, "_SUCCESS")
    if os.path.exists(success):
        os.remove(success)

    def survey(index, part):
        command = step(lotrinh, "frame", reading, index, count)
        return attempted(index, lambda: run(command, with_heading(heading, part)))

    with tempfile.TemporaryDirectory() as folder:
        def merged(texts, name):
            paths = []
            for index, text in enumerate(texts):
                paths.append(os.path.join(folder, f"{index}.{name}"))
                with open(paths[-1], "wb") as file:
                    file.write(text)
            path = os.path.join(folder, name)
            run([lotrinh, "merge", *paths, "--out", path, "--quiet", "--lang", "en"])
            with open(path, "rb") as file:
                return file.read()

        frame = context.broadcast(merged(
            in_order(rows.mapPartitionsWithIndex(survey).collect()), "frame"))

        def fit(index, part):
            def work():
                with handed(frame.value) as path:
                    return run(
                        step(lotrinh, "fit", reading, index, count, "--frame", path),
                        with_heading(heading, part))
            return attempted(index, work)

        tallies = in_order(rows.mapPartitionsWithIndex(fit).collect())
        model = context.broadcast(merged(tallies, "model"))

    def apply(index, part):
        def work():
            place = os.path.join(out, f"part-{index + 1:05d}")
            with handed(model.value) as path:
                run(step(lotrinh, "apply", reading + asking, index, count, "--model", path,
                         "--out", place), with_heading(heading, part))
            return place
        return attempted(index, work)

    parts = in_order(rows.mapPartitionsWithIndex(apply).collect())
    result = os.path.join(out, "all")
    run([lotrinh, "merge", *parts, "--out", result, "--quiet", "--lang", "en"])
    with open(success, "w", encoding="utf-8") as file:
        file.write("")
    print(f"{count} shards; the result is in {result}")
    spark.stop()


def with_heading(heading, rows):
    yield heading
    yield from rows


class handed:
    """Bytes as a file for as long as a step needs them."""

    def __init__(self, content):
        self.content = content

    def __enter__(self):
        self.folder = tempfile.mkdtemp()
        path = os.path.join(self.folder, "handed")
        with open(path, "wb") as file:
            file.write(self.content)
        return path

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)


if __name__ == "__main__":
    main()
