import ArgumentParser
import Panels
import Pipeline

/// Which shard a command works on.
struct ShardOption: ParsableArguments {
  @Option(help: .say("help.option.shard"))
  var shard = "1/1"

  @Flag(help: .say("help.option.resume"))
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
