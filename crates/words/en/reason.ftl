### Why something of the org is not known.

reason-not-asked = It has not been read yet.
# $what (text): what was not asked
reason-value-missing = To read { $what }, a value above is still needed.
# $what (text): what was asked
# $why (text): what happened, within a sentence
# $advice (text): what helps, a sentence
reason-failed = Guidepost could not read { $what }: { $why }. { $advice }
# $what (text): what was asked
# $field (text): what the answer lacks, in Salesforce's name for it where it has one
reason-lacking = Guidepost read { $what }, but the answer lacks { $field }. Your user may not be allowed to see it.
# $what (text): what was asked
reason-too-many = There are more rows of { $what } than one answer holds.
# $app (value): what the connected app is called
reason-older = This integration runs through the connected app { $app }, the older kind of app, of which this is not read.
# $what (text): what was looked for
# $candidates (text): those that could be meant, a list
reason-several = Several could be meant by { $what }: { $candidates }. Enter the name of the right one above.
# $what (text): what is asked for
# $needs (text): what must be known first
reason-needs-other = To read { $what }, Guidepost must first know { $needs }.
