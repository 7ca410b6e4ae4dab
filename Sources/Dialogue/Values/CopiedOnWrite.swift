/// A large value that is handed on as one reference, and copied when it is written to while somebody else has it too.
///
///     @CopiedOnWrite var story = Story()
@propertyWrapper
package struct CopiedOnWrite<Value: Hashable & Sendable>: Hashable, Sendable {
  /// Exactly one: an array is a reference that copies on write by itself.
  private var held: [Value]

  package init(wrappedValue: Value) {
    held = [wrappedValue]
  }

  package var wrappedValue: Value {
    _read { yield held[0] }
    _modify { yield &held[0] }
  }

  /// For handing it on as it is.
  package var projectedValue: CopiedOnWrite { self }
}
