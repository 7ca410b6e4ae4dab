extension Schema {
  static let helplinesText = ##"""
    {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Afterword help lines,\##
     format 1","description":"Where help can be reached. A number is shown only with a source,\##
     a date and a status.","type":"object","required":["format","compiled",\##
    "international","countries"],"properties":{"format":{"description":"The version of the format. Always 1.",\##
    "$ref":"script-1.json#/$defs/format"},"compiled":{"description":"When the list was put together.",\##
    "$ref":"#/$defs/date"},"international":{"description":"Help for people whose country is unknown or has no line\##
     of a kind.","type":"object","required":["lines"],"properties":{"lines":{"description":"Lines for everybody,\##
     shown where a country has none.","$ref":"#/$defs/lines"},"note":{"description":"A comment for people who edit\##
    . Never shown.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"countries":{"description":"Help by country.",\##
    "type":"array","items":{"$ref":"#/$defs/country"}},"note":{"description":"A comment for people who edit. Never\##
     shown.","type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"$defs":{"date":{"description":"A day: 2026-11-22.",\##
    "type":"string","pattern":"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",\##
    "patternErrorMessage":"Year, month, day: 2026-11-22"},"url":{"description":"A web address.",\##
    "type":"string","pattern":"^https?://[^\\s]+$","patternErrorMessage":"A web address that starts with https://"\##
    },"lines":{"description":"Help lines, the ones to show first standing first.",\##
    "type":"array","items":{"$ref":"#/$defs/line"}},"line":{"description":"One place to turn to.",\##
    "type":"object","required":["name","kinds","source","checked",\##
    "status"],"properties":{"name":{"description":"The provider's own name.",\##
    "type":"string","minLength":1},"kinds":{"description":"What it helps with.",\##
    "$ref":"script-1.json#/$defs/resourceKinds"},"phone":{"description":"The number to call,\##
     as people would dial it.","type":"string","minLength":1},"text":{"description":"How to reach it in writing: `\##
    HOME to 741741`.","type":"string","minLength":1},"url":{"description":"Its web address.",\##
    "$ref":"#/$defs/url"},"hours":{"description":"When it answers: `24/7`.",\##
    "type":"string","minLength":1},"source":{"description":"Where this was read. Says so where it was not read any\##
    where.","type":"string","minLength":1},"checked":{"description":"When it was last looked at.",\##
    "$ref":"#/$defs/date"},"status":{"description":"`corroborated`: on an official page or in two independent sour\##
    ces. `single_secondary`: in one list only. `unverified`: not confirmed. `caution`: a source reports a fault.",\##
    "enum":["corroborated","single_secondary","unverified","caution"]},\##
    "note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false,"if":{"not":{"anyOf":[{"required":["phone"]},\##
    {"required":["text"]},{"required":["url"]}]}},"then":{"required":["phone"]}},\##
    "country":{"description":"Help in one country.","type":"object",\##
    "required":["code","name","emergency","lines"],"properties":{"code":{"description":"ISO 3166 code: `IE`.",\##
    "type":"string","pattern":"^[A-Z]{2}$","patternErrorMessage":"Two capital letters: IE"},\##
    "name":{"description":"The country's name.","type":"string","minLength":1},\##
    "emergency":{"description":"Ambulance, police, fire.","type":"object",\##
    "required":["number"],"properties":{"number":{"description":"The emergency number.",\##
    "type":"string","minLength":1},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false},"lines":{"description":"Lines in this country.",\##
    "$ref":"#/$defs/lines"},"note":{"description":"A comment for people who edit. Never shown.",\##
    "type":"string"},"$schema":{"description":"The schema this is checked against.",\##
    "type":"string"}},"additionalProperties":false}}}
    """##
}
