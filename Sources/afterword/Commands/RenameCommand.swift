import ArgumentParser
import Dialogue
import Files
import Workshop

/// `afterword rename`: another name for something, everywhere at once.
struct RenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Give a script, node, choice, variable, member or card another name, everywhere at once.",
    discussion: """
      Shows what would change, and writes nothing without --write. The old name is kept under renamed or was, so that \
      saved talks go on. Whole names are tea, tea#ask, tea#ask.water, tea.drink, tea.drink:water and tea.card; book \
      stands for book.json. A part is enough where only one thing has it. \
      For example: afterword rename node start_talk#need need-first

      Ends with 0 when all is well, with 1 when it cannot be renamed so, with 2 when the book cannot be read or written.
      """
  )

  @OptionGroup var options: BookOptions

  @Argument(help: ArgumentHelp("One of script, node, choice, variable, member, card.", valueName: "kind"))
  var kind: BookName.Kind

  @Argument(help: "The name it has.")
  var old: String

  @Argument(help: "The name it gets, without what stands before it.")
  var new: String

  @Flag(help: "Change the files.")
  var write = false

  func run() throws {
    let folder = try options.folder()
    let files = try options.files()
    let plan: RenamePlan
    do throws(RenameProblem) {
      let renaming = try Renaming(files)
      plan = try renaming.plan(renaming.find(kind, old), to: new)
    } catch {
      throw try said(error)
    }
    if write {
      let edits = plan.edited.map { edit in
        FileEdit(
          path: BookOptions.path(edit.before.path, in: folder), old: edit.before.bytes,
          new: plan.files[edit.position].bytes)
      }
      let moves = plan.moves.map {
        FileMove(from: BookOptions.path($0.from, in: folder), to: BookOptions.path($0.to, in: folder))
      }
      do { try FileEdits.write(edits, moving: moves) } catch { throw ExitStatus.unreadable("\(error)") }
    }
    try Output.write(Self.text(of: plan, in: folder, isWritten: write))
  }

  private func said(_ problem: RenameProblem) throws -> ExitCode {
    switch problem {
    case .said(let text): return ExitStatus.failed(text)
    case .breaks(let findings):
      try Output.error(options.text(of: findings, isColored: Output.isTerminal(2)))
      return ExitStatus.failed("Nothing was renamed: these findings stand in the way.")
    }
  }

  private static func text(of plan: RenamePlan, in folder: String, isWritten: Bool) -> String {
    var text = ""
    for change in plan.changes {
      text += "\(BookOptions.path(change.file, in: folder)):\(change.line)\n"
      if let before = change.before { text += "  - \(before.trimmed)\n" }
      if let after = change.after { text += "  + \(after.trimmed)\n" }
    }
    for move in plan.moves {
      text += "\(BookOptions.path(move.from, in: folder)) -> \(BookOptions.path(move.to, in: folder))\n"
    }
    let lines = plan.changes.count == 1 ? "1 line" : "\(plan.changes.count) lines"
    let files = plan.edited.count == 1 ? "1 file" : "\(plan.edited.count) files"
    let moved = plan.moves.isEmpty ? "" : ", \(plan.moves.count) moved"
    let end = isWritten ? "changed." : "would change: add --write."
    return text + "“\(plan.old.fullName)” -> “\(plan.new.fullName)”: \(lines) in \(files)\(moved) \(end)\n"
  }
}

extension BookName.Kind: ExpressibleByArgument {}

extension String {
  fileprivate var trimmed: Substring { self.drop { $0 == " " || $0 == "\t" } }
}
