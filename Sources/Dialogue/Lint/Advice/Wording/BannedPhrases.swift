extension WordingRule {
  private static let pushes = "leaves no choice"
  private static let softer =
    "Say it as something that may help, or as what some people do; the rest of the sentence may have to change with it."
  private static let praises = "praises without saying what for"
  private static let naming = "Name what they did, as in “it starts with you, names one thing, and asks”."
  private static let tells = "tells people what to feel"

  private static func important(_ phrase: String) -> WordingRule {
    WordingRule(
      phrase, unless: [.safety, .negated, .question, .hedged],
      fine: ["important|essential|crucial|vital to me|us|you|him|her|them|people|{}"], because: pushes,
      fix: "Say what it does, such as “saying it early makes it easier to hear”, and leave the rest to them.")
  }

  private static func threat(_ phrase: String) -> WordingRule {
    WordingRule(
      phrase, unless: [.question, .safety], because: "threatens",
      fix: "Leave it out, or say what gets easier, as in “said early, it is easier to hear”.")
  }

  /// Words that push, shame, flirt or promise what no script can keep.
  static let bannedPhrases: [WordingRule] = [
    WordingRule(
      "you should|must", unless: [.safety, .negated, .question],
      fine: ["you must be", "you must have", "if you should", "as you should", "you should be able|proud"],
      fineAfter: "than whatever what how when where", because: pushes,
      fix: softer),
    WordingRule(
      "you ought to", unless: [.safety, .negated, .question], fineAfter: "than whatever what", because: pushes,
      fix: softer),
    WordingRule(
      "you have|need to", unless: [.safety, .negated, .question],
      fine: ["if|when|whenever|before|until you have|need to", "you have to yourself|offer|give|spend"],
      fineAfter: "than whatever what all everything anything something time as because words", because: pushes,
      fix: softer),
    WordingRule(
      "you shouldn't", unless: [.safety, .question], fine: ["you shouldn't have to"], fineAfter: "what whatever if",
      because: pushes, fix: softer),
    WordingRule(
      "studies|research|science show|shows|prove|proves|says", unless: [.negated, .question],
      because: "calls up a proof nobody can look at", fix: "Leave it out, or say what many people find."),
    WordingRule(
      "therapists|experts|doctors|psychologists recommend|advise|agree|say", unless: [.negated, .question, .safety],
      because: "calls up somebody nobody can ask", fix: "Leave it out, or say what many people find."),
    WordingRule(
      "perfectly|completely|totally natural", unless: [.question], because: "is a verdict",
      fix: "Say that many people know this."),
    WordingRule(
      "everyone|everybody does it|this|that", unless: [.negated, .question], because: "measures people by others",
      fix: "Write that some people do."),
    important("it's important|essential|crucial|vital to"),
    important("it is important|essential|crucial|vital to"),
    WordingRule(
      "just say|do|ask|tell|try|go it|them|him|her|this|that|for|{}", unless: [.told, .negated, .question],
      because: "makes light of what is hard",
      fix: "Say how, or offer it, as in “you could say it on a walk”."),
    threat("or it|this|that|he|she|they|you|things will never"),
    threat("or it'll|this'll|that'll|he'll|she'll|they'll|you'll|things'll never"),
    threat("or it|this|that|things won't happen|change|get|work"),
    threat("or nothing will change|happen|work"),
    WordingRule(
      "great|good|nice|excellent|amazing|awesome|fantastic|brilliant|wonderful|perfect job|work", unless: [.negated],
      fine: ["good work on|with"], fineAfter: "a an the this that your their his her my our do does did of for",
      because: praises, fix: naming),
    WordingRule(
      "well done", unless: [.negated, .question], fineAfter: "is are was were be being as so job work",
      because: praises,
      fix: naming),
    WordingRule("proud of you", unless: [.negated, .question], because: praises, fix: naming),
    WordingRule("just relax", unless: [.negated], because: tells, fix: "Say what may help, such as one slow breath."),
    WordingRule("calm down", unless: [.told], because: tells, fix: "Say what may help, such as one slow breath."),
    WordingRule("don't worry", unless: [.told], because: tells, fix: "Say what is true and calming instead."),
    WordingRule(
      "get over it", unless: [.negated, .hedged], because: "makes light of what hurts",
      fix: "Say that it may take time."),
    WordingRule(
      "cheer up", unless: [.told], because: tells, fix: "Say that a low mood after sex is common, and can pass."),
    WordingRule(
      "why didn't you|they|he|she", because: "sounds like blame", fix: "Ask what happened, or what would help now."),
    WordingRule(
      "are you sure that happened|that's", because: "doubts what people tell",
      fix: "Say that you are glad they told you."),
    WordingRule(
      "make him|her|them|{} want|do|agree|listen|change|love|stay|say|give|need|obey|beg|talk|cuddle",
      unless: [.negated], because: "is about bending somebody", fix: "Write “ask”, “invite” or “tell”."),
    WordingRule(
      "get what you want", unless: [.negated], because: "is about bending somebody", fix: "Write “say what you'd like”."
    ),
    WordingRule(
      "she'll|he'll|they'll give in", because: "is about bending somebody", fix: "Write that a no is a full answer."),
    WordingRule(
      "will|would|to give in", unless: [.negated], because: "is about bending somebody",
      fix: "Write that a no is a full answer."),
    WordingRule(
      "non negotiable", because: "closes the talk before it begins", fix: "Write “important to me”."),
    WordingRule(
      "i understand exactly", because: "is more than a script can know", fix: "Write “that sounds heavy”."),
    WordingRule(
      "i know exactly how|what you", because: "is more than a script can know", fix: "Write “that sounds heavy”."),
    WordingRule(
      "always here for you", because: "is more than a script can keep", fix: "Write “you can come back any time”."),
    WordingRule(
      "trust me", unless: [.told], because: "asks for trust instead of earning it",
      fix: "Leave it out, or say how you know."),
    WordingRule("oh honey|darling|sweetie", because: "is too close", fix: "Leave it out."),
    WordingRule(
      "honey|sweetie|babe", unless: [.told], fine: ["honey and", "honey in"], fineAfter: "and",
      because: "is too close", fix: "Leave it out."),
    WordingRule(
      "naughty|steamy|juicy", mouth: .anybody,
      fine: ["steamy shower|bath|bathroom|window|kitchen", "juicy fruit|orange|peach"],
      because: "is flirting", fix: "Say it so that it could be read out in a waiting room."),
    WordingRule(
      "committed|commit|commits suicide", mouth: .anybody, because: "calls it a crime",
      fix: "Write “died by suicide” or “ended their life”."),
  ]

  private static let judges = "is a verdict"

  /// Words that say what people are.
  static let bannedVerdicts: [WordingRule] = [
    WordingRule(
      "clingy|needy", unless: [.negated, .question], fine: ["needy or"],
      fineAfter: "sound sounds sounding seem seems seeming feel feels feeling look looks looking called being as word",
      because: "is a verdict as a fact", fix: "Write “wanting closeness”, or let the practice partner say it."),
    WordingRule(
      "real man|men|woman|women", because: "says who counts", fix: "Write “people who …”."),
    WordingRule(
      "women|men|girls|guys are|want|need|like|love|prefer", unless: [.question],
      fineAfter: "some many few most several these those the two both other trans and or for with between among",
      because: "puts all of them into one box", fix: "Write “some people”, or “people who …”."),
    WordingRule(
      "normal", unless: [.question],
      fine: [
        "as|than normal", "back to normal", "new normal",
        "normal day|days|night|nights|evening|morning|week|weekday|weekend",
        "normal life|routine|hours|time|times|talk|speed|size|service|temperature|voice|clothes|meal|way",
        "normal for you|us|them|me|{}", "normal saline",
      ],
      because: judges, fix: "Write “common”, or how often it happens."),
    WordingRule(
      "abnormal|frigid|dysfunction|dysfunctional|dysfunctions", unless: [.question], because: judges,
      fix: "Say what happens, in everyday words."),
    WordingRule(
      "disorder|disorders", unless: [.question], fineAfter: "eating", because: "is a diagnosis",
      fix: "Say what happens, in everyday words."),
    WordingRule(
      "broken|damaged", unless: [.negated, .question],
      fine: [
        "broken up|down|off|into|in|out",
        "broken bone|bones|glass|sleep|phone|toy|leg|arm|link|promise|promises|nail|heart",
        "bent or broken", "damaged or lost", "or broken",
      ],
      onlyAfter:
        "you're they're she's he's i'm are is am be being feel feels feeling felt more so too {}",
      because: judges, fix: "Say what hurts, and that it can change."),
    WordingRule(
      "victim|victims", unless: [.negated, .question], fine: ["victim|victims support|services|service|line|fund"],
      because: "is for people to say of themselves", fix: "Write “someone who was hurt”, or the word they used."),
    WordingRule("both sexes|genders", because: "leaves people out", fix: "Write “all genders”, or “everyone”."),
    WordingRule("opposite sex|gender", because: "leaves people out", fix: "Write “another gender”, or “partner”."),
    WordingRule("preferred pronouns|pronoun", because: "makes them sound like a whim", fix: "Write “pronouns”."),
  ]
}
