### The external client app: what it is, its OAuth settings, its certificate.

app-none = There is no such app.
app-no-policies = Salesforce lists no policies of this app.
app-no-oauth = OAuth is not enabled for this app.
app-address = an e-mail address
app-lacks-distribution = Salesforce's answer lacks the distribution state.
app-enabled-unknown = Salesforce's answer does not say whether the app is enabled.
app-oauth-unknown = Salesforce's answer does not say whether OAuth is enabled.
app-callback-url = a callback URL
# $scopes (text): a list
app-scopes-missing = Missing: { $scopes }
# $scopes (text): a list
app-scopes-surplus = Too many: { $scopes }
# $missing (text): a list
# $surplus (text): a list
app-scopes-both = Missing: { $missing }. Too many: { $surplus }
app-secret-required = Require secret for Web Server Flow is ticked.

## The certificate

app-renewed = It is not the certificate that is held here, but another one of the same private key, so the login works with either. If the private key was meant to be changed, that has not happened: both are of the one that there was.
app-no-certificate = The app has no certificate.
app-certificate-unreadable = The app's certificate could not be read as one.
# $fingerprint (value): its SHA-256 fingerprint
app-certificate-is = The app's certificate has the fingerprint { $fingerprint }.
# $held (text): what the app holds, a sentence; one of the three above
# $client (text): what logs in through the app
app-nothing-to-compare = No certificate is held here, so there is nothing to compare with. { $held } Make a private key and its certificate, or load those that { $client } has, then check again.
# $bits (number): how large the key must be
app-certificate-wanted = RSA of at least { $bits } bits, valid today
# For connected apps an expired certificate was seen to go on working; of external client apps
# nobody has published what happens.
# $date (day): when it ended
app-certificate-expired = It expired on { $date }. Whether Salesforce refuses an expired certificate of an external client app is not known.
# $date (day): when it begins
app-certificate-not-yet = It is valid only from { $date } on.
# $bits (number): how large the key is
# $date (day): when it ends
app-certificate-valid = RSA of { $bits } bits, valid until { $date }
# $client (text): what logs in through the app
app-certificate-then = Whether Salesforce refuses an expired certificate of an external client app is not known. Put a new one into the app before: if it is of the same private key, { $client } needs nothing new; if it is of another one, { $client } needs that private key on the same day.
# $bits (number): how large the key is
app-certificate-small = It is RSA of only { $bits } bits.
app-certificate-not-rsa = It is not RSA.

## The consumer key

app-consumer-key = a consumer key
# $entered (value): what was entered
app-consumer-key-other = The consumer key that was entered is another one: { $entered }
app-consumer-key-untold = Salesforce does not tell the consumer key to Guidepost, so the one that was entered could not be compared. Until then it is your word.
app-lacks-consumer-key = Salesforce's answer lacks the consumer key. Your user may not be allowed to see it.
