/// A value that is seldom there, held behind a reference: where it is absent, what holds it is copied and compared at
/// the cost of one word.
///
///     @Rare var aside: Position?
@propertyWrapper
package struct Rare<Value: Hashable & Sendable>: Hashable, Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) {
      self.value = value
    }
  }

  private var box: Box?

  package init(wrappedValue: Value?) {
    box = wrappedValue.map(Box.init)
  }

  package var wrappedValue: Value? {
    get { box?.value }
    set {
      // Nothing instead of nothing is the usual case.
      if newValue != nil || box != nil { box = newValue.map(Box.init) }
    }
  }

  package static func == (left: Rare, right: Rare) -> Bool {
    left.box === right.box || left.box?.value == right.box?.value
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(box?.value) }
}
