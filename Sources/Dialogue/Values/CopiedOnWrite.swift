/// A large value that is handed on as one reference, and copied when it is written to while somebody else has it too.
///
///     @CopiedOnWrite var story = Story()
@propertyWrapper
// Unchecked, since a value is written to only while a single wrapper holds its reference.
package struct CopiedOnWrite<Value: Hashable & Sendable>: Hashable, @unchecked Sendable {
  /// Room for the one value, right behind the reference: reading a part of it copies that part alone.
  private final class Box: ManagedBuffer<Void, Value> {
    deinit { _ = withUnsafeMutablePointerToElements { $0.deinitialize(count: 1) } }
  }

  private var box: Box

  private static func made(_ value: Value) -> Box {
    let buffer = Box.create(minimumCapacity: 1) { _ in }
    buffer.withUnsafeMutablePointerToElements { $0.initialize(to: value) }
    return unsafeDowncast(buffer, to: Box.self)
  }

  private var address: UnsafeMutablePointer<Value> { box.withUnsafeMutablePointerToElements { $0 } }

  package init(wrappedValue: Value) {
    box = Self.made(wrappedValue)
  }

  package var wrappedValue: Value {
    _read { yield address.pointee }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Self.made(address.pointee) }
      yield &address.pointee
    }
  }

  /// For handing it on as it is.
  package var projectedValue: CopiedOnWrite { self }

  package static func == (left: CopiedOnWrite, right: CopiedOnWrite) -> Bool {
    left.box === right.box || left.wrappedValue == right.wrappedValue
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(wrappedValue) }
}
