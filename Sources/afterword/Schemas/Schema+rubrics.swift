extension Schema {
  static let rubricsText = ##"""
    {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Afterword rubrics,\##
     format 1","description":"How a typed line is looked at.","type":"object",\##
    "required":["format","rubrics"],"properties":{"format":{"description":"The version of the format. Always 1.",\##
    "$ref":"script-1.json#/$defs/format"},"rubrics":{"description":"Rubric id → its checks.",\##
    "type":"object","properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",\##
    "patternErrorMessage":"Rubric ids are kebab-case: opener"},"additionalProperties":{"$ref":"#/$defs/rubric"},\##
    "minProperties":1},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"$defs":{"rubric":{"description":"One way to look at a line.",\##
    "type":"object","required":["checks"],"properties":{"checks":{"description":"What is looked for,\##
     most important first.","type":"array","minItems":1,"items":{"$ref":"#/$defs/check"}},\##
    "note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"check":{"description":"One thing to look for. Met when all it\##
    s tests hold.","type":"object","required":["id","landed","try"],\##
    "properties":{"id":{"description":"The check's id, for `meets` and `'asks' in check.missing`.",\##
    "$ref":"script-1.json#/$defs/nodeID"},"landed":{"description":"What is said when it holds; reads well in a lis\##
    t: “it starts with you”.","type":"string","minLength":1},"try":{"description":"What is said when it does not: \##
    one sentence.","type":"string","minLength":1},"any":{"description":"One of these phrases occurs.",\##
    "type":"array","items":{"type":"string","minLength":1},"uniqueItems":true,\##
    "minItems":1},"none":{"description":"None of these phrases occurs.",\##
    "type":"array","items":{"type":"string","minLength":1},"uniqueItems":true,\##
    "minItems":1},"startsWith":{"description":"One of these stands within the first `within` words.",\##
    "type":"array","items":{"type":"string","minLength":1},"uniqueItems":true,\##
    "minItems":1},"within":{"description":"How many words `startsWith` looks at; 1 unless said.",\##
    "type":"integer","minimum":1,"maximum":20},"question":{"description":"It asks.",\##
    "const":true},"maxWords":{"description":"It has no more words than this.",\##
    "type":"integer","minimum":1,"maximum":200},"note":{"description":"A comment for people who edit. Never shown.\##
    ","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"dependentRequired":{"within":["startsWith"]},\##
    "if":{"not":{"anyOf":[{"required":["any"]},{"required":["none"]},\##
    {"required":["startsWith"]},{"required":["question"]},{"required":["maxWords"]}]}},\##
    "then":{"required":["any"]}}}}
    """##
}
