extension Schema {
  static let scenarioText = ##"""
    {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Afterword scenario,\##
     format 1","description":"A conversation that must go exactly so.",\##
    "type":"object","required":["format","script","title","steps"],\##
    "properties":{"format":{"description":"The version of the format. Always 1.",\##
    "$ref":"script-1.json#/$defs/format"},"script":{"description":"The script it talks with.",\##
    "$ref":"script-1.json#/$defs/scriptID"},"title":{"description":"What it shows,\##
     in a few words.","type":"string","minLength":1},"from":{"description":"The node it begins at; without it,\##
     the script's start.","$ref":"script-1.json#/$defs/nodeID"},"with":{"description":"Values that are set before \##
    it begins.","type":"object","properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.(name|pronou\##
    ns))?$","patternErrorMessage":"A variable in snake_case, or a person's .name or .pronouns"},\##
    "additionalProperties":{"$ref":"script-1.json#/$defs/value"}},\##
    "gate":{"description":"`false` starts before the gate.","type":"boolean"},\##
    "seed":{"description":"Decides what comes in random order.","type":"integer",\##
    "minimum":0},"steps":{"description":"What happens, in order.",\##
    "type":"array","minItems":1,"items":{"$ref":"#/$defs/step"}},\##
    "note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"$defs":{"taken":{"description":"The id of a choice: `water`,\##
     or `item:water` for a choice made by `each`.","type":"string",\##
    "pattern":"^[a-z][a-z0-9]*((-[a-z0-9]+)*|(_[a-z0-9]+)*)(:[a-z][a-z0-9]*((-[a-z0-9]+)*|(_[a-z0-9]+)*))?$",\##
    "patternErrorMessage":"A choice (own-line), a member (water) or item:water"},\##
    "step":{"description":"Does one thing, then looks at the whole reply.",\##
    "type":"object","properties":{"say":{"description":"Typed by the person.",\##
    "type":"string","minLength":1},"pick":{"description":"The id of a choice,\##
     tapped. A set's member has its own id; with `each` it is `item:water`.",\##
    "$ref":"#/$defs/taken"},"wait":{"description":"This much time passes.",\##
    "$ref":"script-1.json#/$defs/duration"},"nudge":{"description":"This nudge rings.",\##
    "$ref":"script-1.json#/$defs/nodeID"},"expect":{"description":"Every entry occurs in the reply; of a list insi\##
    de, any one.","type":"array","minItems":1,"items":{"type":["string",\##
    "array"],"minLength":1,"minItems":1,"items":{"type":"string",\##
    "minLength":1}}},"never":{"description":"None of these occurs in the reply.",\##
    "type":"array","items":{"type":"string","minLength":1},"uniqueItems":true,\##
    "minItems":1},"choices":{"description":"Exactly these choices are offered,\##
     in order.","type":"array","items":{"$ref":"#/$defs/taken"}},\##
    "at":{"description":"Where it waits: `script#node`.","type":"string",\##
    "pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*#[a-z][a-z0-9]*(-[a-z0-9]+)*$",\##
    "patternErrorMessage":"script#node: faq#what"},"variables":{"description":"Values that hold after the step; `n\##
    ull` for unset.","type":"object","properties":{"note":{"description":"A comment for people who edit. Never sho\##
    wn, and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.(name|pro\##
    nouns))?$","patternErrorMessage":"A variable in snake_case, or a person's .name or .pronouns"},\##
    "additionalProperties":{"$ref":"script-1.json#/$defs/value"},\##
    "minProperties":1},"card":{"description":"Ids of the cards shown in this reply.",\##
    "type":"array","items":{"$ref":"script-1.json#/$defs/kebabID"}},\##
    "reminders":{"description":"Ids of the nudges now planned.","type":"array",\##
    "items":{"$ref":"script-1.json#/$defs/nodeID"}},"ended":{"description":"Whether the script is over.",\##
    "type":"boolean"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"dependentSchemas":{"say":{"properties":{"pick":false,\##
    "wait":false,"nudge":false}},"pick":{"properties":{"say":false,\##
    "wait":false,"nudge":false}},"wait":{"properties":{"say":false,\##
    "pick":false,"nudge":false}},"nudge":{"properties":{"say":false,\##
    "pick":false,"wait":false}}},"defaultSnippets":[{"label":"tap a choice",\##
    "body":{"pick":"$1","expect":["$2"]}},{"label":"type something",\##
    "body":{"say":"$1","expect":["$2"]}},{"label":"the first reply",\##
    "body":{"expect":["$1"]}}]}}}
    """##
}
