import GRDB

/// The tables of the database and how older ones become the present ones.
enum RunSchema {
  /// Marks a database as ours in its header: "LTRH".
  static let applicationID = 0x4C54_5248

  /// The steps from nothing to the present form. A released step is never changed: a new form is a new step.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 runs") { db in
      try db.execute(
        sql: """
          PRAGMA application_id = \(applicationID);
          CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            time INTEGER NOT NULL,
            version TEXT NOT NULL,
            command TEXT NOT NULL,
            arguments TEXT NOT NULL,
            language TEXT NOT NULL,
            source TEXT NOT NULL,
            plan TEXT NOT NULL,
            status_year INTEGER NOT NULL,
            last_year INTEGER NOT NULL,
            horizon INTEGER NOT NULL,
            method TEXT NOT NULL,
            units INTEGER NOT NULL
          ) STRICT;
          CREATE TABLE content (
            sha256 TEXT PRIMARY KEY,
            packed BLOB NOT NULL
          ) STRICT;
          CREATE TABLE file (
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            role TEXT NOT NULL,
            path TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            kept INTEGER NOT NULL,
            PRIMARY KEY (run, position)
          ) STRICT;
          CREATE INDEX file_sha256 ON file (sha256) WHERE kept = 1;
          CREATE TABLE result (
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            position INTEGER NOT NULL,
            rows INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (run, name)
          ) STRICT;
          CREATE TABLE result_column (
            run INTEGER NOT NULL,
            name TEXT NOT NULL,
            position INTEGER NOT NULL,
            heading TEXT NOT NULL,
            packed BLOB NOT NULL,
            PRIMARY KEY (run, name, position),
            FOREIGN KEY (run, name) REFERENCES result (run, name) ON DELETE CASCADE
          ) STRICT;
          """)
    }
    return migrator
  }
}
