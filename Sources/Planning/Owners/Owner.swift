import Panels

/// Somebody who answers for something: what of it is unmet, due and at risk can be told apart from the rest.
public struct Owner: Hashable, Sendable {
  /// What kind of owner it is.
  public enum Kind: Hashable, Sendable {
    /// An agency or a role code of the assignments.
    case agency
    /// Somebody whom only what is due names.
    case role
    /// A body that sponsors communes or is in charge of them.
    case sponsor
    /// A place above communes, by its level: `district`.
    case place(level: String)
    /// A commune, or a town of the roadmap.
    case commune

    /// The word used in files.
    public var label: String {
      switch self {
      case .agency: "agency"
      case .role: "role"
      case .sponsor: "sponsor"
      case .place(let level): level
      case .commune: "commune"
      }
    }
  }

  /// An item that the owner answers for.
  public struct Claim: Hashable, Sendable {
    /// The set.
    public var set: String
    /// The criterion, indicator or condition; empty for all criteria of the set.
    public var item: String
    /// The role: lead, with, monitors, informs; that of a sponsor; empty for a place.
    public var role: String
    /// The units it is about, as positions.
    public var units: [Int]
  }

  /// What kind of owner it is.
  public var kind: Kind
  /// The name; of a commune its code as well where others share the name.
  public var name: String
  /// What it answers for.
  public var claims: [Claim]

  /// Makes an owner.
  public init(kind: Kind, name: String, claims: [Claim]) {
    self.kind = kind
    self.name = name
    self.claims = claims
  }

  /// Its roles, each once, in order.
  public var roles: [String] {
    var roles: [String] = []
    for claim in claims where !claim.role.isEmpty && !roles.contains(claim.role) {
      roles.append(claim.role)
    }
    return roles
  }

  /// The units it answers for, as positions, each once.
  public var units: [Int] { Set(claims.flatMap(\.units)).sorted() }
}
