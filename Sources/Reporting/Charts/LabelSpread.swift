/// Places for labels on a line, as near to their marks as a least distance allows.
enum LabelSpread {
  /// For each value a place; no two are nearer than `gap`, and their order is that of the values.
  ///
  /// Neighbours that come too near form a cluster around the mean of their wishes: least squares under
  /// an order with distances (pool adjacent violators).
  ///
  /// - Complexity: O(*n* log *n*).
  static func places(_ values: [Double], gap: Double) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var clusters: [(sum: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      clusters.append((values[index] - Double(rank) * gap, 1))
      while clusters.count > 1,
        let last = clusters.last,
        case let before = clusters[clusters.count - 2],
        last.sum / Double(last.count) < before.sum / Double(before.count)
      {
        clusters.removeLast(2)
        clusters.append((before.sum + last.sum, before.count + last.count))
      }
    }
    var places = values
    var rank = 0
    for cluster in clusters {
      for _ in 0..<cluster.count {
        places[order[rank]] = cluster.sum / Double(cluster.count) + Double(rank) * gap
        rank += 1
      }
    }
    return places
  }
}
