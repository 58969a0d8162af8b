import Foundation
import Panels
import Testing

@testable import Analytics

@Suite("Crosswalks, whatever they hold")
struct CrosswalkPropertyTests {
  static let seeds: [UInt64] = Array(1...12)

  @Test("a crosswalk of every unit to itself changes nothing", arguments: seeds)
  func identity(seed: UInt64) {
    var maker = CrosswalkMaker(seed: seed)
    let old = codes("u", 1 + Int(seed) * 3)
    let data = maker.data(old, years: [2020, 2021, 2022], missing: 0.2)
    let result = data.applying(Crosswalk(links: old.map { link($0, $0) }))
    #expect(result.panels.content == data.content)
    #expect(result.panels.units == data.units)
    #expect(result.report.changes.allSatisfy { $0.kind == .unchanged })
    #expect(result.report.problems.isEmpty)
    #expect(result.panels.commonProvenance == .observed)
  }

  @Test("an empty crosswalk changes nothing")
  func empty() {
    var maker = CrosswalkMaker(seed: 3)
    let data = maker.data(codes("u", 4), years: [2020], missing: 0.2)
    let result = data.applying(Crosswalk(links: []))
    #expect(result.panels.content == data.content && result.report.changes.isEmpty)
  }

  @Test("with all weights and values, totals are kept to 1e-9", arguments: seeds)
  func totals(seed: UInt64) {
    var maker = CrosswalkMaker(seed: seed)
    let old = codes("u", 40)
    let data = maker.data(old, years: Array(2015...2024))
    let links = maker.links(
      from: old, to: codes("n", 17), date: .reform, baseCount: 2, isWeighted: true)
    let result = data.applying(Crosswalk(links: links, bases: crosswalkBases))
    #expect(!result.report.totals.isEmpty)
    for total in result.report.totals {
      #expect(abs(total.relativeDifference) <= 1e-9 && total.before > 0)
      #expect(total.lost == 0 && total.unweighted == 0 && total.incomplete == 0)
      #expect(isClose(data.total(total.indicator, total.year), total.before))
      #expect(isClose(result.panels.total(total.indicator, total.year), total.before))
    }
  }

  @Test(
    "with values missing and splits without weights, every old value is accounted for",
    arguments: seeds)
  func account(seed: UInt64) {
    var maker = CrosswalkMaker(seed: seed)
    let old = codes("u", 50)
    let data = maker.data(old, years: [2021, 2022, 2023], missing: 0.1)
    var links = maker.links(
      from: Array(old.dropFirst(3)), to: codes("n", 23), date: .reform, baseCount: 0,
      isWeighted: false)
    links += [link("u0", nil), link("u1", nil)]
    let result = data.applying(Crosswalk(links: links))
    for total in result.report.totals {
      #expect(abs(total.relativeDifference) <= 1e-9, "\(total)")
      #expect(isClose(data.total(total.indicator, total.year), total.before))
    }
    #expect(result.report.totals.contains { $0.lost > 0 })
    #expect(result.report.totals.contains { $0.unweighted > 0 })
    #expect(result.report.changes(.lost).count == 2)
    #expect(result.report.changes(.unlisted).map(\.old?.code) == ["u2"])
  }

  @Test("two steps give what their composition gives", arguments: seeds)
  func chain(seed: UInt64) throws {
    var maker = CrosswalkMaker(seed: seed)
    let old = codes("u", 20)
    let middle = codes("m", 12)
    let data = maker.data(old, years: [2020, 2021])
    let first = maker.links(
      from: old, to: middle, date: .wave, baseCount: 2, isWeighted: true)
    let reached = Set(first.compactMap(\.new?.code)).sorted()
    let second = maker.links(
      from: reached, to: codes("n", 7), date: .reform, baseCount: 2, isWeighted: true)
    // By hand: weights multiply along a way, and ways add.
    var products: [String: [Double]] = [:]
    for one in first {
      for two in second where two.old?.code == one.new?.code {
        let key = "\(one.old?.code ?? "") \(two.new?.code ?? "")"
        let product = (0..<2).map { one.weights[$0] * two.weights[$0] }
        products[key] = zip(products[key] ?? [0, 0], product).map(+)
      }
    }
    let composed = products.map { key, weights in
      let ends = key.split(separator: " ").map(String.init)
      return link(ends[0], ends[1], .reform, weights)
    }
    let chained = data.applying(Crosswalk(links: first + second, bases: crosswalkBases))
    let direct = data.applying(Crosswalk(links: composed, bases: crosswalkBases))
    #expect(chained.panels.units.codes == direct.panels.units.codes)
    for (left, right) in zip(chained.panels.panels, direct.panels.panels) {
      for cell in left.values.indices {
        #expect(isClose(left.values[cell], right.values[cell]), "\(left.indicator.id)")
      }
    }
    #expect(chained.report.changes.allSatisfy { !$0.via.isEmpty })
  }

