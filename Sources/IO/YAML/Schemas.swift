/// The JSON Schemas of the YAML files, as published.
public enum Schemas {
  /// Of criteria sets.
  public static var criteriaSet: String {
    String(decoding: PackageResources.criteria_set_schema_json, as: UTF8.self)
  }

  /// Of plans.
  public static var plan: String {
    String(decoding: PackageResources.plan_schema_json, as: UTF8.self)
  }

  /// Of scenarios.
  public static var scenarios: String {
    String(decoding: PackageResources.scenarios_schema_json, as: UTF8.self)
  }

  /// Of simulations.
  public static var simulation: String {
    String(decoding: PackageResources.simulation_schema_json, as: UTF8.self)
  }
}
