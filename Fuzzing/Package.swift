// swift-tools-version: 6.2
import PackageDescription

// The rooms of the program itself, by the link `Rooms`: only what reads bytes from outside, and only
// what needs nothing but Swift. A file that asks for more does not build here.
let package = Package(
  name: "fuzzing",
  targets: [
    .target(name: "Understanding", path: "Rooms/Understanding"),
    .target(name: "Dialogue", dependencies: ["Understanding"], path: "Rooms/Dialogue"),
    .target(name: "Files", dependencies: ["Dialogue"], path: "Rooms/Files"),
    .target(
      name: "Conversation", dependencies: ["Dialogue"], path: "Rooms/Conversation", exclude: ["Terminal", "Work"]),
    .target(name: "HTTP", path: "Rooms/HTTP", exclude: ["Curl", "RequestStorm.swift"]),
    .target(
      name: "Channels", dependencies: ["Conversation", "HTTP"], path: "Rooms/Channels/Webhook",
      // What signs and what sends, which need cryptography and a network.
      exclude: ["WebhookChannel.swift", "WebhookEndpoint.swift", "WebhookSecret.swift", "WebhookSignature.swift"]),
    .target(
      name: "Configuration", dependencies: ["Channels", "Conversation", "Dialogue", "Files"],
      path: "Rooms/afterword/Configuration"),

    .systemLibrary(name: "CLibFuzzer", path: "Sources/CLibFuzzer"),
    .executableTarget(
      name: "fuzz",
      dependencies: ["CLibFuzzer", "Channels", "Configuration", "Conversation", "Dialogue", "Files", "HTTP"],
      path: "Sources/fuzz",
      // The linker that comes first elsewhere stumbles over the fuzzer's tables.
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing"]),
  ]
}
