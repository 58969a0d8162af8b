extension JSONValue {
  /// The fields of an object; none of anything else.
  var fields: [String: JSONValue] { if case .object(let fields) = self { fields } else { [:] } }

  /// The elements of a list; `nil` of anything else.
  var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// A number, whole or not; `nil` of anything else.
  var double: Double? {
    switch self {
    case .number(let number): number
    case .integer(let integer): Double(integer)
    default: nil
    }
  }

  /// A text; `nil` of anything else.
  var string: String? { if case .text(let text) = self { text } else { nil } }

  /// A field of an object; setting one of anything else makes an object of it.
  subscript(name: String) -> JSONValue? {
    get { fields[name] }
    set {
      var fields = fields
      fields[name] = newValue
      self = .object(fields)
    }
  }

  /// What a merge patch makes of it: its fields replace those of the same name, `null` takes one away.
  ///
  /// Source: RFC 7396.
  func merged(with patch: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    var result = fields
    for (name, change) in changes {
      if case .null = change {
        result[name] = nil
      } else {
        result[name] = (result[name] ?? .null).merged(with: change)
      }
    }
    return .object(result)
  }
}
