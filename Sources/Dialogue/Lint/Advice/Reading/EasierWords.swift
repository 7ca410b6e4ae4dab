/// Long or bookish words, and everyday ones for them.
enum EasierWords {
  static func easier(for word: String) -> String? { table[word] }

  private static let table: [String: String] = [
    "accomplish": "do", "accordingly": "so", "acknowledge": "see", "additional": "more", "additionally": "also",
    "adequate": "enough", "advantageous": "good", "alleviate": "ease", "alternatively": "or", "ameliorate": "ease",
    "anticipate": "expect", "apparently": "it seems", "appreciation": "thanks", "approximately": "about",
    "ascertain": "find out", "assistance": "help", "attempt": "try", "beneficial": "good", "cease": "stop",
    "circumstances": "how things are", "commence": "start", "communicate": "talk", "communicating": "talking",
    "communication": "talking", "comprehend": "understand", "concerning": "about", "consequently": "so",
    "considerable": "much", "constitute": "make up", "demonstrate": "show", "difficulties": "trouble",
    "discontinue": "stop", "dissatisfaction": "being unhappy", "dysphoria": "low mood", "elucidate": "explain",
    "encounter": "meet", "endeavour": "try", "establish": "set up", "evaluate": "look at", "exacerbate": "make worse",
    "experiencing": "feeling", "expectations": "hopes", "facilitate": "help", "fundamental": "main",
    "furthermore": "also", "gratification": "joy", "hesitate": "wait", "however": "but", "immediately": "at once",
    "implement": "do", "inadequate": "not enough", "incorporate": "add", "indicate": "show", "individual": "person",
    "individuals": "people", "initiate": "start", "intensity": "how strong it is", "interaction": "contact",
    "interactions": "contact", "investigate": "look into", "irrespective": "whatever", "maintain": "keep",
    "methodology": "way", "misinterpret": "misread", "modification": "change", "mutually": "both",
    "nevertheless": "still", "nonetheless": "still", "notwithstanding": "despite", "numerous": "many",
    "objective": "aim", "obtain": "get", "participate": "join in", "particularly": "above all",
    "physiological": "of the body", "possibility": "chance", "postcoital": "after sex", "preferable": "better",
    "prioritise": "put first", "prioritize": "put first", "psychological": "of the mind", "purchase": "buy",
    "reassurance": "kind words", "reciprocal": "both ways", "recommendation": "tip", "regarding": "about",
    "requirement": "need", "responsibility": "part", "satisfaction": "joy", "significant": "big",
    "significantly": "much", "simultaneously": "at once", "subsequently": "later", "subsequent": "next",
    "sufficient": "enough", "terminate": "end", "therefore": "so", "transition": "change", "utilise": "use",
    "utilize": "use", "validate": "take seriously", "validation": "being taken seriously", "verbalise": "say",
    "verbalize": "say", "vulnerability": "being open", "whereas": "while",
  ]
}
