import GRDB

/// The tables, by named migrations that are never changed once a release has them.
enum Schema {
  /// Of the newest migration.
  static let version = "3"

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      for sql in [people, belongings, queues] { try db.execute(sql: sql) }
    }
    migrator.registerMigration("2") { db in try db.execute(sql: setAside) }
    migrator.registerMigration("3") { db in try db.execute(sql: limits) }
    return migrator
  }

  /// `used` is rounded down to the hour, so that a talk does not rewrite the index in every turn; `last_event` is the
  /// hash of the newest message that was answered, `inbox.event` that of the message an event is or edits.
  private static let people = """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE cursor (channel BLOB PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE conversation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key BLOB NOT NULL UNIQUE,
      data_key BLOB NOT NULL,
      identity BLOB NOT NULL,
      revision INTEGER NOT NULL DEFAULT 0,
      state BLOB,
      last_sequence INTEGER NOT NULL DEFAULT 0,
      last_position INTEGER NOT NULL DEFAULT 0,
      last_event BLOB,
      next_expiry INTEGER,
      used INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX conversation_expiry ON conversation (next_expiry) WHERE next_expiry IS NOT NULL;
    CREATE INDEX conversation_used ON conversation (used);
    CREATE TABLE lock (key BLOB PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    """

  /// What is counted of a person's events, who wrote here first, as a keyed hash, and how an event is over a limit.
  private static let limits = """
    ALTER TABLE conversation ADD COLUMN window_start INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE conversation ADD COLUMN window_count INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE conversation ADD COLUMN told_window INTEGER;
    ALTER TABLE conversation ADD COLUMN speaker BLOB;
    ALTER TABLE conversation ADD COLUMN company INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE conversation ADD COLUMN is_newcomer INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE inbox ADD COLUMN excess INTEGER NOT NULL DEFAULT 0;
    """

  private static let belongings = """
    CREATE TABLE reminder (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      tag BLOB NOT NULL,
      body BLOB NOT NULL,
      due INTEGER NOT NULL,
      is_rung INTEGER NOT NULL DEFAULT 0,
      UNIQUE (conversation, tag)
    ) STRICT;
    CREATE INDEX reminder_due ON reminder (due) WHERE is_rung = 0;
    CREATE TABLE card (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      tag BLOB NOT NULL,
      body BLOB NOT NULL,
      until INTEGER,
      UNIQUE (conversation, tag)
    ) STRICT;
    CREATE INDEX card_until ON card (until) WHERE until IS NOT NULL;
    CREATE TABLE sent (
      id INTEGER PRIMARY KEY,
      conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      body BLOB NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sent_conversation ON sent (conversation);
    CREATE INDEX sent_at ON sent (at);
    """

  /// A reminder that does not open must not be looked at for ever.
  private static let setAside = """
    ALTER TABLE reminder ADD COLUMN aside_code TEXT;
    ALTER TABLE reminder ADD COLUMN aside_at INTEGER;
    DROP INDEX reminder_due;
    CREATE INDEX reminder_due ON reminder (due) WHERE is_rung = 0 AND aside_code IS NULL;
    """

  /// Of each line of the outbox, `is_head` marks the oldest that waits; deleting a reminder deletes its queued event.
  private static let queues = """
    CREATE TABLE seen (key BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX seen_at ON seen (at);
    CREATE TABLE inbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      sequence INTEGER NOT NULL,
      reminder INTEGER REFERENCES reminder (id) ON DELETE CASCADE,
      is_expiry INTEGER NOT NULL DEFAULT 0,
      event BLOB,
      body BLOB NOT NULL,
      received INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      aside_code TEXT,
      aside_at INTEGER,
      UNIQUE (conversation, sequence)
    ) STRICT;
    CREATE INDEX inbox_reminder ON inbox (reminder) WHERE reminder IS NOT NULL;
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key BLOB NOT NULL,
      position INTEGER NOT NULL,
      row_key BLOB,
      body BLOB NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      ambiguities INTEGER NOT NULL DEFAULT 0,
      created INTEGER NOT NULL,
      due INTEGER NOT NULL,
      is_head INTEGER NOT NULL DEFAULT 0,
      aside_code TEXT,
      aside_at INTEGER
    ) STRICT;
    CREATE INDEX outbox_line ON outbox (key, id);
    CREATE INDEX outbox_head ON outbox (due) WHERE is_head = 1;
    CREATE INDEX outbox_goodbye ON outbox (created) WHERE row_key IS NOT NULL;
    """
}
