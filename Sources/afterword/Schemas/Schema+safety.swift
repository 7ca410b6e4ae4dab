extension Schema {
  static let safetyText = ##"""
    {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Afterword safety signals,\##
     format 1","description":"Which signals lead to which page.",\##
    "type":"object","required":["format","order","signals","scan"],\##
    "properties":{"format":{"description":"The version of the format. Always 1.",\##
    "$ref":"script-1.json#/$defs/format"},"order":{"description":"Which page wins when several signals fire: first\##
     wins.","type":"array","minItems":1,"uniqueItems":true,"items":{"$ref":"script-1.json#/$defs/scriptID"}},\##
    "signals":{"description":"Signal id → where it leads.","type":"object",\##
    "properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*$",\##
    "patternErrorMessage":"Signals are snake_case: self_harm"},"additionalProperties":{"$ref":"#/$defs/signal"},\##
    "minProperties":1},"scan":{"description":"Words looked for in every message.",\##
    "$ref":"#/$defs/scan"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"$defs":{"page":{"description":"A safety script,\##
     or a node of one: `self_harm#start`.","type":"string","pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*(#[a-z][a-z0-9]*\##
    (-[a-z0-9]+)*)?$","patternErrorMessage":"A safety script or a node of one: self_harm#start"},\##
    "pageBySubject":{"description":"A page; or one for each variant,\##
     such as the person's own danger and somebody else's.","type":["string",\##
    "object"],"pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*(#[a-z][a-z0-9]*(-[a-z0-9]+)*)?$",\##
    "patternErrorMessage":"A safety script or a node of one: self_harm#start",\##
    "minProperties":1,"properties":{"self":{"description":"The person speaks of themselves.",\##
    "$ref":"#/$defs/page"},"other":{"description":"The person speaks of somebody else.",\##
    "$ref":"#/$defs/page"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":{"$ref":"#/$defs/page"},\##
    "propertyNames":{"pattern":"^(\\$schema|[a-z][a-z0-9]*((-[a-z0-9]+)*|(_[a-z0-9]+)*))$"}},\##
    "signal":{"description":"Where one signal leads.","type":"object",\##
    "required":["act"],"properties":{"act":{"description":"A clear signal: this page is shown now.",\##
    "$ref":"#/$defs/pageBySubject"},"ask":{"description":"An unclear signal: this page puts one gentle question.",\##
    "$ref":"#/$defs/pageBySubject"},"line":{"description":"Added when this signal comes while a page is open.",\##
    "type":"string","minLength":1},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"scan":{"description":"Words looked for in every message.",\##
    "type":"object","properties":{"ages":{"description":"Looks for ages under 18,\##
     such as “I'm 15”.","type":"boolean"},"phrases":{"description":"Whole words found anywhere in a message.",\##
    "type":"array","items":{"description":"One phrase.","type":"object",\##
    "required":["signal","level","phrase"],"properties":{"signal":{"description":"The signal it means.",\##
    "$ref":"script-1.json#/$defs/scriptID"},"level":{"description":"`act` is clear,\##
     `ask` is unclear.","enum":["act","ask"]},"phrase":{"description":"The words.",\##
    "type":"string","minLength":1},"variant":{"description":"Which of the signal's pages it means: `self` unless s\##
    aid.","$ref":"script-1.json#/$defs/memberID"},"note":{"description":"A comment for people who edit. Never show\##
    n.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false}},"note":{"description":"A comment for people who edit. Never s\##
    hown.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false}}}
    """##
}
