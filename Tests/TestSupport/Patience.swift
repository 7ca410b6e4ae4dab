import Foundation

/// How many times longer than usual something may take: what `TEST_PATIENCE` says, since sanitizers slow things down.
package enum Patience {
  package static let factor = ProcessInfo.processInfo.environment["TEST_PATIENCE"].flatMap(Int.init) ?? 1
}
