extension Schema {
  static let scriptText = ##"""
    {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Afterword script,\##
     format 1","description":"A conversation about one thing. Ordinary scripts stand in scripts/,\##
     pages for people in danger in safety/.","type":"object","required":["format",\##
    "id","title","start","nodes"],"properties":{"format":{"description":"The version of the format. Always 1.",\##
    "$ref":"#/$defs/format"},"id":{"description":"The file's name without `.json`.",\##
    "$ref":"#/$defs/scriptID"},"title":{"description":"What people see.",\##
    "type":"string","minLength":1},"locale":{"description":"The language of the text: `en` unless said.",\##
    "$ref":"#/$defs/locale"},"start":{"description":"The node a new visit begins at; always a checkpoint.",\##
    "$ref":"#/$defs/nodeID"},"variables":{"description":"What the script remembers.",\##
    "type":"object","properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*$",\##
    "patternErrorMessage":"Variables are snake_case: need_space"},\##
    "additionalProperties":{"allOf":[{"$ref":"#/$defs/variable"},\##
    {"properties":{"record":false}}]}},"nodes":{"description":"Node id → node.",\##
    "type":"object","properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",\##
    "patternErrorMessage":"Node ids are kebab-case: own-line"},"additionalProperties":{"$ref":"#/$defs/node"},\##
    "minProperties":1},"cards":{"description":"Cards that only this script uses.",\##
    "$ref":"#/$defs/cards"},"choiceSets":{"description":"Lists of choices to `use` in several nodes.",\##
    "$ref":"#/$defs/choiceSets"},"renamed":{"description":"Old → new: a node (`\"ask-stage\": \"stage\"`),\##
     a choice (`\"stage.soon\": \"stage.before\"`), or a node that moved to another script (`\"old-node\": \"faq#w\##
    hat\"`).","type":"object","minProperties":1,"propertyNames":{"pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][\##
    a-z0-9]*(-[a-z0-9]+)*)?$","patternErrorMessage":"A node (ask-stage) or a choice (stage.soon)"},\##
    "additionalProperties":{"description":"An old name, and the name it has now.",\##
    "type":"string","pattern":"^([a-z][a-z0-9]*(_[a-z0-9]+)*#)?[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z\##
    0-9]+)*)?$","patternErrorMessage":"A node (stage), a choice (stage.before) or script#node (faq#what)"}},\##
    "blocked":{"description":"Where people are led when this partner frightens them and a node says `\"partner\": \##
    true`.","$ref":"#/$defs/reference"},"topics":{"description":"No digressions from here.",\##
    "const":"off"},"covers":{"description":"Rows of the coverage table this script takes care of.",\##
    "type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string",\##
    "pattern":"^[A-Z][0-9]+$","patternErrorMessage":"A row: A8, B14"}},\##
    "silence":{"description":"Advice you disagree with in this script,\##
     and your reason.","$ref":"#/$defs/silence"},"note":{"description":"A comment for people who edit. Never shown\##
    .","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"$defs":{"scriptID":{"description":"A script's id in snake_case\##
    : `new_partner`.","type":"string","pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*$",\##
    "patternErrorMessage":"Script ids are snake_case: new_partner",\##
    "maxLength":48},"nodeID":{"description":"A node's or choice's id in kebab-case: `own-line`.",\##
    "type":"string","pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$","patternErrorMessage":"Node and choice ids are kebab\##
    -case: own-line","maxLength":48},"variableID":{"description":"A variable's name in snake_case: `need_space`.",\##
    "type":"string","pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*$","patternErrorMessage":"Variables are snake_case: nee\##
    d_space","maxLength":48},"settable":{"description":"A variable,\##
     or a part of a person: `partner.name`, `partner.pronouns`.",\##
    "type":"string","pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.(name|pronouns))?$",\##
    "patternErrorMessage":"A variable in snake_case, or a person's .name or .pronouns"},\##
    "kebabID":{"description":"An id in kebab-case: cards, rubrics,\##
     checks, choice sets, nudges.","type":"string","pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",\##
    "patternErrorMessage":"This id is kebab-case: own-line","maxLength":48},\##
    "memberID":{"description":"A member of an enum or set, or a group: lower case letters and digits,\##
     joined by `-` or by `_`.","type":"string","pattern":"^[a-z][a-z0-9]*((-[a-z0-9]+)*|(_[a-z0-9]+)*)$",\##
    "patternErrorMessage":"Lower case letters and digits, joined by - or by _,\##
     not both","maxLength":48},"keptName":{"description":"A card (`next-step`) or a sensitive variable (`word_for_\##
    it`).","type":"string","pattern":"^[a-z][a-z0-9]*((-[a-z0-9]+)*|(_[a-z0-9]+)*)$",\##
    "patternErrorMessage":"A card in kebab-case or a variable in snake_case",\##
    "maxLength":48},"reference":{"description":"Where it goes: a node of this script (`own-line`),\##
     a script (`my_plan`) or a node of another script (`faq#what`).",\##
    "type":"string","pattern":"^([a-z][a-z0-9]*((-[a-z0-9]+)*|(_[a-z0-9]+)*)|[a-z][a-z0-9]*(_[a-z0-9]+)*#[a-z][a-z\##
    0-9]*(-[a-z0-9]+)*)$","patternErrorMessage":"A node (own-line),\##
     a script (my_plan) or script#node (faq#what)"},"entry":{"description":"A script,\##
     or a node of a script: `faq` or `faq#what`.","type":"string",\##
    "pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*(#[a-z][a-z0-9]*(-[a-z0-9]+)*)?$",\##
    "patternErrorMessage":"A script (faq) or script#node (faq#what)"},\##
    "duration":{"description":"How long: a number and `m` minutes,\##
     `h` hours, `d` days or `w` weeks.","type":"string","pattern":"^([1-9][0-9]{0,\##
    2}|1000)[mhdw]$","patternErrorMessage":"A number and m, h, d or w: 30m,\##
     2h, 1d, 1w","maxLength":5,"examples":["30m","2h","1d","30d"]},\##
    "timeOfDay":{"description":"A time on the person's own clock,\##
     24 hours.","type":"string","pattern":"^([01]?[0-9]|2[0-3]):[0-5][0-9]$",\##
    "patternErrorMessage":"Hours and minutes: 18:30","examples":["18:30"]},\##
    "expression":{"description":"A question about what is known: `known(partner)`,\##
     `minutes > 10`, `'water' in toolbox`.","type":"string","minLength":1,\##
    "examples":["known(name)","minutes > 10","kind = 'new'","'water' in toolbox",\##
    "visits('ask') > 1"]},"label":{"description":"What a button says: at most 60 characters,\##
     better 24.","type":"string","minLength":1,"maxLength":60},"locale":{"description":"The language of the text: \##
    `en`.","type":"string","pattern":"^[a-z]{2,3}(-[A-Za-z0-9]{2,\##
    8})*$","patternErrorMessage":"A language tag: en, pt-BR"},"format":{"description":"The version of the format. \##
    Always 1.","const":1},"text":{"description":"What is said. A string is one bubble,\##
     a list is several; wording that changes is `{ \"vary\": …, \"of\": […] }`.",\##
    "type":["string","array","object"],"minLength":1,"minItems":1,\##
    "items":{"$ref":"#/$defs/bubble"},"if":{"type":"object"},"then":{"$ref":"#/$defs/bubbleObject"}},\##
    "bubble":{"description":"One bubble: a string, or an object with conditions or changing wording.",\##
    "type":["string","object"],"minLength":1,"if":{"type":"object"},\##
    "then":{"$ref":"#/$defs/bubbleObject"}},"bubbleObject":{"description":"A bubble with conditions,\##
     or wording that changes.","type":"object","if":{"anyOf":[{"required":["vary"]},\##
    {"required":["of"]}]},"then":{"$ref":"#/$defs/varied"},"else":{"$ref":"#/$defs/conditional"}},\##
    "conditional":{"description":"A bubble with a condition, a speaker or a need.",\##
    "type":"object","required":["text"],"properties":{"text":{"description":"The sentence itself.",\##
    "type":"string","minLength":1,"maxLength":4096},"when":{"description":"Said only when this holds.",\##
    "$ref":"#/$defs/expression"},"speaker":{"description":"Who says it: `partner` is the practice partner (always \##
    labelled), `coach` speaks beside it.","enum":["partner","coach"]},\##
    "needs":{"description":"Safety scripts only: kinds of help line this sentence names. Where none was checked,\##
     the sentence is dropped.","$ref":"#/$defs/resourceKinds"},"note":{"description":"A comment for people who edi\##
    t. Never shown.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"varied":{"description":"Wording that changes from visit to vi\##
    sit.","type":"object","required":["vary","of"],"properties":{"vary":{"description":"How the wording changes: `\##
    cycle` in order again and again, `shuffle` each once in random order and then again,\##
     `once` each once and then nothing, `stopping` in order and then the last for ever.",\##
    "enum":["cycle","shuffle","once","stopping"]},"of":{"description":"The wordings. Each is a text of its own.",\##
    "type":"array","minItems":1,"items":{"$ref":"#/$defs/text"}},\##
    "note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"defaultSnippets":[{"label":"wording that takes turns",\##
    "body":{"vary":"cycle","of":["$1","$2"]}}]},"resourceKinds":{"description":"Kinds of help line: `emergency`,\##
     `crisis`, `general` …","type":"array","minItems":1,"uniqueItems":true,\##
    "items":{"$ref":"#/$defs/resourceKind"}},"resourceKind":{"description":"A kind of help line.",\##
    "enum":["emergency","crisis","sexual_assault","domestic_violence",\##
    "lgbtq","general","medical","minors","emergency_text","directory",\##
    "therapy","tech_safety","prevention"]},"next":{"description":"Where it goes: a node,\##
     `script` or `script#node`; or a list of conditions tried in order,\##
     the last without `when`.","type":["string","array"],"pattern":"^([a-z][a-z0-9]*((-[a-z0-9]+)*|(_[a-z0-9]+)*)|\##
    [a-z][a-z0-9]*(_[a-z0-9]+)*#[a-z][a-z0-9]*(-[a-z0-9]+)*)$","patternErrorMessage":"A node (own-line),\##
     a script (my_plan) or script#node (faq#what)","minItems":1,"items":{"$ref":"#/$defs/branch"},\##
    "defaultSnippets":[{"label":"where it depends","description":"Conditions tried in order; the last has none.",\##
    "body":[{"when":"$1","to":"$2"},{"to":"$3"}]}]},"branch":{"description":"One way of several.",\##
    "type":"object","required":["to"],"properties":{"when":{"description":"Taken when this holds. The last entry h\##
    as none.","$ref":"#/$defs/expression"},"to":{"description":"Where this branch leads.",\##
    "$ref":"#/$defs/reference"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"assignments":{"description":"Values to set: a JSON value,\##
     `null` to unset, a list of member ids for a set, or a string that starts with `=` for an expression.",\##
    "type":"object","properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.(name|pronou\##
    ns))?$","patternErrorMessage":"A variable in snake_case, or a person's .name or .pronouns"},\##
    "additionalProperties":{"$ref":"#/$defs/value"},"minProperties":1},\##
    "value":{"description":"A value: true, false, a number, text,\##
     a list of member ids, `null`, or `\"=expression\"`.","type":["boolean",\##
    "number","string","array","null"],"items":{"$ref":"#/$defs/memberID"}},\##
    "assess":{"description":"Looks at a line by a rubric. Keeps marks only,\##
     never the words.","type":"object","required":["rubric","into"],\##
    "properties":{"rubric":{"description":"The rubric from rubrics.json.",\##
    "$ref":"#/$defs/kebabID"},"into":{"description":"The assessment variable that holds what was found.",\##
    "$ref":"#/$defs/variableID"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"remind":{"description":"A nudge the person asked for.",\##
    "type":"object","required":["id","entry"],"properties":{"id":{"description":"The nudge's id,\##
     for `cancel` and for planning it again.","$ref":"#/$defs/nodeID"},\##
    "in":{"description":"From now: `30m`, `2h`, `1d`, `1w`.","$ref":"#/$defs/duration"},\##
    "at":{"description":"The time of day on the person's clock.",\##
    "$ref":"#/$defs/timeOfDay"},"when":{"description":"A time variable that holds the moment,\##
     instead of `in` and `at`.","$ref":"#/$defs/variableID"},"entry":{"description":"Where it leads when opened.",\##
    "$ref":"#/$defs/entry"},"text":{"description":"A neutral sentence; without it,\##
     the book's own neutral line.","type":"string","minLength":1},\##
    "note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"dependentSchemas":{"when":{"properties":{"in":false,\##
    "at":false}}},"if":{"not":{"anyOf":[{"required":["in"]},{"required":["when"]}]}},\##
    "then":{"required":["in"]},"defaultSnippets":[{"label":"a nudge tomorrow evening",\##
    "body":{"id":"$1","in":"1d","at":"18:30","entry":"$2"}}]},"cancel":{"description":"The id of a nudge to drop."\##
    ,"$ref":"#/$defs/nodeID"},"keepNames":{"description":"Cards or sensitive variables the person agreed to keep: \##
    one, or a list.","type":["string","array"],"pattern":"^[a-z][a-z0-9]*((-[a-z0-9]+)*|(_[a-z0-9]+)*)$",\##
    "patternErrorMessage":"A card in kebab-case or a variable in snake_case",\##
    "minItems":1,"uniqueItems":true,"items":{"$ref":"#/$defs/keptName"}},\##
    "silence":{"description":"Advice you disagree with, and your reason: `{ \"code\": \"reason\" }`.",\##
    "type":"object","properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"enum":["note",\##
    "variable-never-set","variable-never-read","checkpoint-too-far",\##
    "script-never-entered","few-examples","example-misread","many-choices",\##
    "long-label","long-bubble","many-bubbles","many-questions","question-not-last",\##
    "nothing-asked","hard-to-read","hard-word","pronoun-verb","fixed-pronoun",\##
    "banned-wording","outcome-claim","product-name","loud-safety-text",\##
    "invisible-character","confusable-letter","forgotten-set","same-condition",\##
    "shouting","doubled-word","idle-silence"]},"additionalProperties":{"description":"The code of an advice,\##
     and why it does not fit here.","type":"string","pattern":"\\S",\##
    "patternErrorMessage":"Your reason, in words"},"minProperties":1},\##
    "choice":{"description":"One thing to choose; or with `each`,\##
     one for every member now in a set.","type":"object","if":{"required":["each"]},\##
    "then":{"$ref":"#/$defs/eachChoice"},"else":{"$ref":"#/$defs/plainChoice"},\##
    "defaultSnippets":[{"label":"a choice","description":"A label,\##
     ways people say it, and where it leads.","body":{"id":"$1","text":"$2",\##
    "examples":["$3"],"next":"$4"}}]},"plainChoice":{"description":"One thing to choose.",\##
    "type":"object","required":["id","text"],"properties":{"id":{"description":"The choice's id. A promise: people\##
     may be waiting here.","$ref":"#/$defs/nodeID"},"text":{"description":"The label.",\##
    "$ref":"#/$defs/label"},"match":{"description":"Exact phrases that mean this choice.",\##
    "type":"array","items":{"type":"string","minLength":1},"uniqueItems":true},\##
    "examples":{"description":"Ways people say it, from which the coach learns to understand others.",\##
    "type":"array","items":{"type":"string","minLength":1},"uniqueItems":true},\##
    "when":{"description":"Shown only when this holds.","$ref":"#/$defs/expression"},\##
    "once":{"description":"Gone after it was taken.","type":"boolean"},\##
    "set":{"description":"Values to set when it is taken.","$ref":"#/$defs/assignments"},\##
    "card":{"description":"A card to show when it is taken.","$ref":"#/$defs/kebabID"},\##
    "keep":{"description":"Cards or sensitive variables the person agrees to keep by taking it.",\##
    "$ref":"#/$defs/keepNames"},"remind":{"description":"A nudge to plan when it is taken.",\##
    "$ref":"#/$defs/remind"},"cancel":{"description":"A nudge to drop when it is taken.",\##
    "$ref":"#/$defs/cancel"},"line":{"description":"The full line this choice says,\##
     in a rehearsal.","type":"string","minLength":1},"meets":{"description":"The rubric's checks that `line` meets\##
    .","type":"array","uniqueItems":true,"items":{"$ref":"#/$defs/nodeID"}},\##
    "next":{"description":"Where it goes.","$ref":"#/$defs/next"},\##
    "call":{"description":"Goes there and comes back: to `next` if there is one,\##
     else to the same menu.","$ref":"#/$defs/reference"},"return":{"description":"Back to whoever called.",\##
    "const":true},"end":{"description":"The script is over.","const":true},\##
    "resume":{"description":"Safety scripts only: back to where the person was.",\##
    "const":true},"mute":{"description":"Safety scripts only, beside where it goes on: `rule` for “you misread me”\##
    , `category` for “I'm okay”.","enum":["rule","category"]},"command":{"description":"Taking it is saying that w\##
    ord of the coach.","enum":["help","stop","forget","back","menu",\##
    "repeat","start-over","language","cards","kept","who","skip",\##
    "later"]},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"dependentRequired":{"meets":["line"]},\##
    "dependentSchemas":{"next":{"properties":{"return":false,"end":false,\##
    "resume":false,"command":false}},"call":{"properties":{"return":false,\##
    "end":false,"resume":false,"command":false}},"return":{"properties":{"next":false,\##
    "call":false,"end":false,"resume":false,"command":false}},"end":{"properties":{"next":false,\##
    "call":false,"return":false,"resume":false,"command":false}},\##
    "resume":{"properties":{"next":false,"call":false,"return":false,\##
    "end":false,"command":false}},"command":{"properties":{"next":false,\##
    "call":false,"return":false,"end":false,"resume":false}}},"if":{"not":{"anyOf":[{"required":["next"]},\##
    {"required":["call"]},{"required":["return"]},{"required":["end"]},\##
    {"required":["resume"]},{"required":["command"]}]}},"then":{"required":["next"]}},\##
    "eachChoice":{"description":"One choice for every member now in a set.",\##
    "type":"object","required":["id","each","into","next"],"properties":{"id":{"description":"The id of these choi\##
    ces.","$ref":"#/$defs/nodeID"},"each":{"description":"A set variable: one choice for each member now in it,\##
     labelled with the member's text.","$ref":"#/$defs/variableID"},\##
    "into":{"description":"The member variable that takes the member chosen.",\##
    "$ref":"#/$defs/variableID"},"group":{"description":"Only the members of this group.",\##
    "$ref":"#/$defs/memberID"},"next":{"description":"Where each of them goes.",\##
    "$ref":"#/$defs/next"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"sharedChoice":{"description":"A choice of a shared set. Where\##
     it leads is said where it is used, unless it says so itself.",\##
    "type":"object","required":["id","text"],"properties":{"id":{"description":"The choice's id. A promise: people\##
     may be waiting here.","$ref":"#/$defs/nodeID"},"text":{"description":"The label.",\##
    "$ref":"#/$defs/label"},"match":{"description":"Exact phrases that mean this choice.",\##
    "type":"array","items":{"type":"string","minLength":1},"uniqueItems":true},\##
    "examples":{"description":"Ways people say it, from which the coach learns to understand others.",\##
    "type":"array","items":{"type":"string","minLength":1},"uniqueItems":true},\##
    "when":{"description":"Shown only when this holds.","$ref":"#/$defs/expression"},\##
    "once":{"description":"Gone after it was taken.","type":"boolean"},\##
    "set":{"description":"Values to set when it is taken.","$ref":"#/$defs/assignments"},\##
    "card":{"description":"A card to show when it is taken.","$ref":"#/$defs/kebabID"},\##
    "keep":{"description":"Cards or sensitive variables the person agrees to keep by taking it.",\##
    "$ref":"#/$defs/keepNames"},"remind":{"description":"A nudge to plan when it is taken.",\##
    "$ref":"#/$defs/remind"},"cancel":{"description":"A nudge to drop when it is taken.",\##
    "$ref":"#/$defs/cancel"},"line":{"description":"The full line this choice says,\##
     in a rehearsal.","type":"string","minLength":1},"meets":{"description":"The rubric's checks that `line` meets\##
    .","type":"array","uniqueItems":true,"items":{"$ref":"#/$defs/nodeID"}},\##
    "next":{"description":"Where it goes.","$ref":"#/$defs/next"},\##
    "call":{"description":"Goes there and comes back: to `next` if there is one,\##
     else to the same menu.","$ref":"#/$defs/reference"},"return":{"description":"Back to whoever called.",\##
    "const":true},"end":{"description":"The script is over.","const":true},\##
    "resume":{"description":"Safety scripts only: back to where the person was.",\##
    "const":true},"mute":{"description":"Safety scripts only, beside where it goes on: `rule` for “you misread me”\##
    , `category` for “I'm okay”.","enum":["rule","category"]},"command":{"description":"Taking it is saying that w\##
    ord of the coach.","enum":["help","stop","forget","back","menu",\##
    "repeat","start-over","language","cards","kept","who","skip",\##
    "later"]},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"dependentRequired":{"meets":["line"]},\##
    "dependentSchemas":{"next":{"properties":{"return":false,"end":false,\##
    "resume":false,"command":false}},"call":{"properties":{"return":false,\##
    "end":false,"resume":false,"command":false}},"return":{"properties":{"next":false,\##
    "call":false,"end":false,"resume":false,"command":false}},"end":{"properties":{"next":false,\##
    "call":false,"return":false,"resume":false,"command":false}},\##
    "resume":{"properties":{"next":false,"call":false,"return":false,\##
    "end":false,"command":false}},"command":{"properties":{"next":false,\##
    "call":false,"return":false,"end":false,"resume":false}}}},"choiceSets":{"description":"Lists of choices to `u\##
    se` in several nodes.","type":"object","properties":{"note":{"description":"A comment for people who edit. Nev\##
    er shown, and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",\##
    "patternErrorMessage":"Ids of choice sets are kebab-case: yes-no"},\##
    "additionalProperties":{"description":"Choices to `use` in several nodes.",\##
    "type":"array","minItems":1,"items":{"$ref":"#/$defs/sharedChoice"}}},\##
    "choices":{"description":"What can be chosen: a list; `{ \"pick\": … }` for several of a set; or `{ \"use\": …\##
     }` for a shared list.","type":["array","object"],"minItems":1,\##
    "maxItems":40,"items":{"$ref":"#/$defs/choice"},"if":{"type":"object"},\##
    "then":{"if":{"required":["use"]},"then":{"$ref":"#/$defs/useChoices"},\##
    "else":{"$ref":"#/$defs/pickChoices"}}},"useChoices":{"description":"Choices shared by several nodes.",\##
    "type":"object","required":["use"],"properties":{"use":{"description":"The id of a choice set of this script o\##
    r the book.","$ref":"#/$defs/nodeID"},"next":{"description":"Where they go: one target for all,\##
     or choice id → target.","type":["string","array","object"],"if":{"type":"object"},\##
    "then":{"properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",\##
    "patternErrorMessage":"Choice ids are kebab-case: yes"},"additionalProperties":{"$ref":"#/$defs/next"},\##
    "minProperties":1},"else":{"$ref":"#/$defs/next"}},"set":{"description":"Choice id → values to set.",\##
    "type":"object","properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",\##
    "patternErrorMessage":"Choice ids are kebab-case: yes"},"additionalProperties":{"$ref":"#/$defs/assignments"},\##
    "minProperties":1},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"pickChoices":{"description":"Choosing several at once.",\##
    "type":"object","required":["pick"],"properties":{"pick":{"description":"Several of a set variable's members."\##
    ,"$ref":"#/$defs/pick"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"pick":{"description":"Several of a set variable's members.",\##
    "type":"object","required":["into"],"properties":{"into":{"description":"The set variable to choose from and i\##
    nto.","$ref":"#/$defs/variableID"},"group":{"description":"Only the members of this group; others stay as they\##
     are.","$ref":"#/$defs/memberID"},"min":{"description":"The fewest.",\##
    "type":"integer","minimum":0,"maximum":40},"max":{"description":"The most.",\##
    "type":"integer","minimum":1,"maximum":40},"own":{"description":"Also takes the person's own items,\##
     as many as the variable's `own` allows.","type":"boolean"},"done":{"description":"The label that finishes; wi\##
    thout it, the book's own.","$ref":"#/$defs/label"},"alone":{"description":"The label of “none of these”.",\##
    "$ref":"#/$defs/label"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"node":{"description":"A node says something,\##
     then waits or leaves by exactly one exit.","type":"object","properties":{"checkpoint":{"description":"People \##
    land here when a node they waited at is gone.","type":"boolean"},\##
    "set":{"description":"Values to set before speaking.","$ref":"#/$defs/assignments"},\##
    "text":{"description":"What is said.","$ref":"#/$defs/text"},\##
    "card":{"description":"A card to show.","$ref":"#/$defs/kebabID"},\##
    "keep":{"description":"Cards or sensitive variables the person agreed to keep.",\##
    "$ref":"#/$defs/keepNames"},"remind":{"description":"A nudge to plan.",\##
    "$ref":"#/$defs/remind"},"cancel":{"description":"A nudge to drop.",\##
    "$ref":"#/$defs/cancel"},"choices":{"description":"Exit: waits for a choice.",\##
    "$ref":"#/$defs/choices"},"typed":{"description":"Beside `choices`: takes a line that names none of them.",\##
    "$ref":"#/$defs/typed"},"slot":{"description":"Exit, with `next`: waits for something typed.",\##
    "$ref":"#/$defs/slot"},"call":{"description":"Exit, with `next`: goes through another node or script until it \##
    returns.","$ref":"#/$defs/reference"},"next":{"description":"Exit: goes on at once. With `slot`,\##
     `call` or several picks: where it goes then.","$ref":"#/$defs/next"},\##
    "return":{"description":"Exit: back to whoever called.","const":true},\##
    "end":{"description":"Exit: the script is over.","const":true},\##
    "resume":{"description":"Exit, safety scripts only: back to where the person was.",\##
    "const":true},"lock":{"description":"Exit, safety scripts only: closes the talk until a date.",\##
    "$ref":"#/$defs/lock"},"reask":{"description":"Said after a first miss. Put the question in it.",\##
    "$ref":"#/$defs/text"},"onReturn":{"description":"Said when the person writes again after a long silence.",\##
    "$ref":"#/$defs/onReturn"},"partner":{"description":"Helps with this partner: skipped when there is fear.",\##
    "type":"boolean"},"blocked":{"description":"With `partner`: where people are led instead when there is fear. W\##
    ithout it, the script's own.","$ref":"#/$defs/reference"},"exercise":{"description":"Part of a grounding exerc\##
    ise: `stop` ends only the exercise and leads to this node.","$ref":"#/$defs/reference"},\##
    "assess":{"description":"How the `line` of a choice is looked at.",\##
    "$ref":"#/$defs/assess"},"fear":{"description":"Safety scripts only: this partner frightens them.",\##
    "type":"boolean"},"unlock":{"description":"Safety scripts only: the lock was a mistake.",\##
    "type":"boolean"},"silence":{"description":"Advice you disagree with here,\##
     and your reason.","$ref":"#/$defs/silence"},"note":{"description":"A comment for people who edit. Never shown\##
    .","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"dependentRequired":{"slot":["next"],\##
    "call":["next"],"typed":["choices"],"assess":["choices"],"blocked":["partner"]},\##
    "dependentSchemas":{"choices":{"properties":{"slot":false,"call":false,\##
    "return":false,"end":false,"resume":false,"lock":false}},"slot":{"properties":{"choices":false,\##
    "call":false,"return":false,"end":false,"resume":false,"lock":false}},\##
    "call":{"properties":{"choices":false,"slot":false,"return":false,\##
    "end":false,"resume":false,"lock":false}},"next":{"properties":{"return":false,\##
    "end":false,"resume":false,"lock":false}},"return":{"properties":{"choices":false,\##
    "slot":false,"call":false,"next":false,"end":false,"resume":false,\##
    "lock":false}},"end":{"properties":{"choices":false,"slot":false,\##
    "call":false,"next":false,"return":false,"resume":false,"lock":false}},\##
    "resume":{"properties":{"choices":false,"slot":false,"call":false,\##
    "next":false,"return":false,"end":false,"lock":false}},"lock":{"properties":{"choices":false,\##
    "slot":false,"call":false,"next":false,"return":false,"end":false,\##
    "resume":false}}},"allOf":[{"$comment":"Picking several goes on by the node's next; a choice of a list has its\##
     own.","if":{"required":["choices"]},"then":{"if":{"properties":{"choices":{"type":"object",\##
    "required":["pick"]}}},"then":{"required":["next"]},"else":{"properties":{"next":false}}}},\##
    {"$comment":"No exit at all.","if":{"not":{"anyOf":[{"required":["choices"]},\##
    {"required":["slot"]},{"required":["call"]},{"required":["next"]},\##
    {"required":["return"]},{"required":["end"]},{"required":["resume"]},\##
    {"required":["lock"]}]}},"then":{"required":["next"]}}],"defaultSnippets":[{"label":"says,\##
     then asks","description":"A node with two choices.","body":{"text":"$1",\##
    "choices":[{"id":"$2","text":"$3","next":"$4"},{"id":"$5","text":"$6",\##
    "next":"$7"}]}},{"label":"says, then goes on","description":"A node that leads to another at once.",\##
    "body":{"text":"$1","next":"$2"}},{"label":"says, then listens",\##
    "description":"A node that waits for something typed.","body":{"text":"$1",\##
    "slot":{"set":"$2"},"next":"$3"}},{"label":"says, then ends",\##
    "description":"The last node of a script.","body":{"text":"$1",\##
    "end":true}}]},"slot":{"description":"Waits for something typed.",\##
    "type":"object","required":["set"],"properties":{"set":{"description":"The variable that takes the answer. Its\##
     type says what is understood.","$ref":"#/$defs/settable"},"type":{"description":"What is understood,\##
     where it is narrower than the variable's type: a text that is a `name`,\##
     a number of `minutes`.","enum":["text","line","name","number",\##
    "minutes","bool","yes-no","time","clock","enum","person"]},"skip":{"description":"Where the word “skip” leads.\##
    ","$ref":"#/$defs/reference"},"retry":{"description":"Said when the answer cannot be read.",\##
    "$ref":"#/$defs/text"},"tries":{"description":"How often `retry` is said before `else`.",\##
    "type":"integer","minimum":1,"maximum":5},"else":{"description":"Where it goes after too many tries. Without i\##
    t, the usual three misses.","$ref":"#/$defs/reference"},"assess":{"description":"Looks at the line by a rubric\##
    .","$ref":"#/$defs/assess"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"typed":{"description":"Takes a line that names none of the ch\##
    oices.","type":"object","required":["set","next"],"properties":{"set":{"description":"The variable that takes \##
    the answer. Its type says what is understood.","$ref":"#/$defs/settable"},\##
    "type":{"description":"What is understood, where it is narrower than the variable's type: a text that is a `na\##
    me`, a number of `minutes`.","enum":["text","line","name","number",\##
    "minutes","bool","yes-no","time","clock","enum","person"]},"skip":{"description":"Where the word “skip” leads.\##
    ","$ref":"#/$defs/reference"},"retry":{"description":"Said when the answer cannot be read.",\##
    "$ref":"#/$defs/text"},"tries":{"description":"How often `retry` is said before `else`.",\##
    "type":"integer","minimum":1,"maximum":5},"else":{"description":"Where it goes after too many tries. Without i\##
    t, the usual three misses.","$ref":"#/$defs/reference"},"assess":{"description":"Looks at the line by a rubric\##
    .","$ref":"#/$defs/assess"},"next":{"description":"Where a typed line leads.",\##
    "$ref":"#/$defs/next"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"lock":{"description":"Closes the talk until a date. Help stil\##
    l works.","type":"object","required":["for"],"properties":{"for":{"description":"How long the talk stays close\##
    d.","$ref":"#/$defs/duration"},"correction":{"description":"Where “I typed it wrong” leads.",\##
    "$ref":"#/$defs/reference"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",
    """## + scriptText2
}
