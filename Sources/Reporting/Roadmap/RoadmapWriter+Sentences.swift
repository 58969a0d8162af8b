import Panels
import Planning

extension RoadmapWriter {
  /// What the tables do not say.
  var sentences: [String] {
    [
      givenSentence, doneSentence, paceSentence, slippageSentence, proposedSentence, gapSentence,
      leftOutSentence, remedySentence, failingSentence, yearsSentence, openSentence,
    ]
    .compactMap(\.self)
  }

  private var givenSentence: String? {
    let given = report.given
    guard !given.lines.isEmpty else {
      return say(
        "roadmap.no-given-roadmap")
    }
    let tooFast = given.years.reduce(0) { $0 + $1.tooFast }
    var text = say(
      "roadmap.given-summary",
      ["communes": given.lines.count, "expected": words.communes(expected: given.expected)]
    )
    if tooFast > 0 {
      text += say(
        "roadmap.too-fast", ["count": tooFast])
    }
    return text + unknownSentence
  }

  /// Which communes the expected number of the given roadmap leaves out, as their chance is not known.
  private var unknownSentence: String {
    let unknown = report.given.unknown.map { report.names[$0.commune] ?? $0.commune }
    guard !unknown.isEmpty else { return "" }
    let names = unknown.prefix(10).joined(separator: ", ") + (unknown.count > 10 ? ", …" : "")
    return say("roadmap.not-in-expected", ["count": unknown.count, "names": names])
  }

  private var doneSentence: String? {
    let done = report.done
    guard !done.isEmpty else { return nil }
    let names = done.prefix(10).joined(separator: ", ") + (done.count > 10 ? ", …" : "")
    return say(
      "roadmap.recognised-already", ["count": done.count, "names": names])
  }

  private var paceSentence: String {
    let source =
      switch report.pace.source {
      case .call: "--pace"
      case .target(let name):
        say("roadmap.target-follows") + name[words.language]
      case .usual:
        say(
          "roadmap.default-pace"
        )
      }
    let count = report.pace.criteria
    return say(
      "roadmap.pace", ["count": count, "source": source]
    )
  }

  /// The plan's own past; without one an example from elsewhere, of which nothing is made for this plan.
  private var slippageSentence: String? {
    let count = report.given.lines.count
    guard count > 0 else { return nil }
    guard let past = report.past else {
      let example = PastShare.namTruc
      return say(
        "roadmap.no-past-roadmap", ["in-time": example.inTime, "planned": example.planned]
      )
    }
    let (low, high) = (past.quantile(0.05), past.quantile(0.95))
    return say(
      "roadmap.by-past-roadmap",
      [
        "in-time": past.inTime, "planned": past.planned,
        "expected": words.communes(expected: past.mean * Double(count)),
        "low": number(low * Double(count), 0),
        "high": number(high * Double(count), 0),
      ]
    )
  }

  private var proposedSentence: String {
    let proposed = report.proposed
    if proposed.entries.isEmpty {
      return say(
        "roadmap.nobody-fits")
    }
    var text = say(
      "roadmap.proposed-summary",
      [
        "communes": proposed.entries.count,
        "expected": words.communes(expected: proposed.expectedTotal),
      ]
    )
    if let reach = report.reach {
      text += say(
        "roadmap.chance-of-reach", ["reach": reach, "chance": percent(proposed.value)])
    }
    text += "."
    guard !report.given.lines.isEmpty else { return text }
    let count = report.comparison.count
    return text
      + say(
        "roadmap.against-given",
        [
          "same": count(.same), "earlier": count(.earlier), "later": count(.later),
          "added": count(.added), "dropped": count(.dropped),
        ]
      )
  }

  private var gapSentence: String? {
    let proposed = report.proposed
    if proposed.entries.isEmpty { return nil }
    let limits =
      report.isPlansCapacity
      ? say(
        "roadmap.capacity-of-given") : ""
    if proposed.gap < 1e-9 {
      return say(
        "roadmap.best-possible")
        + limits
    }
    let gap = words.numbers.percent(100 * proposed.gap, decimals: 2)
    return say(
      "roadmap.best-within", ["gap": gap, "bound": number(proposed.bound, 3)]) + limits
  }

