/// What reads bytes that came from outside.
enum FuzzTarget: String, CaseIterable {
  case webhookBody = "webhook-body"
  case configuration
  case savedState = "saved-state"
  case script
  case messageCodec = "message-codec"
  /// These two have a fault on purpose: a fuzzer that does not find it finds nothing.
  case plantedTrap = "planted-trap"
  case plantedOverrun = "planted-overrun"

  var isPlanted: Bool { self == .plantedTrap || self == .plantedOverrun }

  func run(_ bytes: [UInt8]) {
    switch self {
    case .webhookBody: WebhookBodies.run(bytes)
    case .configuration: Configurations.run(bytes)
    case .savedState: SavedStates.run(bytes)
    case .script: Scripts.run(bytes)
    case .messageCodec: StoredMessages.run(bytes)
    case .plantedTrap: Planted.trap(bytes)
    case .plantedOverrun: Planted.overrun(bytes)
    }
  }

  var seeds: [[UInt8]] {
    switch self {
    case .webhookBody: WebhookBodies.seeds
    case .configuration: Configurations.seeds
    case .savedState: SavedStates.seeds
    case .script: Scripts.seeds
    case .messageCodec: StoredMessages.seeds
    case .plantedTrap: Planted.seeds
    case .plantedOverrun: [[0]]
    }
  }
}

/// Stops where a promise does not hold: the fuzzer keeps the bytes that broke it, and tells the sentence.
func promise(_ sentence: StaticString, _ holds: Bool) {
  if !holds { fatalError("broken promise: \(sentence)") }
}
