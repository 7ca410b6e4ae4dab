import TestSupport
import Testing

@Suite struct HeaderSecretTests {
  @Test(arguments: [
    #""send": { "headers": { "Authorization": "Bearer {CHAT_KEY}" } }, "secrets": ["BRIDGE_SECRET"]"#,
    #""token": { "header": "Authorization", "secrets": ["CHAT_KEY"] }, "#
      + #""receive": { "conversation": "/a", "event": "/b", "text": "/c" }"#,
  ])
  func `a bot does not start with a secret that no header can hold, and does not repeat it`(channel: String) throws {
    let bot = try BotFolder()
    let text = """
      {
        "operator": { "name": "The Desk", "contact": "desk@example.org" }, "web": { "port": 0 },
        "channels": { "bridge": { "kind": "webhook", "url": "http://127.0.0.1:1/", \(channel) } }
      }
      """
    try bot.folder.write(text.utf8, to: "afterword.json")

    let run = try bot.run("serve", with: ["CHAT_KEY": "sesame\nX-Other: 1"])

    #expect(run.exitCode == 2)
    #expect(run.errors.contains("The header Authorization of the channel bridge cannot be used"), "\(run.errors)")
    #expect(!run.errors.contains("sesame"))
  }
}
