import Optimization
import Testing

private typealias Column = IntegerProgram.Column
private typealias Entry = IntegerProgram.Entry

/// A programme from a dense matrix, rows first, every row at most its bound.
private func programme(
  _ objective: [Double], _ matrix: [[Double]], atMost: [Double], integer: Bool,
  upper: Double = .infinity
) -> IntegerProgram {
  IntegerProgram(
    rows: atMost.map { .atMost($0) },
    columns: objective.indices.map { j in
      Column(
        objective: objective[j], bounds: .init(lower: 0, upper: upper), isInteger: integer,
        entries: matrix.indices.map { Entry(row: $0, coefficient: matrix[$0][j]) })
    })
}

@Suite("Programmes")
struct ProgramTests {
  // GLPK Reference Manual, section 1.3: z = 733.333, x = (33.33, 66.67, 0), duals 3.33, 0.67, 0.
  @Test("the example of the GLPK manual has its printed optimum and marginal values")
  func manual() throws {
    let (relaxed, integer) = try programme(
      [10, 6, 4], [[1, 1, 1], [10, 4, 5], [2, 2, 6]], atMost: [100, 600, 300], integer: false
    ).solve()
    #expect(relaxed.status == .optimal)
    #expect(abs(relaxed.objective - 2200.0 / 3) < 1e-9)
    #expect(zip(relaxed.values, [100.0 / 3, 200.0 / 3, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(zip(relaxed.duals, [10.0 / 3, 2.0 / 3, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(integer?.objective == relaxed.objective)
  }

  // Wolsey, Integer Programming (1998), example 7.2: max 4x − y, 7x − 2y ≤ 14, y ≤ 3, 2x − 2y ≤ 3:
  // relaxation 59/7 at (20/7, 3), optimum 7 at (2, 1).
  @Test("Wolsey's branch-and-bound example has relaxation 59/7 and optimum 7 at (2, 1)")
  func wolsey() throws {
    let (relaxed, integer) = try programme(
      [4, -1], [[7, -2], [0, 1], [2, -2]], atMost: [14, 3, 3], integer: true
    ).solve()
    #expect(abs(relaxed.objective - 59.0 / 7) < 1e-9)
    #expect(integer?.status == .optimal)
    #expect(integer?.objective == 7)
    #expect(integer?.values == [2, 1])
    #expect(integer?.gap == 0)
  }

