import CGLPK

/// A programme inside GLPK, which keeps its last basis: adding columns or changing the objective and
/// solving again goes on from there.
///
/// GLPK keeps an environment a thread; it is let go with the last solver of the thread. Nothing is printed.
///
/// Source of the methods: Makhorin, *GNU Linear Programming Kit Reference Manual*, version 5.0 (2020).
public struct ProgramSolver: ~Copyable {
  private let problem: OpaquePointer
  private let rowCount: Int
  private var columnCount = 0

  /// Loads a programme.
  public init(_ program: IntegerProgram) throws(OptimizationError) {
    try program.check()
    _ = glp_term_out(Int32(GLP_OFF))
    problem = glp_create_prob()
    rowCount = program.rows.count
    glp_set_obj_dir(problem, Int32(GLP_MAX))
    if rowCount > 0 { _ = glp_add_rows(problem, Int32(rowCount)) }
    for (index, row) in program.rows.enumerated() {
      glp_set_row_bnds(problem, Int32(index + 1), row.kind, row.finiteLower, row.finiteUpper)
    }
    append(program.columns)
  }

  deinit {
    glp_delete_prob(problem)
    var blocks: Int32 = 0
    glp_mem_usage(&blocks, nil, nil, nil)
    if blocks == 0 { _ = glp_free_env() }
  }

  /// Adds columns behind those there.
  public mutating func add(_ columns: [IntegerProgram.Column]) throws(OptimizationError) {
    try IntegerProgram.check(columns, from: columnCount, rowCount: rowCount)
    append(columns)
  }

  /// Changes the objective.
  public mutating func maximise(_ objective: [Double]) throws(OptimizationError) {
    guard objective.count == columnCount else {
      throw .objectiveLength(expected: columnCount, found: objective.count)
    }
    for (index, value) in objective.enumerated() {
      guard value.isFinite else { throw .notFinite(what: "The objective of column \(index + 1)") }
      glp_set_obj_coef(problem, Int32(index + 1), value)
    }
  }

  /// Changes the bounds of a row.
  public mutating func bound(
    row: Int, _ bounds: IntegerProgram.Bounds
  ) throws(OptimizationError) {
    try IntegerProgram(rows: [bounds]).check()
    precondition((0..<rowCount).contains(row), "a row of the programme")
    glp_set_row_bnds(problem, Int32(row + 1), bounds.kind, bounds.finiteLower, bounds.finiteUpper)
  }

  /// Solves the programme without integrality, by the simplex method.
  public mutating func relax() throws(OptimizationError) -> RelaxedSolution {
    if columnCount == 0 { return withoutColumns() }
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = Int32(GLP_MSG_OFF)
    var code = glp_simplex(problem, &parameters)
    if code != 0 {
      // A basis that has become singular is made anew once.
      glp_adv_basis(problem, 0)
      code = glp_simplex(problem, &parameters)
    }
    guard code == 0 else { throw .failed(routine: "glp_simplex", code: Int(code)) }
    switch glp_get_status(problem) {
    case Int32(GLP_OPT):
      return RelaxedSolution(
        status: .optimal, objective: glp_get_obj_val(problem),
        values: (0..<columnCount).map { glp_get_col_prim(problem, Int32($0 + 1)) },
        duals: (0..<rowCount).map { glp_get_row_dual(problem, Int32($0 + 1)) })
    case Int32(GLP_UNBND): return .without(.unbounded)
    case Int32(GLP_NOFEAS), Int32(GLP_INFEAS): return .without(.infeasible)
    default: throw .failed(routine: "glp_get_status", code: Int(glp_get_status(problem)))
    }
  }

  /// Searches for whole numbers by branch and bound; ``relax()`` comes first and must have found an optimum.
  ///
  /// Cutting planes (Gomory's, mixed-integer rounding and covers) help on some problems and hinder on others: a search with them that
  /// reaches a limit is followed by one without, and the better solution and the better bound are kept. A limit
  /// holds for each.
  public mutating func search(_ limits: SearchLimits) throws(OptimizationError) -> IntegerSolution {
    if columnCount == 0 {
      return IntegerSolution(status: .optimal, objective: 0, bestBound: 0, values: [])
    }
    let first = try search(limits, withCuts: true)
    guard first.status == .stopped else { return first }
    _ = try relax()
    let second = try search(limits, withCuts: false)
    if second.status != .stopped { return second }
    let best = second.objective > first.objective || first.values.isEmpty ? second : first
    return IntegerSolution(
      status: .stopped, objective: best.objective,
      bestBound: min(first.bestBound, second.bestBound), values: best.values)
  }

