extension Schema {
  static let scriptText2 = ##"""
    "type":"string"}},"additionalProperties":false},"onReturn":{"description":"Said when the person writes again a\##
    fter a long silence.","type":"object","required":["after","text"],\##
    "properties":{"after":{"description":"How long a silence it takes.",\##
    "$ref":"#/$defs/duration"},"text":{"description":"What is said before the question comes again.",\##
    "$ref":"#/$defs/text"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"variable":{"description":"What is remembered.",\##
    "type":"object","required":["type"],"properties":{"type":{"description":"What it holds: `bool`,\##
     `number`, `text`, `enum` (one of a list), `set` (several of a list),\##
     `member` (one of a set, for editing), `time`, `clock` (the person's own),\##
     `person`, or `assessment` (marks of a rubric).","enum":["bool",\##
    "number","text","enum","set","member","time","clock","person",\##
    "assessment"]},"default":{"description":"Its value at the start. For bool,\##
     number, text and enum."},"min":{"description":"The smallest number.",\##
    "type":"number"},"max":{"description":"The largest number.","type":"number"},\##
    "maxLength":{"description":"The longest text, in characters: at most 500,\##
     and 200 unless said.","type":"integer","minimum":1,"maximum":500},\##
    "of":{"description":"enum: a list of members, or member → text. set: member → `{ \"text\",\##
     \"group\" }`. member: the set variable's name."},"own":{"description":"Lets people add items of their own.",\##
    "type":"object","properties":{"max":{"description":"How many items of their own: at most 10.",\##
    "type":"integer","minimum":1,"maximum":10},"maxLength":{"description":"How long each may be,\##
     in characters: at most 60.","type":"integer","minimum":1,"maximum":60},\##
    "note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"rubric":{"description":"The rubric whose marks it holds.",\##
    "$ref":"#/$defs/kebabID"},"sensitive":{"description":"Dropped when the script ends or after 24 hours of silenc\##
    e, unless the person said keep.","type":"boolean"},"retain":{"description":"How long it is kept after the pers\##
    on said keep.","$ref":"#/$defs/duration"},"keep":{"description":"Not cleared when the script is entered at its\##
     start.","type":"boolean"},"record":{"description":"book.json only: `back` must not undo it,\##
     such as an age confirmed or a consent given.","type":"boolean"},\##
    "was":{"description":"Earlier names: `\"old_name\"`, or renamed members `{ \"old\": \"new\" }`,\##
     or a list of both.","type":["string","object","array"],"pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*$",\##
    "minItems":1,"propertyNames":{"pattern":"^[a-z][a-z0-9]*((-[a-z0-9]+)*|(_[a-z0-9]+)*)$"},\##
    "additionalProperties":{"$ref":"#/$defs/memberID"},"items":{"type":["string",\##
    "object"],"pattern":"^[a-z][a-z0-9]*(_[a-z0-9]+)*$","propertyNames":{"pattern":"^[a-z][a-z0-9]*((-[a-z0-9]+)*|\##
    (_[a-z0-9]+)*)$"},"additionalProperties":{"$ref":"#/$defs/memberID"}}},\##
    "note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"allOf":[{"if":{"properties":{"type":{"const":"bool"}},\##
    "required":["type"]},"then":{"properties":{"default":{"description":"true or false.",\##
    "type":"boolean"},"min":false,"max":false,"maxLength":false,"of":false,\##
    "own":false,"rubric":false}}},{"if":{"properties":{"type":{"const":"number"}},\##
    "required":["type"]},"then":{"properties":{"default":{"description":"A number,\##
     from `min` to `max`.","type":"number"},"maxLength":false,"of":false,\##
    "own":false,"rubric":false}}},{"if":{"properties":{"type":{"const":"text"}},\##
    "required":["type"]},"then":{"properties":{"default":{"description":"A text.",\##
    "type":"string"},"min":false,"max":false,"of":false,"own":false,\##
    "rubric":false}}},{"if":{"properties":{"type":{"const":"enum"}},\##
    "required":["type"]},"then":{"required":["of"],"properties":{"default":{"description":"One of the members.",\##
    "type":"string"},"min":false,"max":false,"maxLength":false,"of":{"description":"The members: a list,\##
     or member → the text people see.","$ref":"#/$defs/enumMembers"},\##
    "own":false,"rubric":false}}},{"if":{"properties":{"type":{"const":"set"}},\##
    "required":["type"]},"then":{"required":["of"],"properties":{"default":false,\##
    "min":false,"max":false,"maxLength":false,"of":{"description":"The members: member → `{ \"text\": …,\##
     \"group\": … }`.","$ref":"#/$defs/setMembers"},"rubric":false}}},\##
    {"if":{"properties":{"type":{"const":"member"}},"required":["type"]},\##
    "then":{"required":["of"],"properties":{"default":false,"min":false,\##
    "max":false,"maxLength":false,"of":{"description":"The set variable it is a member of.",\##
    "$ref":"#/$defs/variableID"},"own":false,"rubric":false}}},{"if":{"properties":{"type":{"enum":["time",\##
    "clock"]}},"required":["type"]},"then":{"properties":{"default":false,\##
    "min":false,"max":false,"maxLength":false,"of":false,"own":false,\##
    "rubric":false}}},{"if":{"properties":{"type":{"const":"person"}},\##
    "required":["type"]},"then":{"properties":{"default":false,"min":false,\##
    "max":false,"of":false,"own":false,"rubric":false}}},{"if":{"properties":{"type":{"const":"assessment"}},\##
    "required":["type"]},"then":{"required":["rubric"],"properties":{"default":false,\##
    "min":false,"max":false,"maxLength":false,"of":false,"own":false}}}],\##
    "defaultSnippets":[{"label":"yes or no","body":{"type":"bool",\##
    "default":false}},{"label":"a number","body":{"type":"number",\##
    "min":0,"max":"^${1:10}"}},{"label":"a text","body":{"type":"text",\##
    "maxLength":"^${1:80}"}},{"label":"one of a list","body":{"type":"enum",\##
    "of":{"$1":"$2"}}},{"label":"several of a list","body":{"type":"set",\##
    "of":{"$1":{"text":"$2"}}}}]},"enumMembers":{"description":"The members: a list of ids,\##
     or id → text.","type":["array","object"],"minItems":1,"minProperties":1,\##
    "uniqueItems":true,"items":{"$ref":"#/$defs/memberID"},"propertyNames":{"pattern":"^[a-z][a-z0-9]*((-[a-z0-9]+\##
    )*|(_[a-z0-9]+)*)$"},"additionalProperties":{"$ref":"#/$defs/setMember"}},\##
    "setMembers":{"description":"Member id → `{ \"text\", \"group\" }`.",\##
    "type":"object","properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*((-[a-z0-9]+)*|(_[a-z0-9]+)*)\##
    $","patternErrorMessage":"Lower case letters and digits, joined by - or _"},\##
    "additionalProperties":{"$ref":"#/$defs/setMember"},"minProperties":1},\##
    "setMember":{"description":"A member: what people see, or an object with `text`,\##
     `group` and `was`.","type":["string","object"],"required":["text"],\##
    "properties":{"text":{"description":"What people see.","type":"string",\##
    "minLength":1},"group":{"description":"The group it belongs to,\##
     for `pick` and `|group:`.","$ref":"#/$defs/memberID"},"was":{"description":"The id this member had before.",\##
    "$ref":"#/$defs/memberID"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"minLength":1},\##
    "cards":{"description":"Card id → template.","type":"object",\##
    "properties":{"note":{"description":"A comment for people who edit. Never shown,\##
     and never a name.","type":"string"}},"propertyNames":{"pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",\##
    "patternErrorMessage":"Card ids are kebab-case: next-step"},"additionalProperties":{"$ref":"#/$defs/card"}},\##
    "card":{"description":"Something to leave with.","type":"object",\##
    "required":["title","text"],"properties":{"title":{"description":"The card's heading.",\##
    "type":"string","minLength":1},"text":{"description":"What stands on the card.",\##
    "$ref":"#/$defs/text"},"retain":{"description":"How long a kept card stays.",\##
    "$ref":"#/$defs/duration"},"was":{"description":"Earlier names of this card: one,\##
     or a list. Kept cards follow.","type":["string","array"],"pattern":"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",\##
    "minItems":1,"items":{"$ref":"#/$defs/kebabID"}},"note":{"description":"A comment for people who edit. Never s\##
    hown.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false}}}
    """##
}
