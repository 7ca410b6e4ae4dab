import ArgumentParser
import Conversation
import Storage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where `chat --save` keeps a talk.
enum TalkPlace: ExpressibleByArgument, CustomStringConvertible {
  case usual
  case file(String)

  /// The environment variable with a key of the person's own, or `_FILE`; else a key lies beside the talk.
  static let key = Secret(name: "AFTERWORD_TALK_KEY")

  init?(argument: String) {
    if argument.isEmpty { return nil }
    self = .file(argument)
  }

  var description: String {
    switch self {
    case .usual: "~/.local/share/afterword/talk"
    case .file(let path): path
    }
  }

  /// Makes the usual folder where it is missing; another one has to be there.
  func open(in environment: [String: String]) throws -> SealedTalkFile {
    do {
      var key: MasterKey?
      if environment[Self.key.name] ?? environment[Self.key.name + "_FILE"] != nil {
        do { key = try MasterKey(Self.key.value(in: environment)) } catch let error as MasterKeyError {
          throw StoreError.unreadable("\(Self.key): \(error)")
        }
      }
      return try SealedTalkFile(path(in: environment), key: key)
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
  }

  private func path(in environment: [String: String]) throws -> String {
    if case .file(let path) = self {
      return path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
    // By the XDG Base Directory Specification; a path that is not absolute counts for nothing there.
    let folder =
      environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].map { $0 + "/.local/share" }
    guard let folder else {
      throw StoreError.unavailable("There is no home folder to keep a talk in. Name a file: --save FILE")
    }
    do {
      try FileManager.default.createDirectory(
        atPath: folder + "/afterword", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StoreError.unavailable("\(folder)/afterword cannot be made. Name another file: --save FILE")
    }
    return folder + "/afterword/talk"
  }
}