  private func search(
    _ limits: SearchLimits, withCuts: Bool
  ) throws(OptimizationError) -> IntegerSolution {
    let relaxed = glp_get_obj_val(problem)
    var parameters = glp_iocp()
    glp_init_iocp(&parameters)
    parameters.msg_lev = Int32(GLP_MSG_OFF)
    parameters.mip_gap = limits.gap
    if withCuts {
      parameters.gmi_cuts = Int32(GLP_ON)
      parameters.mir_cuts = Int32(GLP_ON)
      parameters.cov_cuts = Int32(GLP_ON)
    }
    if let seconds = limits.seconds {
      parameters.tm_lim = Int32(max(1, min(seconds * 1000, 2e9)))
    }
    var watch = SearchWatch(nodeLimit: limits.nodes ?? .max, bound: relaxed)
    let code = withUnsafeMutablePointer(to: &watch) { watch -> Int32 in
      parameters.cb_func = { tree, watch in
        watch?.assumingMemoryBound(to: SearchWatch.self).pointee.look(at: tree)
      }
      parameters.cb_info = UnsafeMutableRawPointer(watch)
      return glp_intopt(problem, &parameters)
    }
    switch code {
    case 0, Int32(GLP_EMIPGAP), Int32(GLP_ETMLIM), Int32(GLP_ESTOP):
      return solution(isComplete: code == 0, wasStopped: code != Int32(GLP_EMIPGAP), watch.bound)
    default: throw .failed(routine: "glp_intopt", code: Int(code))
    }
  }

  private func solution(
    isComplete: Bool, wasStopped: Bool, _ bound: Double
  ) -> IntegerSolution {
    let found = glp_mip_status(problem)
    guard found == Int32(GLP_OPT) || found == Int32(GLP_FEAS) else {
      return IntegerSolution(
        status: isComplete ? .infeasible : .stopped, objective: .nan,
        bestBound: isComplete ? -.infinity : bound, values: [])
    }
    let objective = glp_mip_obj_val(problem)
    let best = isComplete ? objective : max(objective, bound)
    let values = (0..<columnCount).map { column -> Double in
      let value = glp_mip_col_val(problem, Int32(column + 1))
      return glp_get_col_kind(problem, Int32(column + 1)) == Int32(GLP_CV) ? value : value.rounded()
    }
    let isOptimal = isComplete || best <= objective
    return IntegerSolution(
      status: isOptimal ? .optimal : wasStopped ? .stopped : .withinGap, objective: objective,
      bestBound: best, values: values)
  }

  private func withoutColumns() -> RelaxedSolution {
    let fits = (0..<rowCount).allSatisfy { row in
      let kind = glp_get_row_type(problem, Int32(row + 1))
      let lower = glp_get_row_lb(problem, Int32(row + 1))
      let upper = glp_get_row_ub(problem, Int32(row + 1))
      return kind == Int32(GLP_FR) || (lower <= 0 && upper >= 0)
    }
    return fits
      ? RelaxedSolution(
        status: .optimal, objective: 0, values: [],
        duals: Array(repeating: 0, count: rowCount))
      : .without(.infeasible)
  }

  private mutating func append(_ columns: [IntegerProgram.Column]) {
    if columns.isEmpty { return }
    var place = glp_add_cols(problem, Int32(columns.count))
    for column in columns {
      glp_set_obj_coef(problem, place, column.objective)
      glp_set_col_bnds(
        problem, place, column.bounds.kind, column.bounds.finiteLower, column.bounds.finiteUpper)
      glp_set_col_kind(problem, place, Int32(column.isInteger ? GLP_IV : GLP_CV))
      // GLPK counts from 1 and leaves the first place out.
      glp_set_mat_col(
        problem, place, Int32(column.entries.count),
        [0] + column.entries.map { Int32($0.row + 1) }, [0] + column.entries.map(\.coefficient))
      place += 1
    }
    columnCount += columns.count
  }
}

/// Looks at a search tree at every step: keeps the best bound, and ends the search at the node limit.
private struct SearchWatch {
  let nodeLimit: Int
  var bound: Double

  mutating func look(at tree: OpaquePointer?) {
    let node = glp_ios_best_node(tree)
    if node != 0 { bound = min(bound, glp_ios_node_bound(tree, node)) }
    var total: Int32 = 0
    glp_ios_tree_size(tree, nil, nil, &total)
    if Int(total) > nodeLimit { glp_ios_terminate(tree) }
  }
}

extension IntegerProgram.Bounds {
  fileprivate var kind: Int32 {
    switch (lower.isFinite, upper.isFinite) {
    case (false, false): Int32(GLP_FR)
    case (true, false): Int32(GLP_LO)
    case (false, true): Int32(GLP_UP)
    case (true, true): Int32(lower == upper ? GLP_FX : GLP_DB)
    }
  }

  fileprivate var finiteLower: Double { lower.isFinite ? lower : 0 }
  fileprivate var finiteUpper: Double { upper.isFinite ? upper : 0 }
}
