import Dialogue
import TestSupport
import Testing

/// What the tone of the coach has room for, sentence by sentence.
struct AdviceWordingTests {
  private func codes(_ text: String, speaker: String = "coach", isSafety: Bool = false) -> Set<LintRule> {
    let bubble = #"{ "text": "\#(text)", "speaker": "\#(speaker)" }"#
    let files =
      isSafety
      ? MiniBook.files([
        "safety/help.json": MiniBook.script(
          #""ask": { "text": \#(bubble), "return": true }"#, id: "help")
      ])
      : MiniBook.files([
        "scripts/tea.json": MiniBook.script(MiniBook.thirsty + #""bye": { "text": \#(bubble), "end": true }"#)
      ])
    let wanted: Set<LintRule> = [.bannedWording, .outcomeClaim, .productName, .loudSafetyText]
    let diagnostics = BookReader.read(files, withAdvice: true).diagnostics
    return Set(diagnostics.map(\.rule)).intersection(wanted)
  }

  @Test(arguments: [
    "Of course you can.", "For tea: pour the water, of course.", "Kept, bent or broken: which promise was it?",
    "As normal, I keep your place.", "It's quieter than normal here.", "We go back to normal talk.",
    "I'll write tomorrow.",
    "That will do.", "This will be short.", "It will take two minutes.", "Will it help?",
    "It may be that it will help.",
    "Is it proven?", "That is not proven.", "There is no guarantee.", "You're not broken.", "A broken night is hard.",
    "You must be tired.", "If you should want to stop, say so.", "“You should relax” rarely helps.",
    "You could sound needy to yourself.", "Wanting this isn't clingy.", "I can calm down after a while.",
    "It took its course.", "In the course of a week things change.", "She went to the shop for milk.",
    "No trial tested this.", "Make them tea.", "Many women want this.", "Victim Support is a charity.",
    "Some people say it helps.", "They will pick you up at six.", "You'll hear from me.",
    "Help always works: just type it.",
    "A real talk is best.", "I'd love that. You'd too?", "The pump at the well is old.",
    "Tea fixes a tired mind, some say?", "Nobody says that you should.", "You don't have to. Must you go?",
    "Take all the time you need to.", "If you have to stop, say so.", "You shouldn't have to ask.",
    "Not everyone does it.", "Some studies looked at it.",
    "You could just say it.", "Just ask: I'll wait.", "It's important to me.", "Is it important to ask?",
    "It isn't important to say it all.", "What is important to you?", "Two can say it, or it will do as a note.",
    "Do you have a great job?", "She is proud of that.", "It's a job well done by both.", "Is the steak well done?",
    "Or will it never happen?", "Now, or later, or never.", "It may be important to ask.",
  ])
  func `plain sentences get no advice`(text: String) {
    #expect(codes(text).isEmpty, "\(text): \(codes(text))")
  }

  @Test(arguments: [
    "You should talk.", "You must say it.", "Just relax.", "Calm down.", "Don't worry.", "You are clingy.",
    "She is just needy.", "Real men cuddle.", "That is not normal.", "It's perfectly normal.", "You are frigid.",
    "This is a disorder.", "You're broken.", "I understand exactly.", "I'm always here for you.", "Trust me.",
    "Oh honey.",
    "A steamy night.", "He committed suicide.", "You are a victim.", "Both sexes like it.",
    "Add your preferred pronouns.",
    "This is non-negotiable.", "Make her want it.", "Get what you want.", "She'll give in.", "Why didn't you say no?",
    "Are you sure that happened?", "Try our course.", "An online course is ready.", "Use the discount.",
    "Start a free trial.", "See our shop.", "Buy a pump.", "It costs $10.", "Women are softer.",
    "You have to talk.", "You need to say it.", "You shouldn't wait.", "Studies show that it is common.",
    "Therapists recommend tea.", "It's perfectly natural.", "Everyone does it.",
    "Just say it on Sunday.", "Please just ask them.", "It's important to talk early.", "It is essential to ask.",
    "Say it soon, or it will never happen.", "Ask, or they'll never know.", "Talk, or nothing will change.",
    "Great job!", "Good work.", "Well done!", "I'm proud of you.",
  ])
  func `words that push, shame, flirt, judge or sell get advice`(text: String) {
    #expect(codes(text) == [.bannedWording])
  }

  @Test(arguments: [
    "Aftercare is proven to work.", "It heals.", "This fixes your bond.", "I guarantee a yes.", "It will help.",
    "Talking will always help.", "It'll help.", "You'll feel better.", "They will say yes.",
    "This will make you happy.",
    "They'll love it.", "It never fails.",
  ])
  func `claims about outcomes get advice`(text: String) {
    #expect(codes(text) == [.outcomeClaim])
  }

  @Test(arguments: ["HydroMax7", "hydroxtreme", "Bathmate", "Bathmate's", "Lovense", "Viagra", "Glow™"])
  func `products get advice`(name: String) {
    #expect(codes("Some use \(name) for it.") == [.productName])
  }

  @Test func `the practice partner may say what the coach may not, but no more`() {
    #expect(codes("Isn't that a bit clingy? You're so needy.", speaker: "partner").isEmpty)
    #expect(codes("That's not normal. You should know.", speaker: "partner").isEmpty)
    #expect(codes("Naughty.", speaker: "partner") == [.bannedWording])
  }

  @Test func `a safety page says plainly what to do, and never loudly`() {
    #expect(codes("You must call 112 now. You should not wait.", isSafety: true).isEmpty)
    #expect(codes("Call now!", isSafety: true) == [.loudSafetyText])
    #expect(codes("Call now 🙂", isSafety: true) == [.loudSafetyText])
    #expect(codes("Call now, 24/7.", isSafety: true).isEmpty)
    #expect(codes("Nice!").isEmpty)
  }
}
