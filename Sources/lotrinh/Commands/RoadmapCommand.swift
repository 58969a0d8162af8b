import ArgumentParser
import Panels
import Pipeline

/// `lotrinh roadmap`.
struct RoadmapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "roadmap", HelpText.say("help.roadmap"),
    more: HelpText.say("help.roadmap.more"),
    examples: """
      lotrinh roadmap datasets/plans/tuan-giao-2024/plan.yaml --out results/roadmap
      lotrinh roadmap datasets/plans/tuan-giao-2024/plan.yaml --years 2024-2028 \\
        --capacity 3 --effort-capacity 40 --out results/roadmap
      lotrinh roadmap datasets/plans/tuan-giao-2024/plan.yaml --years 2024-2026 \\
        --capacity 2024=3,2025=4,2026=4 --maximise probability --reach 6
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var roadmap: RoadmapOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    var runner = JobRunner(speech: speech, work: work)
    runner.roadmap = roadmap
    try await runner.perform(.roadmap, source.source())
  }
}

/// How a roadmap is proposed.
struct RoadmapOptions: ParsableArguments {
  /// What is made as great as possible.
  enum Objective: String, ExpressibleByArgument, CaseIterable {
    case expected
    case probability
  }

  @Option(help: .say("help.roadmap.capacity"))
  var capacity: String?

  @Option(help: .say("help.roadmap.effort-capacity"))
  var effortCapacity: String?

  @Option(help: .say("help.roadmap.maximise"))
  var maximise: Objective = .expected

  @Option(help: .say("help.roadmap.reach"))
  var reach: Int?

  @Option(help: .say("help.roadmap.years"))
  var years: String?

  @Option(help: .say("help.roadmap.pace"))
  var pace: Int?

  @Option(help: .say("help.roadmap.gap"))
  var gap = 0.0001

  @Option(
    help: .say("help.roadmap.level"),
    completion: .list(Level.allCases.filter { $0 != .none }.map(\.rawValue)))
  var level: String?

  @Option(help: .say("help.roadmap.set"), completion: .custom { _, _, _ in CriteriaSetNames.all })
  var set: String?

  private var span: ClosedRange<Int>? {
    let ends = (years ?? "").split(separator: "-", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
      first <= last, last - first < 30
    else { return nil }
    return first...last
  }

  private var grantedLevel: Level? { level.flatMap(Level.init).flatMap { $0 == .none ? nil : $0 } }

  var request: RoadmapRequest {
    var request = RoadmapRequest()
    request.communes = capacity.flatMap(YearlyNumbers.init)
    request.effort = effortCapacity.flatMap(YearlyNumbers.init)
    request.reach = maximise == .probability ? reach : nil
    request.years = span
    request.level = grantedLevel
    request.set = set
    request.pace = pace
    request.gap = gap
    return request
  }

  func check(_ call: inout CallCheck) {
    for (name, text) in [("--capacity", capacity), ("--effort-capacity", effortCapacity)] {
      call.demand(
        text.map { YearlyNumbers($0) != nil } ?? true,
        LocalizedText("option.yearly-number-form", ["option": name]))
    }
    call.demand(
      (maximise == .probability) == (reach != nil),
      LocalizedText("option.maximise-with-reach"))
    call.demand(
      reach.map { $0 >= 1 } ?? true, LocalizedText("option.reach-range"))
    call.demand(
      years == nil || span != nil, LocalizedText("option.roadmap-years-form"))
    call.demand(
      pace.map { (1...100).contains($0) } ?? true, LocalizedText("option.pace-range")
    )
    call.demand(
      (0..<1).contains(gap), LocalizedText("option.gap-range"))
    call.demand(
      level == nil || grantedLevel != nil,
      LocalizedText("option.level-unknown"))
  }
}
