extension Schema {
  static let bookText = ##"""
    {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Afterword book,\##
     format 1","description":"What all scripts share.","type":"object",\##
    "required":["format","id","title","entry","menu","commands","phrases"],\##
    "properties":{"format":{"description":"The version of the format. Always 1.",\##
    "$ref":"script-1.json#/$defs/format"},"id":{"description":"The book's id.",\##
    "$ref":"script-1.json#/$defs/memberID"},"title":{"description":"The book's name.",\##
    "type":"string","minLength":1},"locale":{"description":"The language of the text: `en` unless said.",\##
    "$ref":"script-1.json#/$defs/locale"},"entry":{"description":"Where a first conversation begins.",\##
    "$ref":"script-1.json#/$defs/entry"},"menu":{"description":"Where the word menu and a third miss lead.",\##
    "$ref":"script-1.json#/$defs/entry"},"gate":{"description":"What must hold before the scripts open.",\##
    "type":"object","required":["when","entry"],"properties":{"when":{"description":"What must hold before anythin\##
    g but stop, help, forget, language and safety works.","$ref":"script-1.json#/$defs/expression"},\##
    "entry":{"description":"Where people are led until it holds.",\##
    "$ref":"script-1.json#/$defs/entry"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"onReturn":{"description":"Said at any node without its own wh\##
    en the person writes again after a long silence.","$ref":"script-1.json#/$defs/onReturn"},\##
    "variables":{"description":"Variables shared by all scripts, never cleared.",\##
    "type":"object","properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*$",\##
    "patternErrorMessage":"Variables are snake_case: need_space"},\##
    "additionalProperties":{"$ref":"script-1.json#/$defs/variable"}},\##
    "choiceSets":{"description":"Lists of choices to `use` in any script.",\##
    "$ref":"script-1.json#/$defs/choiceSets"},"cards":{"description":"Cards any script may show.",\##
    "$ref":"script-1.json#/$defs/cards"},"commands":{"description":"The words that always win,\##
     in any place. `note` is not a command.","type":"object","properties":{"help":{"description":"The words for `h\##
    elp`.","type":"object","required":["words","entry"],"properties":{"words":{"description":"The words people say\##
    . A whole message that is one of them is this command.","type":"array",\##
    "items":{"type":"string","minLength":1},"uniqueItems":true,"minItems":1},\##
    "entry":{"description":"Where it leads.","$ref":"script-1.json#/$defs/entry"},\##
    "note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"stop":{"description":"The words for `stop`.",\##
    "type":"object","required":["words"],"properties":{"words":{"description":"The words people say. A whole messa\##
    ge that is one of them is this command.","type":"array","items":{"type":"string",\##
    "minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A comment for people who edit. Never sh\##
    own.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"forget":{"description":"The words for `forget`.",\##
    "type":"object","required":["words"],"properties":{"words":{"description":"The words people say. A whole messa\##
    ge that is one of them is this command.","type":"array","items":{"type":"string",\##
    "minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A comment for people who edit. Never sh\##
    own.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"back":{"description":"The words for `back`.",\##
    "type":"object","required":["words"],"properties":{"words":{"description":"The words people say. A whole messa\##
    ge that is one of them is this command.","type":"array","items":{"type":"string",\##
    "minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A comment for people who edit. Never sh\##
    own.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"menu":{"description":"The words for `menu`.",\##
    "type":"object","required":["words"],"properties":{"words":{"description":"The words people say. A whole messa\##
    ge that is one of them is this command.","type":"array","items":{"type":"string",\##
    "minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A comment for people who edit. Never sh\##
    own.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"repeat":{"description":"The words for `repeat`.",\##
    "type":"object","required":["words"],"properties":{"words":{"description":"The words people say. A whole messa\##
    ge that is one of them is this command.","type":"array","items":{"type":"string",\##
    "minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A comment for people who edit. Never sh\##
    own.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"start-over":{"description":"The words for `start-over`.",\##
    "type":"object","required":["words"],"properties":{"words":{"description":"The words people say. A whole messa\##
    ge that is one of them is this command.","type":"array","items":{"type":"string",\##
    "minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A comment for people who edit. Never sh\##
    own.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"language":{"description":"The words for `language`.",\##
    "type":"object","required":["words","entry"],"properties":{"words":{"description":"The words people say. A who\##
    le message that is one of them is this command.","type":"array",\##
    "items":{"type":"string","minLength":1},"uniqueItems":true,"minItems":1},\##
    "entry":{"description":"Where it leads.","$ref":"script-1.json#/$defs/entry"},\##
    "note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"cards":{"description":"The words for `cards`.",\##
    "type":"object","required":["words"],"properties":{"words":{"description":"The words people say. A whole messa\##
    ge that is one of them is this command.","type":"array","items":{"type":"string",\##
    "minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A comment for people who edit. Never sh\##
    own.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"kept":{"description":"The words for `kept`.",\##
    "type":"object","required":["words","entry"],"properties":{"words":{"description":"The words people say. A who\##
    le message that is one of them is this command.","type":"array",\##
    "items":{"type":"string","minLength":1},"uniqueItems":true,"minItems":1},\##
    "entry":{"description":"Where it leads.","$ref":"script-1.json#/$defs/entry"},\##
    "note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"who":{"description":"The words for `who`.",\##
    "type":"object","required":["words","entry"],"properties":{"words":{"description":"The words people say. A who\##
    le message that is one of them is this command.","type":"array",\##
    "items":{"type":"string","minLength":1},"uniqueItems":true,"minItems":1},\##
    "entry":{"description":"Where it leads.","$ref":"script-1.json#/$defs/entry"},\##
    "note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"skip":{"description":"The words for `skip`.",\##
    "type":"object","required":["words"],"properties":{"words":{"description":"The words people say. A whole messa\##
    ge that is one of them is this command.","type":"array","items":{"type":"string",\##
    "minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A comment for people who edit. Never sh\##
    own.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"later":{"description":"The words for `later`.",\##
    "type":"object","required":["words"],"properties":{"words":{"description":"The words people say. A whole messa\##
    ge that is one of them is this command.","type":"array","items":{"type":"string",\##
    "minLength":1},"uniqueItems":true,"minItems":1},"note":{"description":"A comment for people who edit. Never sh\##
    own.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"note":{"description":"A comment for people who edit. Never sh\##
    own.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"topics":{"description":"Questions people may ask in the middl\##
    e of something; afterwards they come back.","type":"array","items":{"description":"One topic.",\##
    "type":"object","required":["id","entry"],"properties":{"id":{"description":"The topic's id.",\##
    "$ref":"script-1.json#/$defs/nodeID"},"entry":{"description":"The node that answers and returns.",\##
    "$ref":"script-1.json#/$defs/entry"},"match":{"description":"Exact phrases that ask it.",\##
    "type":"array","items":{"type":"string","minLength":1},"uniqueItems":true},\##
    "examples":{"description":"Ways people ask it.","type":"array",\##
    "items":{"type":"string","minLength":1},"uniqueItems":true},"note":{"description":"A comment for people who ed\##
    it. Never shown.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false}},"greetings":{"description":"Words of greeting,\##
     answered without losing the place.","type":"array","items":{"type":"string",\##
    "minLength":1},"uniqueItems":true},"avoid":{"description":"Words no text may use; lint says where one does.",\##
    "type":"array","uniqueItems":true,"items":{"type":"string","minLength":1}},\##
    "phrases":{"description":"The engine's own sentences: each a list it goes round. All are needed in a finished \##
    book; sentences at least two, labels one.","type":"object","properties":{"miss":{"description":"First miss,\##
     said before the node's reask or question.","type":["string",\##
    "array"],"minItems":1,"items":{"type":"string","minLength":1},\##
    "minLength":1},"byNumber":{"description":"Second miss: the choices by number.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"lost":{"description":"Third miss: the menu comes.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"again":{"description":"Before a repeated question.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"greeted":{"description":"Someone says hi in the middle; the question follows.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"movedOn":{"description":"An old button was tapped; the current question follows\##
    .","type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"gone":{"description":"Their place was removed by an edit; a question follows.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"unreadable":{"description":"The saved place could not be read; the gate or menu\##
     follows.","type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"fault":{"description":"The script made a mistake; a checkpoint follows.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"stopped":{"description":"Goodbye after stop. All nudges are gone; they may writ\##
    e any time.","type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"exerciseStopped":{"description":"A grounding exercise was ended by stop.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"forgotten":{"description":"All is erased.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"forgottenButLocked":{"description":"All is erased but that the talk is closed."\##
    ,"type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"nothingToUndo":{"description":"Back,\##
     where there is nothing to undo.","type":["string","array"],"minItems":1,\##
    "items":{"type":"string","minLength":1},"minLength":1},"undone":{"description":"Back took one answer back.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"cannotSkip":{"description":"Skip,\##
     where it is not allowed.","type":["string","array"],"minItems":1,\##
    "items":{"type":"string","minLength":1},"minLength":1},"nothingLater":{"description":"Later,\##
     outside a nudge.","type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"gateFirst":{"description":"Something asked for before the gate holds.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"locked":{"description":"Closed because under 18. Must say that help still works\##
    .","type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"attachment":{"description":"Photos,\##
     voice and files cannot be read. Names help.","type":["string",\##
    "array"],"minItems":1,"items":{"type":"string","minLength":1},\##
    "minLength":1},"tooLong":{"description":"The message is too long. Names help.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"slowDown":{"description":"The person wrote more than the bot reads in a minute.\##
     Names help.","type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"full":{"description":"Too many new people this hour; said once to a newcomer. N\##
    ames help.","type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"company":{"description":"Another person is in the room: the bot says this once \##
    and is silent there.","type":["string","array"],"minItems":1,\##
    "items":{"type":"string","minLength":1},"minLength":1},"early":{"description":"The line was written before the\##
     question was asked; the question follows.","type":["string",\##
    "array"],"minItems":1,"items":{"type":"string","minLength":1},\##
    "minLength":1},"earlyAdded":{"description":"The early line was added to the last answer.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"backToTopic":{"description":"After a digression; the pending question follows."\##
    ,"type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"backToPlace":{"description":"After a safety page; the place follows.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"welcomeBack":{"description":"After more than 24 hours following a safety page o\##
    r stop; the menu follows.","type":["string","array"],"minItems":1,\##
    "items":{"type":"string","minLength":1},"minLength":1},"helpLine":{"description":"One line: type help any time\##
    .","type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"oneLanguage":{"description":"Language,\##
     where the book has only one.","type":["string","array"],"minItems":1,\##
    "items":{"type":"string","minLength":1},"minLength":1},"cardsIntro":{"description":"Before the kept cards.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"noCards":{"description":"No card is kept.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"notANumber":{"description":"No number was found in the answer.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"outOfRange":{"description":"The number is outside {min} and {max}.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"notATime":{"description":"No time was found in the answer.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"notYesNo":{"description":"Neither yes nor no.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"notAName":{"description":"No name was found in the answer.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"lineTooLong":{"description":"The line is longer than {max} characters.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"emptyLine":{"description":"There was nothing in the line.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"tooFew":{"description":"Fewer than {min} picked.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"tooMany":{"description":"More than {max} picked.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"picksNow":{"description":"{picks}: what is ticked so far.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"nudge":{"description":"The neutral text of a nudge.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"nudgeMoved":{"description":"The nudge was moved.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"nudgeStopped":{"description":"The nudge was stopped.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"remindPlanned":{"description":"A nudge is planned for {day} {time}.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"carryOn":{"description":"Label: carry on where I was.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"toMenu":{"description":"Label: to the menu.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"done":{"description":"Label: finishes picking.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"nudgeOpen":{"description":"Label: opens the nudge.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"nudgeLater":{"description":"Label: moves the nudge.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"nudgeStop":{"description":"Label: no more nudges.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"typedItWrong":{"description":"Label: I typed it wrong (my age).",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"backToWhereIWas":{"description":"Label: back to where I was.",\##
    "type":["string","array"],"minItems":1,"items":{"type":"string",\##
    "minLength":1},"minLength":1},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"renamed":{"description":"Renamed scripts: old → new.",\##
    "type":"object","properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*$",\##
    "patternErrorMessage":"Script ids are snake_case: new_partner"},\##
    "additionalProperties":{"description":"An old id of a script,\##
     and the id it has now.","$ref":"script-1.json#/$defs/scriptID"},\##
    "minProperties":1},"silence":{"description":"Advice you disagree with for the whole book,\##
     and your reason.","$ref":"script-1.json#/$defs/silence"},"note":{"description":"A comment for people who edit\##
    . Never shown.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false}
    """##
}
