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

  func check(_ call: inout CallCheck) {
    call.demand(number != nil, LocalizedText("option.shard-form", ["option": shard]))
  }
}
