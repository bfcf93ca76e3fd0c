### Why a question to Salesforce has no answer, within a sentence; and what helps.

# $why (text): what was in the way, within a sentence; one of those below
api-not-sent = the question was not sent: { $why }
api-no-permission = access to the session is not allowed
api-no-session = there is no session for this org
api-other-org = the session belongs to another org than this page
api-other-user = somebody else has signed in meanwhile
api-not-here = this can only be done in the browser's side panel
api-malformed = the question is malformed
api-no-answer = Salesforce did not answer
# $seconds (number): how long it was waited for
api-too-slow = no complete answer came within { $seconds } seconds
# $kibibytes (number): how large it may be
api-too-large = an answer of more than { $kibibytes } KB came, which Salesforce does not send here; it was not read
# $status (number): the status code of HTTP
api-busy = requests are turned away for now (HTTP { $status })
# $status (number): the status code of HTTP
# $seconds (number): how long to wait
api-busy-seconds = requests are turned away for now (HTTP { $status }) for { $seconds } seconds
# $status (number): the status code of HTTP
# $minutes (number): how long to wait
api-busy-minutes = requests are turned away for now (HTTP { $status }) for { $minutes } minutes
# $status (number): the status code of HTTP
# $hours (number): how long to wait
api-busy-hours = requests are turned away for now (HTTP { $status }) for { $hours } hours
# $status (number): the status code of HTTP
api-busy-days = requests are turned away for now (HTTP { $status }) for days
# $status (number): the status code of HTTP
api-web-page = a web page came in place of an answer (HTTP { $status })
api-stopped = this was cancelled
# $why (text): its own reason, or the browser's
api-interrupted = the part of Guidepost that asks Salesforce did not finish: { $why }
api-signed-out = the session has ended, or this org does not accept it for its API
api-not-for-api = the session is not valid for the API
# $reasons (text): Salesforce's own words, a list
api-refused = Salesforce refused: { $reasons }
# $message (quoted): Salesforce's own words
# $code (quoted): its code
api-problem = { $message } ({ $code })
# $text (quoted): Salesforce's own words
api-limit = the org has used up its API calls: { $text }
api-maintenance = Salesforce is being maintained
# $needed (value): the oldest version that would do
api-too-old = the org's API is too old: version { $needed } or later is needed
# $status (number): the status code of HTTP
# $excerpt (text): the beginning of the answer, or what kind of answer it was
api-not-understood = the answer was not understood (HTTP { $status }): { $excerpt }
api-excerpt-empty = an empty answer
# $characters (number): how many it has
api-excerpt-unquoted = { $characters } characters that are not quoted here
api-excerpt-other-kind = another kind of answer
# $status (number): the status code of HTTP
# $why (text): what is the matter with it, within a sentence; one of those below
api-not-xml = the answer was not read (HTTP { $status }): { $why }
api-xml-too-large = it is larger than any that Salesforce sends here
api-xml-too-deep = its parts are nested deeper than any that Salesforce sends
api-xml-document-type = it has a document type, which an answer of this kind may not have
api-xml-instruction = it has a processing instruction, which an answer of this kind may not have
api-xml-entity = it uses an abbreviation that it does not explain
api-xml-namespace = it uses a namespace that it does not declare
api-xml-malformed = it is not well-formed XML

## What helps

api-retry = Try again.
api-wait = Wait a while, then try again.
api-network = Try again. If it happens again, something between this browser and Salesforce may answer in its place: a login page of the network, a proxy, or maintenance. Open the org in a new tab and see.
api-sign-in = Sign in to this org again in this browser, reload the Setup page, then try again. If it happens again, the org may allow only approved apps to use its API (Setup, API Access Control).
api-allow = Allow access to the session in the side panel.
api-side-panel = Go on in the side panel.
api-change-org = Your user may lack a permission, or a feature is off in this org. Salesforce's own words say which.
api-report = This is a defect of the extension. Please report it with the text above.
