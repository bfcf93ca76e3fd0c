### What is wrong with a value that somebody enters. It is never repeated.

# Stands within a text, in place of a value.
value-not-known = (not known yet)
value-empty = This value is needed.
value-long-label = Salesforce allows at most 80 characters here.
value-api-name = Only letters, digits and single underscores; it starts with a letter, does not end with an underscore, and has at most 80 characters.
value-apex-class = A class name, with its namespace before a dot, for example acme.Routing.
value-address = It has the form of an e-mail address, for example name@example.com.
value-url = A URL that starts with https:// (or http://localhost).
value-long-alias = Salesforce allows at most 8 characters here.
value-apex-rest-path = The path alone, beginning with a slash and without /services/apexrest and what stands before it: letters, digits, dots, hyphens and slashes.
# It must not be kept, not even while it is typed.
value-consumer-secret = This looks like the consumer secret. It is not needed, and Guidepost did not keep it.
value-no-consumer-key = This does not look like a consumer key: those that Salesforce makes begin with 3MVG. Guidepost did not keep it. If this app was given another one, press { button-check }, which reads it from the org.
value-consumer-key-cut = This is only the beginning of a consumer key.
