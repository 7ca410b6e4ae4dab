extension Schema {
  static let bookText = ##"""
    {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Afterword book, format 1","description":"Wh\##
    at all scripts share.","type":"object","required":["format","id","title","entry","menu","commands","phrases"],\##
    "properties":{"format":{"description":"The version of the format. Always 1.","$ref":"script-1.json#/$defs/form\##
    at"},"id":{"description":"The book's id.","$ref":"script-1.json#/$defs/memberID"},"title":{"description":"The \##
    book's name.","type":"string","minLength":1},"locale":{"description":"The language of the text: `en` unless sa\##
    id.","$ref":"script-1.json#/$defs/locale"},"entry":{"description":"Where a first conversation begins.","$ref":\##
    "script-1.json#/$defs/entry"},"menu":{"description":"Where the word menu and a third miss lead.","$ref":"scrip\##
    t-1.json#/$defs/entry"},"gate":{"description":"What must hold before the scripts open.","type":"object","requi\##
    red":["when","entry"],"properties":{"when":{"description":"What must hold before anything but stop, help, forg\##
    et, language and safety works.","$ref":"script-1.json#/$defs/expression"},"entry":{"description":"Where people\##
     are led until it holds.","$ref":"script-1.json#/$defs/entry"},"note":{"description":"A comment for people who\##
     edit. Never shown.","type":"string"},"$schema":{"description":"The schema this is checked against.","type":"s\##
    tring"}},"additionalProperties":false},"onReturn":{"description":"Said at any node without its own when the pe\##
    rson writes again after a long silence.","$ref":"script-1.json#/$defs/onReturn"},"variables":{"description":"V\##
    ariables shared by all scripts, never cleared.","type":"object","properties":{"note":{"description":"A comment\##
     for people who edit. Never shown, and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z\##
    0-9]*(_[a-z0-9]+)*$","patternErrorMessage":"Variables are snake_case: need_space"},"additionalProperties":{"$r\##
    ef":"script-1.json#/$defs/variable"}},"choiceSets":{"description":"Lists of choices to `use` in any script.","\##
    $ref":"script-1.json#/$defs/choiceSets"},"cards":{"description":"Cards any script may show.","$ref":"script-1.\##
    json#/$defs/cards"},"commands":{"description":"The words that always win, in any place. `note` is not a comman\##
    d.","type":"object","properties":{"help":{"description":"The words for `help`.","type":"object","required":["w\##
    ords","entry"],"properties":{"words":{"description":"The words people say. A whole message that is one of them\##
     is this command.","type":"array","items":{"type":"string","minLength":1},"uniqueItems":true,"minItems":1},"en\##
    try":{"description":"Where it leads.","$ref":"script-1.json#/$defs/entry"},"note":{"description":"A comment fo\##
    r people who edit. Never shown.","type":"string"},"$schema":{"description":"The schema this is checked against\##
    .","type":"string"}},"additionalProperties":false},"stop":{"description":"The words for `stop`.","type":"objec\##
    t","required":["words"],"properties":{"words":{"description":"The words people say. A whole message that is on\##
    e of them is this command.","type":"array","items":{"type":"string","minLength":1},"uniqueItems":true,"minItem\##
    s":1},"note":{"description":"A comment for people who edit. Never shown.","type":"string"},"$schema":{"descrip\##
    tion":"The schema this is checked against.","type":"string"}},"additionalProperties":false},"forget":{"descrip\##
    tion":"The words for `forget`.","type":"object","required":["words"],"properties":{"words":{"description":"The\##
     words people say. A whole message that is one of them is this command.","type":"array","items":{"type":"strin\##
    g","minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A comment for people who edit. Never\##
     shown.","type":"string"},"$schema":{"description":"The schema this is checked against.","type":"string"}},"ad\##
    ditionalProperties":false},"back":{"description":"The words for `back`.","type":"object","required":["words"],\##
    "properties":{"words":{"description":"The words people say. A whole message that is one of them is this comman\##
    d.","type":"array","items":{"type":"string","minLength":1},"uniqueItems":true,"minItems":1},"note":{"descripti\##
    on":"A comment for people who edit. Never shown.","type":"string"},"$schema":{"description":"The schema this i\##
    s checked against.","type":"string"}},"additionalProperties":false},"menu":{"description":"The words for `menu\##
    `.","type":"object","required":["words"],"properties":{"words":{"description":"The words people say. A whole m\##
    essage that is one of them is this command.","type":"array","items":{"type":"string","minLength":1},"uniqueIte\##
    ms":true,"minItems":1},"note":{"description":"A comment for people who edit. Never shown.","type":"string"},"$\##
    schema":{"description":"The schema this is checked against.","type":"string"}},"additionalProperties":false},"\##
    repeat":{"description":"The words for `repeat`.","type":"object","required":["words"],"properties":{"words":{"\##
    description":"The words people say. A whole message that is one of them is this command.","type":"array","item\##
    s":{"type":"string","minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A comment for peopl\##
    e who edit. Never shown.","type":"string"},"$schema":{"description":"The schema this is checked against.","typ\##
    e":"string"}},"additionalProperties":false},"start-over":{"description":"The words for `start-over`.","type":"\##
    object","required":["words"],"properties":{"words":{"description":"The words people say. A whole message that \##
    is one of them is this command.","type":"array","items":{"type":"string","minLength":1},"uniqueItems":true,"mi\##
    nItems":1},"note":{"description":"A comment for people who edit. Never shown.","type":"string"},"$schema":{"de\##
    scription":"The schema this is checked against.","type":"string"}},"additionalProperties":false},"language":{"\##
    description":"The words for `language`.","type":"object","required":["words","entry"],"properties":{"words":{"\##
    description":"The words people say. A whole message that is one of them is this command.","type":"array","item\##
    s":{"type":"string","minLength":1},"uniqueItems":true,"minItems":1},"entry":{"description":"Where it leads.","\##
    $ref":"script-1.json#/$defs/entry"},"note":{"description":"A comment for people who edit. Never shown.","type"\##
    :"string"},"$schema":{"description":"The schema this is checked against.","type":"string"}},"additionalPropert\##
    ies":false},"cards":{"description":"The words for `cards`.","type":"object","required":["words"],"properties":\##
    {"words":{"description":"The words people say. A whole message that is one of them is this command.","type":"a\##
    rray","items":{"type":"string","minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A commen\##
    t for people who edit. Never shown.","type":"string"},"$schema":{"description":"The schema this is checked aga\##
    inst.","type":"string"}},"additionalProperties":false},"kept":{"description":"The words for `kept`.","type":"o\##
    bject","required":["words","entry"],"properties":{"words":{"description":"The words people say. A whole messag\##
    e that is one of them is this command.","type":"array","items":{"type":"string","minLength":1},"uniqueItems":t\##
    rue,"minItems":1},"entry":{"description":"Where it leads.","$ref":"script-1.json#/$defs/entry"},"note":{"descr\##
    iption":"A comment for people who edit. Never shown.","type":"string"},"$schema":{"description":"The schema th\##
    is is checked against.","type":"string"}},"additionalProperties":false},"who":{"description":"The words for `w\##
    ho`.","type":"object","required":["words","entry"],"properties":{"words":{"description":"The words people say.\##
     A whole message that is one of them is this command.","type":"array","items":{"type":"string","minLength":1},\##
    "uniqueItems":true,"minItems":1},"entry":{"description":"Where it leads.","$ref":"script-1.json#/$defs/entry"}\##
    ,"note":{"description":"A comment for people who edit. Never shown.","type":"string"},"$schema":{"description"\##
    :"The schema this is checked against.","type":"string"}},"additionalProperties":false},"skip":{"description":"\##
    The words for `skip`.","type":"object","required":["words"],"properties":{"words":{"description":"The words pe\##
    ople say. A whole message that is one of them is this command.","type":"array","items":{"type":"string","minLe\##
    ngth":1},"uniqueItems":true,"minItems":1},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.","type":"string"}},"additionalP\##
    roperties":false},"later":{"description":"The words for `later`.","type":"object","required":["words"],"proper\##
    ties":{"words":{"description":"The words people say. A whole message that is one of them is this command.","ty\##
    pe":"array","items":{"type":"string","minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A \##
    comment for people who edit. Never shown.","type":"string"},"$schema":{"description":"The schema this is check\##
    ed against.","type":"string"}},"additionalProperties":false},"note":{"description":"A comment for people who e\##
    dit. Never shown.","type":"string"},"$schema":{"description":"The schema this is checked against.","type":"str\##
    ing"}},"additionalProperties":false},"topics":{"description":"Questions people may ask in the middle of someth\##
    ing; afterwards they come back.","type":"array","items":{"description":"One topic.","type":"object","required"\##
    :["id","entry"],"properties":{"id":{"description":"The topic's id.","$ref":"script-1.json#/$defs/nodeID"},"ent\##
    ry":{"description":"The node that answers and returns.","$ref":"script-1.json#/$defs/entry"},"match":{"descrip\##
    tion":"Exact phrases that ask it.","type":"array","items":{"type":"string","minLength":1},"uniqueItems":true},\##
    "examples":{"description":"Ways people ask it.","type":"array","items":{"type":"string","minLength":1},"unique\##
    Items":true},"note":{"description":"A comment for people who edit. Never shown.","type":"string"},"$schema":{"\##
    description":"The schema this is checked against.","type":"string"}},"additionalProperties":false}},"greetings\##
    ":{"description":"Words of greeting, answered without losing the place.","type":"array","items":{"type":"strin\##
    g","minLength":1},"uniqueItems":true},"avoid":{"description":"Words no text may use; lint says where one does.\##
    ","type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}},"phrases":{"description":"The eng\##
    ine's own sentences: each a list it goes round. All are needed in a finished book; sentences at least two, lab\##
    els one.","type":"object","properties":{"miss":{"description":"First miss, said before the node's reask or que\##
    stion.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"byNumbe\##
    r":{"description":"Second miss: the choices by number.","type":["string","array"],"minItems":1,"items":{"type"\##
    :"string","minLength":1},"minLength":1},"lost":{"description":"Third miss: the menu comes.","type":["string","\##
    array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"again":{"description":"Before a r\##
    epeated question.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":\##
    1},"greeted":{"description":"Someone says hi in the middle; the question follows.","type":["string","array"],"\##
    minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"movedOn":{"description":"An old button was\##
     tapped; the current question follows.","type":["string","array"],"minItems":1,"items":{"type":"string","minLe\##
    ngth":1},"minLength":1},"gone":{"description":"Their place was removed by an edit; a question follows.","type"\##
    :["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"unreadable":{"descrip\##
    tion":"The saved place could not be read; the gate or menu follows.","type":["string","array"],"minItems":1,"i\##
    tems":{"type":"string","minLength":1},"minLength":1},"fault":{"description":"The script made a mistake; a chec\##
    kpoint follows.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1}\##
    ,"stopped":{"description":"Goodbye after stop. All nudges are gone; they may write any time.","type":["string"\##
    ,"array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"exerciseStopped":{"description"\##
    :"A grounding exercise was ended by stop.","type":["string","array"],"minItems":1,"items":{"type":"string","mi\##
    nLength":1},"minLength":1},"forgotten":{"description":"All is erased.","type":["string","array"],"minItems":1,\##
    "items":{"type":"string","minLength":1},"minLength":1},"nothingToUndo":{"description":"Back, where there is no\##
    thing to undo.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},\##
    "undone":{"description":"Back took one answer back.","type":["string","array"],"minItems":1,"items":{"type":"s\##
    tring","minLength":1},"minLength":1},"cannotSkip":{"description":"Skip, where it is not allowed.","type":["str\##
    ing","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"nothingLater":{"description\##
    ":"Later, outside a nudge.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"mi\##
    nLength":1},"gateFirst":{"description":"Something asked for before the gate holds.","type":["string","array"],\##
    "minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"locked":{"description":"Closed because un\##
    der 18. Must say that help still works.","type":["string","array"],"minItems":1,"items":{"type":"string","minL\##
    ength":1},"minLength":1},"attachment":{"description":"Photos, voice and files cannot be read. Names help.","ty\##
    pe":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"tooLong":{"descrip\##
    tion":"The message is too long. Names help.","type":["string","array"],"minItems":1,"items":{"type":"string","\##
    minLength":1},"minLength":1},"early":{"description":"The line was written before the question was asked; the q\##
    uestion follows.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1\##
    },"earlyAdded":{"description":"The early line was added to the last answer.","type":["string","array"],"minIte\##
    ms":1,"items":{"type":"string","minLength":1},"minLength":1},"backToTopic":{"description":"After a digression;\##
     the pending question follows.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1}\##
    ,"minLength":1},"backToPlace":{"description":"After a safety page; the place follows.","type":["string","array\##
    "],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"welcomeBack":{"description":"After mor\##
    e than 24 hours following a safety page or stop; the menu follows.","type":["string","array"],"minItems":1,"it\##
    ems":{"type":"string","minLength":1},"minLength":1},"helpLine":{"description":"One line: type help any time.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"oneLanguage":{"\##
    description":"Language, where the book has only one.","type":["string","array"],"minItems":1,"items":{"type":"\##
    string","minLength":1},"minLength":1},"cardsIntro":{"description":"Before the kept cards.","type":["string","a\##
    rray"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"noCards":{"description":"No card i\##
    s kept.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"notANu\##
    mber":{"description":"No number was found in the answer.","type":["string","array"],"minItems":1,"items":{"typ\##
    e":"string","minLength":1},"minLength":1},"outOfRange":{"description":"The number is outside {min} and {max}."\##
    ,"type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"notATime":{"de\##
    scription":"No time was found in the answer.","type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"notYesNo":{"description":"Neither yes nor no.","type":["string","array"],"minIt\##
    ems":1,"items":{"type":"string","minLength":1},"minLength":1},"notAName":{"description":"No name was found in \##
    the answer.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"li\##
    neTooLong":{"description":"The line is longer than {max} characters.","type":["string","array"],"minItems":1,"\##
    items":{"type":"string","minLength":1},"minLength":1},"emptyLine":{"description":"There was nothing in the lin\##
    e.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"tooFew":{"d\##
    escription":"Fewer than {min} picked.","type":["string","array"],"minItems":1,"items":{"type":"string","minLen\##
    gth":1},"minLength":1},"tooMany":{"description":"More than {max} picked.","type":["string","array"],"minItems"\##
    :1,"items":{"type":"string","minLength":1},"minLength":1},"picksNow":{"description":"{picks}: what is ticked s\##
    o far.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"nudge":\##
    {"description":"The neutral text of a nudge.","type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"nudgeMoved":{"description":"The nudge was moved.","type":["string","array"],"mi\##
    nItems":1,"items":{"type":"string","minLength":1},"minLength":1},"nudgeStopped":{"description":"The nudge was \##
    stopped.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"remin\##
    dPlanned":{"description":"A nudge is planned for {day} {time}.","type":["string","array"],"minItems":1,"items"\##
    :{"type":"string","minLength":1},"minLength":1},"carryOn":{"description":"Label: carry on where I was.","type"\##
    :["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"toMenu":{"description\##
    ":"Label: to the menu.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLen\##
    gth":1},"done":{"description":"Label: finishes picking.","type":["string","array"],"minItems":1,"items":{"type\##
    ":"string","minLength":1},"minLength":1},"nudgeOpen":{"description":"Label: opens the nudge.","type":["string"\##
    ,"array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"nudgeLater":{"description":"Lab\##
    el: moves the nudge.","type":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLengt\##
    h":1},"nudgeStop":{"description":"Label: no more nudges.","type":["string","array"],"minItems":1,"items":{"typ\##
    e":"string","minLength":1},"minLength":1},"typedItWrong":{"description":"Label: I typed it wrong (my age).","t\##
    ype":["string","array"],"minItems":1,"items":{"type":"string","minLength":1},"minLength":1},"backToWhereIWas":\##
    {"description":"Label: back to where I was.","type":["string","array"],"minItems":1,"items":{"type":"string","\##
    minLength":1},"minLength":1},"note":{"description":"A comment for people who edit. Never shown.","type":"strin\##
    g"},"$schema":{"description":"The schema this is checked against.","type":"string"}},"additionalProperties":fa\##
    lse},"renamed":{"description":"Renamed scripts: old → new.","type":"object","properties":{"note":{"description\##
    ":"A comment for people who edit. Never shown, and never a name.","type":"string"}},"propertyNames":{"pattern"\##
    :"^[a-z][a-z0-9]*(_[a-z0-9]+)*$","patternErrorMessage":"Script ids are snake_case: new_partner"},"additionalPr\##
    operties":{"description":"An old id of a script, and the id it has now.","$ref":"script-1.json#/$defs/scriptID\##
    "},"minProperties":1},"silence":{"description":"Advice you disagree with for the whole book, and your reason."\##
    ,"$ref":"script-1.json#/$defs/silence"},"note":{"description":"A comment for people who edit. Never shown.","t\##
    ype":"string"},"$schema":{"description":"The schema this is checked against.","type":"string"}},"additionalPro\##
    perties":false}
    """##
}
