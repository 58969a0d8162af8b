extension PlanProblem {
  /// What is the matter and what to do about it.
  public var wording: ProblemText {
    switch self {
    case .targetWithoutYear(let id): ProblemText("problem.target-without-year", ["id": id])
    case .reversedRange(let from, let to):
      ProblemText(
        "problem.reversed-range",
        [
          "from": LocalizedText(number: from), "to": LocalizedText(number: to), "plain-to": to,
          "plain-from": from,
        ])
    case .percentBeyond(let value):
      ProblemText("problem.percent-beyond", ["value": LocalizedText(number: value)])
    case .yearAndTable(let id): ProblemText("problem.year-and-table", ["id": id])
    case .dependencyCycle(let set, let path):
      ProblemText("problem.dependency-cycle", ["set": set, "path": path.joined(separator: " → ")])
    case .roadmapBeforeStatus(let year, let status):
      ProblemText("problem.roadmap-before-status", ["year": year, "status": status])
    case .setNotInForce(let set, let years, let year):
      ProblemText("problem.set-not-in-force", ["set": set, "years": years, "year": year])
    case .setLapsed(let set, let years, let judged, let last):
      ProblemText(
        "problem.set-lapsed", ["set": set, "years": years, "last": last, "judged": judged])
    case .roadmapAfterHorizon(let year, let horizon):
      ProblemText("problem.roadmap-after-horizon", ["year": year, "horizon": horizon])
    case .yearsReversed(let status, let horizon):
      ProblemText("problem.years-reversed", ["horizon": horizon, "status": status])
    case .milestoneReversed(let start, let end):
      ProblemText(
        "problem.milestone-reversed",
        ["start": LocalizedText(date: start), "end": LocalizedText(date: end)])
    case .registeredTwice(let unit, let level, let line):
      ProblemText("problem.registered-twice", ["unit": unit, "level": level, "line": line])
    case .inRoadmapTwice(let unit, let level, let year, let line):
      ProblemText(
        "problem.in-roadmap-twice", ["unit": unit, "level": level, "year": year, "line": line])
    case .targetUnitDiffers(let target, let unit, let indicator, let own):
      ProblemText(
        "problem.target-unit-differs",
        ["target": target, "unit": unit, "indicator": indicator, "own": own])
    case .communeCount(let declared, let listed):
      ProblemText(
        "problem.commune-count",
        ["declared": LocalizedText(count: declared), "listed": LocalizedText(count: listed)])
    case .unweightedMean(let target, let indicator, let weight, let units):
      ProblemText(
        "problem.unweighted-mean",
        ["target": target, "indicator": indicator, "weight": weight, "units": units.some])
    case .setOfOtherUnits(let set, let kind):
      ProblemText(
        "problem.set-of-other-units",
        [
          "set": set,
          "kind": kind == .village
            ? LocalizedText("problem.set-of-other-units.village") : kind.rawValue,
        ])
    case .noCriteriaFolder: ProblemText("problem.no-criteria-folder")
    case .noSetInForce(let year, let known):
      known.isEmpty
        ? ProblemText(
          "problem.no-set-in-force.none", ["year": year],
          fix: LocalizedText("problem.no-set-in-force.fix"))
        : ProblemText("problem.no-set-in-force", ["year": year, "known": known])
    case .unknownCondition(let word, let set, let known):
      ProblemText(
        "problem.unknown-condition", ["set": set, "word": word],
        fix: known.isEmpty
          ? LocalizedText("problem.unknown-condition.none")
          : LocalizedText("problem.unknown-condition.known", ["known": known]))
    case .assignmentReversed(let from, let to):
      ProblemText(
        "problem.assignment-reversed",
        ["from": LocalizedText(date: from), "to": LocalizedText(date: to)])
    case .leadsOverlap(let set, let items, let agencies, let days):
      ProblemText(
        "problem.leads-overlap",
        ["agencies": agencies, "set": set, "items": items, "days": LocalizedText(days: days)])
    case .leadLapse(let set, let items, let days):
      ProblemText(
        "problem.lead-lapse", ["set": set, "items": items, "days": LocalizedText(days: days)])
    case .afterCutOff(let count, let date):
      ProblemText(
        "problem.after-cut-off",
        ["date": LocalizedText(date: date), "count": LocalizedText(count: count)])
    case .villageCountConflict(let commune, let year, let reported, let counted):
      ProblemText(
        "problem.village-count-conflict",
        ["commune": commune, "year": year, "reported": reported, "counted": counted])
    case .contradictoryTargets(let first, let second):
      ProblemText("problem.contradictory-targets", ["first": first, "second": second])
    case .moreThanThereAre(let target, let promised, let available):
      ProblemText(
        "problem.more-than-there-are",
        [
          "target": target, "promised": LocalizedText(number: promised),
          "available": LocalizedText(count: available),
        ])
    case .roadmapShort(let target, let promised, let listed):
      ProblemText(
        "problem.roadmap-short",
        ["target": target, "promised": LocalizedText(number: promised), "listed": listed])
    case .meanBelowBar(let target, let mean, let bar, let units):
      ProblemText(
        "problem.mean-below-bar",
        [
          "target": target, "mean": LocalizedText(number: mean), "bar": LocalizedText(number: bar),
          "units": units,
        ])
    case .meanBarUnknown(let target, let mean, let item, let units):
      ProblemText(
        "problem.mean-bar-unknown",
        ["target": target, "mean": LocalizedText(number: mean), "item": item, "units": units])
    case .notSeenBefore(let target, let required, nil, let comparisons):
      ProblemText(
        "problem.not-seen-before",
        [
          "target": target, "required": LocalizedText(number: required),
          "comparisons": LocalizedText(count: comparisons),
        ])
    case .notSeenBefore(let target, let required, let observed?, let comparisons):
      ProblemText(
        "problem.not-seen-before.with-past",
        [
          "target": target, "required": LocalizedText(number: required),
          "observed": LocalizedText(number: observed),
          "comparisons": LocalizedText(count: comparisons),
        ], fix: LocalizedText("problem.not-seen-before.fix"))
    case .pathTooShort(let target, let next, let required, let observed):
      ProblemText(
        "problem.path-too-short",
        [
          "target": target, "required": LocalizedText(number: required), "next": next,
          "observed": LocalizedText(number: observed),
        ])
    case .farFromReference(let target, let place, let figure, let required):
      ProblemText(
        "problem.far-from-reference",
        [
          "target": target, "figure": LocalizedText(number: figure), "place": place,
          "required": LocalizedText(number: required),
        ])
    case .idleChange(let scenario, let change, let reason, let units):
      units.isEmpty
        ? ProblemText(
          "problem.idle-change", ["scenario": scenario, "change": change, "reason": reason])
        : ProblemText(
          "problem.idle-change.in-units",
          ["scenario": scenario, "change": change, "units": units, "reason": reason],
          fix: LocalizedText("problem.idle-change.fix"))
    case .barMissing(let object, let isUpward):
      ProblemText(
        "problem.bar-missing", ["object": object],
        fix: isUpward
          ? LocalizedText("problem.bar-missing.upward")
          : LocalizedText("problem.bar-missing.either-way"))
    case .nothingBeyond(let key, let bar):
      key == "above"
        ? ProblemText(
          "problem.nothing-beyond.above", ["bar": LocalizedText(number: bar), "plain-bar": bar])
        : ProblemText(
          "problem.nothing-beyond.below", ["bar": LocalizedText(number: bar), "plain-bar": bar])
    case .criteriaBeyond(let value, let set, let count):
      ProblemText(
        "problem.criteria-beyond",
        ["value": LocalizedText(number: value), "set": set, "count": count])
    case .targetBeforeStatus(let target, let year, let status):
      ProblemText(
        "problem.target-before-status", ["target": target, "year": year, "status": status])
    case .targetAfterHorizon(let target, let year, let horizon):
      ProblemText(
        "problem.target-after-horizon", ["target": target, "year": year, "horizon": horizon])
    case .recognitionAhead(let year, let horizon):
      ProblemText("problem.recognition-ahead", ["year": year, "horizon": horizon])
    case .recognisedTwice(let unit, let level, let year, let line):
      ProblemText(
        "problem.recognised-twice", ["unit": unit, "level": level, "year": year, "line": line])
    case .setNotInPlan(let set, let sets):
      ProblemText("problem.set-not-in-plan", ["set": set, "sets": sets])
    case .heldAtBound(let scenario, let change, let bound, let units):
      ProblemText(
        "problem.held-at-bound",
        [
          "scenario": scenario, "change": change, "units": units.some,
          "bound": LocalizedText(number: bound),
        ])
    case .datasetsWithoutCriteria(let folder):
      ProblemText("problem.datasets-without-criteria", ["folder": folder])
    case .unitNamedTwice(let unit, let line):
      ProblemText("problem.unit-named-twice", ["unit": unit, "line": line])
    case .levelNotOfSet(let level, let set, let levels):
      ProblemText(
        "problem.level-not-of-set", ["set": set, "level": level],
        fix: levels.isEmpty
          ? LocalizedText("problem.level-not-of-set.none")
          : LocalizedText("problem.level-not-of-set.levels", ["levels": levels]))
    case .cannotHoldTogether(let target, let year, let needed, let greatest, false):
      ProblemText(
        "problem.cannot-hold-together",
        ["target": target, "year": year, "needed": needed, "greatest": greatest])
    case .cannotHoldTogether(let target, let year, let needed, let greatest, true):
      ProblemText(
        "problem.cannot-hold-together.with-more",
        ["target": target, "year": year, "needed": needed, "greatest": greatest])
    case .builtWithoutShare(let work, let built):
      ProblemText(
        "problem.built-without-share", ["work": work, "built": LocalizedText(number: built)])
    case .builtBeyondWhole(let work, let share):
      ProblemText(
        "problem.built-beyond-whole", ["work": work, "share": LocalizedText(number: share)])
    case .bandsBeyond(let start, let count):
      ProblemText("problem.bands-beyond", ["start": start, "count": count])
    case .workTooEarly(let scenario, let change, let criterion, let after, let units):
      ProblemText(
        "problem.work-too-early",
        [
          "scenario": scenario, "change": change, "criterion": criterion, "after": after,
          "units": units,
        ])
    case .barBeyond(let scenario, let change, let bar):
      ProblemText(
        "problem.bar-beyond",
        ["scenario": scenario, "change": change, "bar": LocalizedText(number: bar)])
    case .wouldReplace: ProblemText("problem.would-replace")
    }
  }
}