  private var leftOutSentence: String? {
    let left = report.proposed.leftOut
    guard !left.isEmpty else { return nil }
    let parts = ProposedRoadmap.Reason.allCases.compactMap { cause -> String? in
      let count = left.count { $0.reason == cause }
      return count == 0 ? nil : "\(count) \(reason(cause))"
    }
    return say("roadmap.left-out-follow") + parts.joined(separator: ", ") + "."
  }

  /// What to do where nobody could be proposed.
  private var remedySentence: String? {
    let proposed = report.proposed
    guard proposed.entries.isEmpty, !proposed.leftOut.isEmpty else { return nil }
    let parts = ProposedRoadmap.Reason.allCases.compactMap { cause -> String? in
      let own = proposed.leftOut.filter { $0.reason == cause }.map(\.commune)
      return own.isEmpty ? nil : remedy(cause, of: Set(own))
    }
    return say("roadmap.advice-follows") + parts.joined(separator: "; ") + "."
  }

  private func remedy(_ cause: ProposedRoadmap.Reason, of communes: Set<String>) -> String {
    switch cause {
    case .cannotByThen:
      say(
        "roadmap.advice-years-or-pace")
    case .lowChance:
      say(
        "roadmap.advice-years")
    case .noCapacity:
      say(
        "roadmap.advice-capacity")
    case .unknownChance: unknownRemedy(communes)
    }
  }

  /// Without a chance something cannot be assessed, or was seen in too few years to say how it moves.
  private func unknownRemedy(_ communes: Set<String>) -> String {
    let open = report.model.communes.filter { communes.contains($0.code) }.flatMap(\.open)
    let counts = Dictionary(open.map { ($0, 1) }, uniquingKeysWith: +)
    let named = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8).map(\.key)
    guard !named.isEmpty else {
      return say(
        "roadmap.advice-earlier-data")
    }
    let rest = counts.count > named.count ? ", …" : ""
    return say(
      "roadmap.advice-open-criteria",
      ["criteria": named.joined(separator: ", "), "rest": rest]
    )
  }

  /// How many candidates have chances that rest on one year.
  private var yearsSentence: String? {
    let known = report.model.communes.filter { commune in
      commune.chances.contains { !$0.isNaN }
    }
    let single = known.count { $0.knownYears == 1 }
    guard single > 0 else { return nil }
    let who =
      single == known.count
      ? say("roadmap.the-chances")
      : say(
        "roadmap.chances-of-some", ["count": single, "communes": known.count])
    return who
      + say(
        "roadmap.rests-on-one-year"
      )
  }

  /// What is met today and will probably not be by the year proposed or given, whichever is later.
  private var failingSentence: String? {
    let years = Dictionary(
      report.comparison.lines.map {
        ($0.commune, [$0.proposed, $0.given].compactMap(\.self).max())
      },
      uniquingKeysWith: { one, _ in one })
    let communes = report.model.communes.compactMap { commune -> String? in
      let last = (years[commune.code] ?? nil) ?? .max
      let own = commune.failing.filter { $0.year <= last }
      if own.isEmpty { return nil }
      return (report.names[commune.code] ?? commune.code) + " "
        + own.map { "\($0.criterion) (\($0.year))" }.joined(separator: ", ")
    }
    guard !communes.isEmpty else { return nil }
    let list = communes.prefix(8).joined(separator: "; ") + (communes.count > 8 ? "; …" : ".")
    return say(
      "roadmap.will-fail-bars", ["communes": communes.count, "criteria": list]
    )
  }

  private var openSentence: String? {
    let open = report.model.communes.count { !$0.open.isEmpty }
    guard open > 0 else { return nil }
    return say(
      "roadmap.open-criteria", ["count": open])
  }
}
