/// Closed lists of English function words; every other word carries meaning.
enum WordLists {
  /// Words that may stand around a choice without changing it.
  static let hedges = set(
    """
    um uh uhh umm hmm hm er erm eh well so ok oh ah like just maybe perhaps probably possibly prob guess think i am would
    say suppose reckon kind sort of tbh honestly lol haha idk really actually please thanks thank you def definitely it is
    go with take pick choose chose let us give me for to my the a an one option choice answer mostly mainly very
    rather that this then yes yeah do want get have be sure some bit quite can we here hey hi sounds good fine
    """)

  /// Words that may stand around a command; fewer, because a command acts at once.
  static let commandHedges = set(
    "um uh uhh umm hmm hm er erm well so ok oh just maybe perhaps please thanks lol sorry now hey hi tbh")
  static let commandHedgePairs: Set<String> = ["i think", "i guess", "i suppose", "thank you", "right now"]

  /// Any of these makes a word-by-word reading unsafe.
  static let negations = set(
    """
    not no never without except none neither nor nothing nobody hardly instead nope nah avoid hate unlike but
    """)

  static let functionWords = hedges.union(
    set(
      """
      he she they them him her his hers their theirs our ours your yours mine its we was were are been being did does done
      has had having will shall should could may might must need and or if when while because as at by from in into on onto
      off out over under up down about after before again all any both each few more most other such only own same too
      what which who whom whose where why how there these those now not no never nor than but also ever still yet even
      much many lot lots thing things stuff something anything everything nothing someone anyone everyone going gonna got
      make made know knows feel feels felt way kinda another back right time times really today tonight maybe two three
      first second third last next already always often sometimes usually around between during through until upon every
      people person good great nice tell told said asks ask come came goes went keep kept look
      """))

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