  @Test("neither the order of rows nor that of bases matters", arguments: seeds)
  func order(seed: UInt64) {
    var maker = CrosswalkMaker(seed: seed)
    let old = codes("u", 30)
    let data = maker.data(old, years: [2020, 2021], missing: 0.05)
    let links = maker.links(
      from: old, to: codes("n", 11), date: .reform, baseCount: 2, isWeighted: true)
    let expected = data.applying(Crosswalk(links: links, bases: crosswalkBases))
    let turned = links.shuffled(using: &maker.generator).map { link in
      var link = link
      link.weights.reverse()
      return link
    }
    let found = data.applying(Crosswalk(links: turned, bases: crosswalkBases.reversed()))
    // As text: a weight that is not given is no number, and no number equals itself.
    let text = { (result: CrosswalkResult) in
      "\(result.panels.content) \(result.report.changes) \(result.report.totals)"
    }
    let isSame = text(found) == text(expected)
    #expect(isSame)
  }

  @Test("counts split with weights and merged again are what they were", arguments: seeds)
  func splitAndMerge(seed: UInt64) {
    var maker = CrosswalkMaker(seed: seed)
    let old = codes("u", 15)
    let data = maker.data(old, years: [2020, 2021])
    var links: [CrosswalkLink] = []
    for code in old {
      let parts = maker.weights(3)
      for part in 0..<3 {
        links.append(link(code, "\(code)-\(part)", .wave, share: parts[part]))
        links.append(link("\(code)-\(part)", code, .reform))
      }
    }
    let result = data.applying(Crosswalk(links: links))
    #expect(result.panels.units.codes == data.units.codes)
    for indicator in ["population", "households", "schools"] {
      for code in old {
        let found = result.panels.value(indicator, code, 2021)
        #expect(isClose(found, data.value(indicator, code, 2021)))
      }
    }
    // It went through a split: that is no observation any more.
    #expect(
      result.panels.commonProvenance == nil || result.panels.commonProvenance == .reconstructed)
  }

  @Test("a rate of a new unit lies within those of its parts", arguments: seeds)
  func range(seed: UInt64) {
    var maker = CrosswalkMaker(seed: seed)
    let old = codes("u", 40)
    let data = maker.data(old, years: [2020, 2021])
    let links = maker.links(
      from: old, to: codes("n", 9), date: .reform, baseCount: 2, isWeighted: true)
    let result = data.applying(Crosswalk(links: links, bases: crosswalkBases))
    for indicator in ["income", "poverty"] {
      for code in result.panels.units.codes {
        let parts = links.filter { $0.new?.code == code }.compactMap {
          $0.old.map { data.value(indicator, $0.code, 2020) }
        }
        let found = result.panels.value(indicator, code, 2020)
        #expect(found >= parts.min() ?? .nan && found <= parts.max() ?? .nan)
      }
    }
  }

  @Test("people counted in thousands give the same rates", arguments: seeds)
  func scale(seed: UInt64) throws {
    var maker = CrosswalkMaker(seed: seed)
    let old = codes("u", 25)
    let data = maker.data(old, years: [2020])
    let links = maker.links(
      from: old, to: codes("n", 8), date: .reform, baseCount: 2, isWeighted: true)
    let crosswalk = Crosswalk(links: links, bases: crosswalkBases)
    var people = try #require(data.panel("population"))
    people.values = people.values.map { $0 / 1024 }
    let expected = data.applying(crosswalk).panels
    let found = data.with(people).applying(crosswalk).panels
    for code in expected.units.codes {
      let pair = (expected.value("income", code, 2020), found.value("income", code, 2020))
      #expect(isClose(pair.0, pair.1, within: 1e-12))
    }
  }

  @Test("rates that are all alike stay as they are, whatever the weights", arguments: seeds)
  func constant(seed: UInt64) throws {
    var maker = CrosswalkMaker(seed: seed)
    let old = codes("u", 25)
    let data = maker.data(old, years: [2020])
    var poverty = try #require(data.panel("poverty"))
    poverty.values = poverty.values.map { _ in 7.3 }
    let links = maker.links(
      from: old, to: codes("n", 8), date: .reform, baseCount: 2, isWeighted: true)
    let result = data.with(poverty).applying(Crosswalk(links: links, bases: crosswalkBases))
    #expect(result.panels.panel("poverty")?.values.allSatisfy { $0 == 7.3 } == true)
  }

  @Test("a step holds a part for each link, a chain never more than pairs of units")
  func size() {
    var maker = CrosswalkMaker(seed: 5)
    let links = maker.links(
      from: codes("u", 300), to: codes("n", 100), date: .reform, baseCount: 2, isWeighted: true)
    let step = LinkTable(
      Crosswalk(links: links, bases: crosswalkBases), from: 0, codes: [], rule: .refuse)
    #expect(step.parts.values.reduce(0) { $0 + $1.count } == links.count)
    // Every unit into every unit, four times over: 25⁵ ways, 625 pairs.
    let units = codes("u", 25)
    var all: [CrosswalkLink] = []
    for year in 2020..<2024 {
      for old in units {
        for new in units { all.append(link(old, new, CalendarDate(year: year), share: 0.04)) }
      }
    }
    let chain = LinkTable(Crosswalk(links: all), from: 0, codes: Set(units), rule: .refuse)
    #expect(chain.parts.values.reduce(0) { $0 + $1.count } == 625)
    for part in chain.parts.values.joined() { #expect(isClose(part.weights[0], 0.04)) }
  }
}
