import Understanding

extension Turn {
  func offered(_ pick: Pick, at node: Node) -> [Offered] {
    let variable = book.variables[pick.into]
    let picks = story.place.picks ?? picked(pick)
    var offered: [Offered] = (variable.options?.options ?? [])
      .filter { pick.group == nil || $0.group == pick.group }
      .map { option in
        Offered(
          id: option.id, name: option.name, label: option.text, source: .pick(option.id),
          isTicked: picks.contains(option.id))
      }
    if let alone = pick.aloneLabel {
      offered.append(Offered(id: ID("\(node.id.raw)/alone"), name: "alone", label: alone, source: .alone))
    }
    let done = pick.doneLabel ?? label(.done)
    offered.append(
      Offered(id: ID("\(node.id.raw)/done"), name: "done", label: done, source: .done, words: labels(.done) + ["done"]))
    // Last, so that adding one does not shift the numbers people have before them.
    for (position, item) in picks.own.enumerated() {
      offered.append(
        Offered(
          id: ID("\(node.id.raw)/own/\(item.text)"), name: "own", label: item.text, source: .ownPick(position),
          isTicked: true))
    }
    return offered
  }

  /// What the set holds of this group before anything is tapped.
  private func picked(_ pick: Pick) -> SetValue {
    guard case .set(let set)? = value(of: pick.into) else { return SetValue() }
    let group = pick.group.map { ID("group:\($0)") }
    let options = book.variables[pick.into].options
    return SetValue(
      members: set.members.filter { pick.group == nil || options?.option($0)?.group == pick.group },
      own: set.own.filter { group == nil || $0.group == group })
  }

  /// A tap or words that name several: what is ticked changes, and nothing goes on before `done`.
  mutating func tick(_ chosen: [Offered], pick: Pick, at node: Node, isTap: Bool) {
    var picks = story.place.picks ?? picked(pick)
    var isFinished = false
    var isAlone = false
    for offered in chosen {
      switch offered.source {
      case .pick(let id):
        if isTap { picks.toggle(id) } else { picks.insert(id) }
      case .ownPick(let position):
        if isTap, position < picks.own.count { picks.own.remove(at: position) }
      case .alone:
        picks = SetValue()
        isFinished = true
        isAlone = true
      case .done: isFinished = true
      default: break
      }
    }
    // What ends the picking is a step: back finds the picks as they were before it.
    if isFinished { return finish(pick, picks, at: node, isAlone: isAlone) }
    story.place.picks = picks
    asked.place.misses = 0
    if isTap {
      effects.append(.updateQuestion(question(at: node, isShownAgain: true)))
    } else {
      showPicks(picks, pick)
    }
  }

  private mutating func showPicks(_ picks: SetValue, _ pick: Pick) {
    let texts = texts(of: picks, book.variables[pick.into], [])
    say(.picksNow, ["picks": texts.joined(separator: ", ")])
    showAgain()
  }

  /// Takes words as an item of the person's own; false where that is not possible.
  mutating func addOwn(_ text: String, pick: Pick, at node: Node) -> Bool {
    guard pick.takesOwn, case .set(_, let items) = book.variables[pick.into].kind, let own = items else { return false }
    guard case .value(let line) = readLine(text, maxLength: own.maxLength) else { return false }
    var picks = story.place.picks ?? picked(pick)
    if !picks.own.contains(where: { $0.text == line }) {
      guard picks.own.count + ownElsewhere(pick) < own.max else {
        say(.tooMany, ["max": String(own.max)])
        showAgain()
        return true
      }
      picks.own.append(.init(line, group: pick.group.map { ID("group:\($0)") } ?? .none))
    }
    story.place.picks = picks
    asked.place.misses = 0
    showPicks(picks, pick)
    return true
  }

  /// Own items that the set holds in other groups.
  private func ownElsewhere(_ pick: Pick) -> Int {
    guard case .set(let set)? = value(of: pick.into) else { return 0 }
    return set.own.count - picked(pick).own.count
  }

  /// Replaces the group's members by the picks and goes on.
  private mutating func finish(_ pick: Pick, _ picks: SetValue, at node: Node, isAlone: Bool) {
    guard picks.count >= pick.min || isAlone else {
      story.place.picks = picks
      say(.tooFew, ["min": String(pick.min)])
      return showAgain()
    }
    guard picks.count <= pick.max else {
      story.place.picks = picks
      say(.tooMany, ["max": String(pick.max)])
      return showAgain()
    }
    var set = SetValue()
    if case .set(let old)? = value(of: pick.into) { set = old }
    let before = picked(pick)
    for id in before.members { set.remove(id) }
    set.own.removeAll { before.own.contains($0) }
    for id in picks.members { set.insert(id) }
    set.own += picks.own
    accept {
      $0.story.place.picks = nil
      $0.setValue(.set(set), of: pick.into)
      if let target = $0.branch(of: pick.next) { $0.go(to: target) }
    }
  }
}
