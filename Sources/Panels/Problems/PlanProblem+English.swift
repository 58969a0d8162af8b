extension PlanProblem {
  /// The message in English.
  var english: ProblemMessage {
    switch self {
    case .targetWithoutYear(let id):
      ProblemMessage(
        "The target \"\(id)\" has no year.",
        fix: "Write year: 2025; write year: null where the text of the plan gives none.")
    case .reversedRange(let from, let to):
      ProblemMessage(
        "The range from \(from) to \(to) is the wrong way round: no value lies in it.",
        fix: "Write from: \(to) and to: \(from).")
    case .percentBeyond(let value):
      ProblemMessage(
        "\(value) percent is not possible: a share lies between 0 and 100.",
        fix: "Correct the bar; 0.5 stands for half a percent, 50 for half.")
    case .yearAndTable(let id):
      ProblemMessage(
        "The target \"\(id)\" gives bars by year and a year besides.",
        fix: "Remove the key year: the table names its own.")
    case .dependencyCycle(let set, let path):
      ProblemMessage(
        "The criteria of \(set) wait for each other: \(path.joined(separator: " → ")).",
        fix: "Remove one of these from its list \"after\".")
    case .roadmapBeforeStatus(let year, let status):
      ProblemMessage(
        "The roadmap names the year \(year), before the status year \(status) of the plan.",
        fix: "Correct the year; to look back on it, tell what came of it under outcomes.")
    case .setNotInForce(let set, let years, let year):
      ProblemMessage(
        "The set \(set) is in force in \(years), not in \(year): levels and criteria of that year have no outlook under it.",
        fix: "Name the set in force in \(year), or lengthen the set's years if it still counts.")
    case .setLapsed(let set, let years, let judged, let last):
      ProblemMessage(
        "The set \(set) was in force in \(years), and the data go to \(last): communes are judged in \(judged).",
        fix: "Name the set in force in \(last), or lengthen the set's years if it still counts.")
    case .roadmapAfterHorizon(let year, let horizon):
      ProblemMessage(
        "The roadmap names the year \(year), after the last year \(horizon) of the plan.",
        fix: "Correct the year, or set years: horizon: \(year).")
    case .yearsReversed(let status, let horizon):
      ProblemMessage(
        "The last year \(horizon) of the plan is before its status year \(status).",
        fix: "Write the year of the data under status, the last year of the plan under horizon.")
    case .milestoneReversed(let start, let end):
      ProblemMessage(
        "What starts on \(start) cannot end on \(end).",
        fix: "Change the two dates round, or leave the end empty for a single day.")
    case .registeredTwice(let unit, let level, let line):
      ProblemMessage(
        "\(unit) is registered for the level \(level) twice; first on line \(line).",
        fix: "Keep one registration, with the year for which it holds.")
    case .inRoadmapTwice(let unit, let level, let year, let line):
      ProblemMessage(
        "\(unit) is in the roadmap for the level \(level) twice; first for \(year), on line \(line).",
        fix: "Keep the year in which it is to reach the level.")
    case .targetUnitDiffers(let target, let unit, let indicator, let own):
      ProblemMessage(
        "The target \"\(target)\" is in \(unit), its indicator \(indicator) in \(own).",
        fix: "Convert the bar and write unit: \(own).")
    case .communeCount(let declared, let listed):
      ProblemMessage(
        "The plan speaks of \(counted(declared, "commune")), the table of units lists \(englishNumber(listed)): figures per commune rest on those listed.",
        fix: "Complete the table, or correct area: communes.")
    case .unweightedMean(let target, let indicator, let weight, let units):
      ProblemMessage(
        "\(target): the target for the mean of \(indicator) cannot be judged, as \(weight[.en]) is not known for \(some(units)).",
        fix: "Give \(weight[.en]) of each commune, in one year at least, among the observations.")
    case .setOfOtherUnits(let set, let kind):
      ProblemMessage(
        "The set \(set) assesses units of the kind \(kind.rawValue), and a plan starts from communes.",
        fix: "Name a set for communes; this one belongs under villages: sets in the plan.")
    case .noCriteriaFolder:
      ProblemMessage(
        "No folder of criteria sets is found, neither beside the plan, nor in LOTRINH_DATASETS, nor with the program.",
        fix:
          "Let LOTRINH_DATASETS name the folder \"datasets\" of Lotrinh, or put the file of the set in a folder \"criteria\" beside the plan."
      )
    case .noSetInForce(let year, let known):
      ProblemMessage(
        "No base set is in force in \(year)\(known.isEmpty ? "" : "; there are \(known.joined(separator: ", "))").",
        fix: "Name the set with --set, or another year with --year.")
    case .unknownCondition(let word, let set, let known):
      ProblemMessage(
        "The set \(set) has no condition \"\(word)\".",
        fix: known.isEmpty
          ? "The set has no conditions: remove the entry."
          : "Write one of \(known.joined(separator: ", ")).")
    case .assignmentReversed(let from, let to):
      ProblemMessage(
        "The assignment starts on \(from) and ends on \(to).", fix: "Change the two dates round.")
    case .leadsOverlap(let set, let items, let agencies, let days):
      ProblemMessage(
        "\(agencies.joined(separator: ", ")) lead \(set) \(items.joined(separator: ", ")) at the same time, \(daysInWords(days, .en)).",
        fix: "Let one lead, the others take part (role with), or let the first end the day before.")
    case .leadLapse(let set, let items, let days):
      ProblemMessage(
        "Nobody leads \(set) \(items.joined(separator: ", ")), \(daysInWords(days, .en)).",
        fix: "Extend an assignment, or add one for these days.")
    case .afterCutOff(let count, let date):
      ProblemMessage(
        "Values of after the cut-off date \(date): \(englishNumber(count)).",
        fix: "Remove them, or correct cut-off; the assessment rests on them as it stands.")
    case .villageCountConflict(let commune, let year, let reported, let counted):
      ProblemMessage(
        "\(commune), \(year): \(reported) villages are reported as meeting the standard, \(counted) do by their own data.",
        fix: "Correct one of the two; the reported number is used.")
    case .contradictoryTargets(let first, let second):
      ProblemMessage(
        "No value meets both \(first) and \(second).", fix: "Correct one of the two targets.")
    case .moreThanThereAre(let target, let promised, let available):
      ProblemMessage(
        "\(target): \(promised) are promised, and there are \(englishNumber(available)).",
        fix: "Correct the number, or area: communes.")
    case .roadmapShort(let target, let promised, let listed):
      ProblemMessage(
        "\(target): \(promised) are promised, and the roadmap names \(listed) up to that year.",
        fix: "Add the others to the roadmap, or correct the number.")
    case .meanBelowBar(let target, let mean, let bar, let units):
      ProblemMessage(
        "\(target): a mean of \(mean) lies below the bar of \(bar) that \(units.joined(separator: ", ")) must pass the same year: the target can be met while they fail.",
        fix: "Raise the mean, or watch these communes by themselves.")
    case .meanBarUnknown(let target, let mean, let item, let units):
      ProblemMessage(
        "\(target): a mean of \(mean) may lie below the bar of \(item) that \(units.joined(separator: ", ")) must pass the same year; the height of the bar is not known.",
        fix: "Give the bar in thresholds.csv.")
    case .notSeenBefore(let target, let required, let observed, let comparisons):
      ProblemMessage(
        "\(target): needs \(required) a year\(observed.map { ", observed so far is \($0) a year" } ?? ""); fewer than one in twenty of \(englishNumber(comparisons)) comparable changes reached that.",
        fix: "Check the bar, the year and the unit, or say what will be different.")
    case .pathTooShort(let target, let next, let required, let observed):
      ProblemMessage(
        "\(target) leaves \(required) a year to \(next), observed so far is \(observed) a year.",
        fix: "Raise the nearer target, or lower the later one.")
    case .farFromReference(let target, let place, let figure, let required):
      ProblemMessage(
        "\(target): from \(figure) in \(place) it would take \(required) a year, which fewer than one in twenty comparable changes reached.",
        fix: "Check the figure of the start and the bar.")
    case .idleChange(let scenario, let change, let reason, let units):
      ProblemMessage(
        "Scenario \(scenario): \"\(change.en)\" changes nothing\(units.isEmpty ? "" : " in \(units.joined(separator: ", "))"): \(reason.en).",
        fix: "Check the year, the units or the data of this change.")
    case .barMissing(let object, let isUpward):
      ProblemMessage(
        "\(object.en) has no bar to reach.",
        fix: isUpward
          ? "Write at-least (this or more) or above (more than this)."
          : "Write one of at-least (this or more), above, at-most (this or less), below, or from with to (a range)."
      )
    case .nothingBeyond(let key, let bar):
      ProblemMessage(
        key == "above"
          ? "Nothing is above \(bar): it is the most there can be."
          : "Nothing is below \(bar): it is the least there can be.",
        fix: key == "above"
          ? "Write at-least: \(bar), or a lower bar." : "Write at-most: \(bar), or a higher bar.")
    case .criteriaBeyond(let value, let set, let count):
      ProblemMessage(
        "\(value) criteria are not possible: the set \(set) has \(count).",
        fix: "Correct the bar, from 0 to \(count).")
    case .targetBeforeStatus(let target, let year, let status):
      ProblemMessage(
        "The target \"\(target)\" names the year \(year), before the status year \(status) of the plan: there is nothing left to plan.",
        fix: "Correct the year of the target, or years: status.")
    case .targetAfterHorizon(let target, let year, let horizon):
      ProblemMessage(
        "The target \"\(target)\" names the year \(year), after the last year \(horizon) of the plan.",
        fix: "Correct the year, or set years: horizon: \(year).")
    case .recognitionAhead(let year, let horizon):
      ProblemMessage(
        "A recognition for \(year), after the last year \(horizon) of the plan: there can be no decision yet.",
        fix: "Correct the year; what is only planned belongs under roadmap in the plan.")
    case .recognisedTwice(let unit, let level, let year, let line):
      ProblemMessage(
        "\(unit) is recognised at the level \(level) for \(year) twice; first on line \(line).",
        fix: "Remove one of the lines.")
    case .setNotInPlan(let set, let sets):
      ProblemMessage(
        "There is a set \(set), but the plan does not use it: its sets are \(sets.joined(separator: ", ")).",
        fix: "Add \(set) to sets in the plan, or remove this entry.")
    case .heldAtBound(let scenario, let change, let bound, let units):
      ProblemMessage(
        "Scenario \(scenario): \"\(change.en)\" would lead beyond what there can be in \(some(units)): it is held at \(bound).",
        fix:
          "Look at the figure again: plus is in the unit of the indicator, percentage points for a share."
      )
    case .datasetsWithoutCriteria(let folder):
      ProblemMessage(
        "LOTRINH_DATASETS names \"\(folder)\", where there is no folder criteria.",
        fix: "Point it at the folder \"datasets\" of Lotrinh, or unset it.")
    case .unitNamedTwice(let unit, let line):
      ProblemMessage(
        "\(unit) is named twice in one list; first on line \(line). It counts once.",
        fix: "Remove one of the two, or name the unit that was meant.")
    case .levelNotOfSet(let level, let set, let levels):
      ProblemMessage(
        "\(set) does not grant the level \(level).",
        fix: levels.isEmpty
          ? "Name a set that grants it." : "Write one of: \(levels.joined(separator: ", ")).")
    case .cannotHoldTogether(let target, let year, let needed, let greatest, false):
      ProblemMessage(
        "\(target): the average of \(year) needs \(needed) criteria met in all; the counts at the two levels leave room for \(greatest) at most.",
        fix: "Correct the average or the counts; consistency.csv has the sums for both readings.")
    case .cannotHoldTogether(let target, let year, let needed, let greatest, true):
      ProblemMessage(
        "\(target): the average of \(year) needs \(needed) criteria met in all; with just the communes promised at the two levels \(greatest) at most are reached.",
        fix:
          "Promise more communes at the levels, or a lower average; consistency.csv has the sums for both readings."
      )
    case .builtWithoutShare(let work, let built):
      ProblemMessage(
        "The work \(work) has \(built) built and says that this is 0 percent.",
        fix: "Write the share that is built, with its decimals, or built: 0.")
    case .builtBeyondWhole(let work, let share):
      ProblemMessage(
        "The work \(work) would make \(share) percent of the whole that its own figures imply.",
        fix: "Check built, share and planned, and that all are in one unit.")
    case .bandsBeyond(let start, let count):
      ProblemMessage(
        "The bands begin at \(start) criteria, and no set has more than \(count): they are not used.",
        fix: "Give lower ends that the set can reach, the first for all its criteria.")
    case .workTooEarly(let scenario, let change, let criterion, let after, let units):
      ProblemMessage(
        "Scenario \(scenario): \"\(change.en)\" finishes criterion \(criterion) before \(after.joined(separator: ", ")), for which it waits in the plan: \(units.joined(separator: ", ")).",
        fix: "Add work on those by the same year, or let this one end later.")
    case .barBeyond(let scenario, let change, let bar):
      ProblemMessage(
        "Scenario \(scenario): with \"\(change.en)\" the bar becomes \(bar), which nobody can pass.",
        fix: "Give a bar that can be reached, by to, times or plus.")
    case .wouldReplace:
      ProblemMessage(
        "There is such a file already, and nothing is written.",
        fix: "Name another folder, or move the file away.")
    }
  }
}
