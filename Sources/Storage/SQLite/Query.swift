import Foundation
import GRDB
import GRDBSQLite

/// What a question mark in a statement can stand for.
protocol Bound {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32
}

extension Int64: Bound {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_int64(statement, index, self) }
}

extension Int: Bound {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { Int64(self).bind(to: statement, at: index) }
}

extension Bool: Bound {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { (self ? 1 : 0).bind(to: statement, at: index) }
}

extension Data: Bound {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    withUnsafeBytes { bytes in
      // An address of nothing would bind NULL.
      guard let start = bytes.baseAddress, !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
      return sqlite3_bind_blob(statement, index, start, Int32(bytes.count), Tables.copied)
    }
  }
}

extension String: Bound {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), Tables.copied)
      }
    }
  }
}

extension Optional: Bound where Wrapped: Bound {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch self {
    case .some(let value): value.bind(to: statement, at: index)
    case nil: sqlite3_bind_null(statement, index)
    }
  }
}

/// One row of an answer, while its statement stands at it; columns count from 0.
struct Columns: ~Copyable {
  fileprivate let statement: OpaquePointer

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  func number(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  func optionalNumber(_ column: Int32) -> Int64? { isNull(column) ? nil : number(column) }

  func data(_ column: Int32) -> Data {
    guard let start = sqlite3_column_blob(statement, column) else { return Data() }
    return Data(bytes: start, count: Int(sqlite3_column_bytes(statement, column)))
  }

  func optionalData(_ column: Int32) -> Data? { isNull(column) ? nil : data(column) }
}

extension Tables {
  /// SQLite makes a copy of what it is given.
  fileprivate static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// Gives the number of rows that changed.
  ///
  /// Statements are SQLite's own, prepared once for each connection: GRDB would box every argument and every column.
  @discardableResult
  func run<each Value: Bound>(_ sql: String, _ values: repeat each Value) throws -> Int {
    try stepping(sql, repeat each values) { statement in
      while try step(statement) {}
    }
    return Int(sqlite3_changes(db.sqliteConnection))
  }

  /// What `read` makes of the first row; nil where there is none.
  func first<Result, each Value: Bound>(
    _ sql: String, _ values: repeat each Value, read: (borrowing Columns) throws -> Result
  ) throws -> Result? {
    try stepping(sql, repeat each values) { statement in
      guard try step(statement) else { return nil }
      let result = try read(Columns(statement: statement))
      // To its end: a statement that changes rows is only done then.
      while try step(statement) {}
      return result
    }
  }

  func all<Result, each Value: Bound>(
    _ sql: String, _ values: repeat each Value, read: (borrowing Columns) throws -> Result
  ) throws -> [Result] {
    try stepping(sql, repeat each values) { statement in
      var results: [Result] = []
      while try step(statement) { results.append(try read(Columns(statement: statement))) }
      return results
    }
  }

  private func stepping<Result, each Value: Bound>(
    _ sql: String, _ values: repeat each Value, body: (OpaquePointer) throws -> Result
  ) throws -> Result {
    let prepared = try db.cachedStatement(sql: sql)
    let statement = prepared.sqliteStatement
    var index: Int32 = 0
    var code = SQLITE_OK
    for value in repeat each values {
      index += 1
      code |= value.bind(to: statement, at: index)
    }
    defer {
      sqlite3_reset(statement)
      // What belongs to people does not stay in memory longer than needed.
      sqlite3_clear_bindings(statement)
    }
    guard code == SQLITE_OK, index == sqlite3_bind_parameter_count(statement) else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, sql: sql)
    }
    return try withExtendedLifetime(prepared) { try body(statement) }
  }

  /// Whether there is a row.
  private func step(_ statement: OpaquePointer) throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: true
    case SQLITE_DONE: false
    case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
    }
  }
}
