import CLibFuzzer
import Glibc

/// Feeds one target with whatever libFuzzer thinks of.
///
///     FUZZ_TARGET=script fuzz -max_total_time=30 CORPUS    what libFuzzer does, with its own options
///     fuzz targets                                         their names
///     fuzz seeds FOLDER                                    inputs to begin with, in a folder for each target
@main enum Fuzz {
  static let target = getenv("FUZZ_TARGET").flatMap { FuzzTarget(rawValue: String(cString: $0)) }

  static func main() {
    switch CommandLine.arguments.dropFirst().first {
    case "targets":
      for target in FuzzTarget.allCases where !target.isPlanted { print(target.rawValue) }
    case "seeds" where CommandLine.arguments.count == 3: exit(writeSeeds(below: CommandLine.arguments[2]) ? 0 : 1)
    default:
      guard target != nil else {
        print("FUZZ_TARGET has to be one of: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
        exit(64)
      }
      exit(drive())
    }
  }

  private static func drive() -> Int32 {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    return withUnsafeMutablePointer(to: &arguments) { pointer in
      pointer.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) {
        LLVMFuzzerRunDriver(&count, $0) { bytes, count in
          Fuzz.target?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
          return 0
        }
      }
    }
  }

  private static func writeSeeds(below folder: String) -> Bool {
    mkdir(folder, 0o755)
    return FuzzTarget.allCases.allSatisfy { target in
      mkdir("\(folder)/\(target.rawValue)", 0o755)
      return target.seeds.enumerated().allSatisfy { number, bytes in
        guard let file = fopen("\(folder)/\(target.rawValue)/seed-\(number)", "w") else { return false }
        let written = fwrite(bytes, 1, bytes.count, file)
        return fclose(file) == 0 && written == bytes.count
      }
    }
  }
}
