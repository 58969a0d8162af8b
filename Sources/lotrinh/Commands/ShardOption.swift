import ArgumentParser
import Panels
import Pipeline

/// Which shard a command works on.
struct ShardOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Which of how many shards, such as 2/7.", valueName: "I/N"))
  var shard = "1/1"

  @Flag(help: "Leave a whole result of the same work as it is.")
  var resume = false

  var number: ShardNumber? { ShardNumber(shard) }

  /// Demands tables in CSV, which is what parts are put together of.
  static func demandTables(_ work: WorkOptions, _ call: inout CallCheck) {
    call.demand(work.format == .csv, LocalizedText("option.shards-of-csv"))
  }

  func check(_ call: inout CallCheck) {
    call.demand(number != nil, LocalizedText("option.shard-form", ["option": shard]))
  }
}
