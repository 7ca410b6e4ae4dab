/// English contractions, with or without the apostrophe, and common texting words.
///
/// No expansion is itself a key, or normalising twice would differ from normalising once.
enum Contractions {
  static let longestKey = 8

  static func expand(head: String, tail: String) -> [String]? {
    switch tail {
    case "ll": [head, "will"]
    case "ve": [head, "have"]
    case "re": [head, "are"]
    case "d": [head, "would"]
    case "m": [head, "am"]
    case "s": possessive(head)
    case "t" where head.utf8.last == UInt8(ascii: "n"): negated(String(head.dropLast()))
    default: nil
    }
  }

  private static func possessive(_ head: String) -> [String] {
    if head == "let" { return ["let", "us"] }
    return pronouns.contains(head) ? [head, "is"] : [head]
  }

  private static func negated(_ verb: String) -> [String] {
    switch verb {
    case "": ["not"]
    case "ca": ["can", "not"]
    case "wo": ["will", "not"]
    case "sha": ["shall", "not"]
    case "ai": ["is", "not"]
    default: [verb, "not"]
    }
  }

  private static let pronouns: Set<String> = [
    "it", "that", "what", "he", "she", "there", "who", "how", "where", "here", "when", "this", "everything",
  ]

  static let words: [String: [String]] = {
    var words: [String: [String]] = [:]
    for (key, expansion) in table { words[key] = expansion.split(separator: " ").map(String.init) }
    for verb in verbs { words[verb + "nt"] = [verb, "not"] }
    return words
  }()

  private static let verbs = [
    "do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "would", "could", "should", "must", "need",
  ]

  private static let table: [(String, String)] = [
    ("cant", "can not"), ("cannot", "can not"), ("wont", "will not"), ("aint", "is not"), ("shant", "shall not"),
    ("im", "i am"), ("iam", "i am"), ("ive", "i have"), ("youre", "you are"), ("theyre", "they are"),
    ("youve", "you have"), ("weve", "we have"), ("theyve", "they have"), ("youll", "you will"),
    ("theyll", "they will"), ("itll", "it will"), ("youd", "you would"), ("theyd", "they would"),
    ("its", "it is"), ("thats", "that is"), ("whats", "what is"), ("hes", "he is"), ("shes", "she is"),
    ("theres", "there is"), ("hows", "how is"), ("wheres", "where is"), ("whos", "who is"), ("lets", "let us"),
    ("u", "you"), ("ur", "your"), ("r", "are"), ("pls", "please"), ("plz", "please"), ("pleas", "please"),
    ("thx", "thanks"), ("tnx", "thanks"), ("thanx", "thanks"), ("ty", "thanks"), ("dunno", "idk"), ("donno", "idk"),
    ("k", "ok"), ("kk", "ok"), ("okay", "ok"), ("okey", "ok"), ("cuz", "because"), ("coz", "because"),
    ("bc", "because"), ("ppl", "people"), ("abt", "about"), ("tmrw", "tomorrow"), ("tmr", "tomorrow"),
    ("tmw", "tomorrow"), ("2moro", "tomorrow"), ("rly", "really"), ("gonna", "going to"), ("wanna", "want to"),
    ("gotta", "got to"), ("nvm", "never mind"), ("gf", "girlfriend"), ("bf", "boyfriend"), ("w", "with"),
    ("gimme", "give me"), ("lemme", "let me"), ("kinda", "kind of"), ("sorta", "sort of"), ("rn", "right now"),
    ("til", "until"), ("till", "until"),
  ]
}