  // Knapsack P01 of Burkardt's collection: capacity 165, optimum 309 with items 1, 2, 3, 4, 6.
  @Test("knapsack P01 has its published optimum of 309")
  func knapsack() throws {
    let values: [Double] = [92, 57, 49, 68, 60, 43, 67, 84, 87, 72]
    let weights: [Double] = [23, 31, 29, 44, 53, 38, 63, 85, 89, 82]
    let integer = try #require(
      try programme(values, [weights], atMost: [165], integer: true, upper: 1).solve().integer)
    #expect(integer.objective == 309)
    #expect(integer.values == [1, 1, 1, 1, 0, 1, 0, 0, 0, 0])
  }

  @Test("a programme without a point that meets its bounds is infeasible, with or without integers")
  func infeasible() throws {
    let contrary = IntegerProgram(
      rows: [.atMost(1), .atLeast(2)],
      columns: [
        Column(
          objective: 1, entries: [Entry(row: 0, coefficient: 1), Entry(row: 1, coefficient: 1)])
      ])
    let (relaxed, integer) = try contrary.solve()
    #expect(relaxed.status == .infeasible && relaxed.objective.isNaN && integer == nil)
    // 2x = 1 has a solution, but none in whole numbers.
    let half = IntegerProgram(
      rows: [.exactly(1)],
      columns: [
        Column(
          objective: 1, bounds: .init(lower: 0, upper: 5), isInteger: true,
          entries: [Entry(row: 0, coefficient: 2)])
      ])
    let (loose, strict) = try half.solve()
    #expect(loose.objective == 0.5)
    #expect(strict?.status == .infeasible)
    #expect(strict?.gap.isNaN == true)
  }

  @Test("an objective that grows without end is unbounded")
  func unbounded() throws {
    let program = IntegerProgram(
      rows: [.atLeast(0)],
      columns: [Column(objective: 1, isInteger: true, entries: [Entry(row: 0, coefficient: 1)])])
    #expect(try program.solve().relaxation.status == .unbounded)
  }

  @Test("an empty programme is worth nothing; an empty row with a demand is infeasible")
  func empty() throws {
    #expect(try IntegerProgram().solve().integer?.objective == 0)
    #expect(try IntegerProgram(rows: [.atMost(3)]).solve().relaxation.duals == [0])
    #expect(try IntegerProgram(rows: [.atLeast(1)]).solve().relaxation.status == .infeasible)
    let free = IntegerProgram(columns: [Column(objective: 2, bounds: .binary, entries: [])])
    #expect(try free.solve().integer?.values == [1])
  }

  @Test("what GLPK would end the process for is refused with the place")
  func refused() {
    let column = { (entries: [Entry], bounds: IntegerProgram.Bounds) in
      IntegerProgram(
        rows: [.atMost(1)],
        columns: [Column(objective: 1, bounds: bounds, isInteger: true, entries: entries)])
    }
    let one = Entry(row: 0, coefficient: 1)
    #expect(throws: OptimizationError.illegalEntry(column: 0, row: 1)) {
      try column([Entry(row: 1, coefficient: 1)], .binary).solve()
    }
    #expect(throws: OptimizationError.illegalEntry(column: 0, row: 0)) {
      try column([one, one], .binary).solve()
    }
    #expect(throws: OptimizationError.boundsReversed(what: "column 1")) {
      try column([one], .init(lower: 2, upper: 1)).solve()
    }
    #expect(throws: OptimizationError.fractionalBound(column: 0)) {
      try column([one], .init(lower: 0, upper: 1.5)).solve()
    }
    #expect(throws: OptimizationError.notFinite(what: "The coefficient of column 1 in row 1")) {
      try column([Entry(row: 0, coefficient: .nan)], .binary).solve()
    }
  }

  @Test("adding columns and changing bounds goes on from the last basis to the same optimum")
  func warm() throws {
    let whole = programme(
      [10, 6, 4], [[1, 1, 1], [10, 4, 5], [2, 2, 6]], atMost: [100, 600, 300], integer: false)
    var solver = try ProgramSolver(
      IntegerProgram(rows: whole.rows, columns: Array(whole.columns.prefix(1))))
    #expect(try solver.relax().objective == 600)
    try solver.add(Array(whole.columns.dropFirst()))
    #expect(abs(try solver.relax().objective - 2200.0 / 3) < 1e-9)
    // The marginal value 10/3 of the first row holds over this change.
    try solver.bound(row: 0, .atMost(101))
    #expect(abs(try solver.relax().objective - 2210.0 / 3) < 1e-9)
    try solver.maximise([0, 0, 1])
    #expect(abs(try solver.relax().objective - 50) < 1e-9)
  }

  @Test("a search that stops at a limit gives a bound above the optimum and a true gap")
  func limits() throws {
    // Chvátal's hard knapsacks keep branch and bound busy: all weights even, capacity odd.
    let weights = (0..<16).map { Double(2 * (101 + 7 * $0)) }
    let hard = programme(
      weights, [weights], atMost: [1501], integer: true, upper: 1)
    let proved = try #require(try hard.solve(SearchLimits(nodes: 50)).integer)
    #expect(proved.bestBound <= 1501 + 1e-9)
    #expect(proved.status == .stopped || proved.status == .optimal)
    if !proved.objective.isNaN {
      #expect(proved.objective <= 1500)
      #expect(abs(proved.gap - (proved.bestBound - proved.objective) / proved.objective) < 1e-12)
    }
    let near = try #require(try hard.solve(SearchLimits(gap: 0.05)).integer)
    #expect(near.gap <= 0.05 + 1e-9)
  }

  @Test("small knapsacks agree with trying every subset")
  func enumeration() throws {
    var state: UInt64 = 12345
    func next(_ bound: Int) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int(state >> 33) % bound + 1)
    }
    for _ in 0..<100 {
      let n = 8
      let worth = (0..<n).map { _ in next(30) }
      let rows = (0..<2).map { _ in (0..<n).map { _ in next(20) } }
      let capacity = [next(60), next(60)]
      var best = 0.0
      for subset in 0..<(1 << n) {
        let chosen = (0..<n).filter { subset >> $0 & 1 == 1 }
        let fits = zip(rows, capacity).allSatisfy { row, most in
          chosen.reduce(0) { $0 + row[$1] } <= most
        }
        if fits { best = max(best, chosen.reduce(0) { $0 + worth[$1] }) }
      }
      let solved = try programme(worth, rows, atMost: capacity, integer: true, upper: 1).solve()
      #expect(abs((solved.integer?.objective ?? .nan) - best) < 1e-6)
    }
  }
}
