extension WordingRule {
  private static let sells = "sells something"
  private static let plain = "Leave it out: nothing is for sale here."

  /// Prices and offers; a coach that sells is no coach.
  static let sellingWords: [WordingRule] = [
    WordingRule(
      "course|courses", mouth: .anybody,
      onlyAfter: "our online free video paid beginner beginner's email crash", because: sells, fix: plain),
    WordingRule("course on|called|online", mouth: .anybody, onlyAfter: "a our the this", because: sells, fix: plain),
    WordingRule(
      "masterclass|webinar|ebook|coupon|voucher|discount|discounts|cashback|bestseller", mouth: .anybody,
      because: sells, fix: plain),
    WordingRule("promo|discount|coupon code", mouth: .anybody, because: sells, fix: plain),
    WordingRule("free|day|week|month trial", mouth: .anybody, because: sells, fix: plain),
    WordingRule("trial period|offer|version|membership", mouth: .anybody, because: sells, fix: plain),
    WordingRule("our|online|web|sex shop|store", mouth: .anybody, because: sells, fix: plain),
    WordingRule("webshop|shopify", mouth: .anybody, because: sells, fix: plain),
    WordingRule(
      "shop|order|buy|subscribe now|today|here", mouth: .anybody, unless: [.negated, .question], because: sells,
      fix: plain),
    WordingRule("penis|vacuum|water|hydro|suction|our|best pump|pumps", mouth: .anybody, because: sells, fix: plain),
    WordingRule("buy a|the|our|this pump", mouth: .anybody, because: sells, fix: plain),
    WordingRule("money back", mouth: .anybody, because: sells, fix: plain),
    WordingRule("affiliate link|links", mouth: .anybody, because: sells, fix: plain),
  ]
}
