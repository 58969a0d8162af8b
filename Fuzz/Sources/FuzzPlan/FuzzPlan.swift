@_spi(Fuzzing) import IO
import Panels

private let names = UnitNames(
  units: UnitTable(
    codes: ["1", "2", "3"], names: ["Nam Hồng", "Đồng Sơn", "Tỏa Tình"]))

/// Reads any text as a plan: YAML, schema, and what its entries mean.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPlan(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    _ = try PlanReader.read(bytes: bytes, name: "plan.yaml", sets: [], names: names)
  } catch {
    precondition(error.problems.allSatisfy { !$0.text(in: .vi).isEmpty })
  }
  return 0
}
