### The key and its certificate: made here, or loaded from files.

key-heading = Private key and certificate

## What is held

key-asking = Asking the part of the extension that holds the private key.
key-none = There is no private key yet.
key-making = The private key is being made.
key-ready = The private key and its certificate are ready. The private key is held in this browser's memory until you forget it or close the browser: save it before that (step Hand the values over).
# $client (text): what logs in through the app
key-certificate-only = The certificate is loaded, and its private key is not here: { $client } holds it, or whoever gave you the certificate. Guidepost can put the certificate into the app and compare, but it can't log in.
# $why (text): why not, within a sentence
key-failed = No private key was made: { $why }.
key-lost = What was held here is gone: the browser stopped the worker that held it. Make or load it again.
key-certificate-of = Certificate of
key-kind = Kind of private key
# $bits (number): its size
key-rsa = RSA { $bits }
key-valid-until = Valid until
key-fingerprint = Fingerprint (SHA-256)
    .short = Fingerprint
    .help = A short form of the certificate: two copies are the same when it is.

key-weak = Weak points
key-weak-hash = The certificate is signed with SHA-1 or MD5, which no longer count as secure. Replace it at the next rotation.
key-weak-signature = The certificate is signed with RSA-PSS, which not every program reads. If Salesforce refuses it, load the private key alone: Guidepost makes another certificate for it.
key-weak-exponent = The private key has a public exponent below 65537, with which careless software has accepted forged signatures. Replace it at the next rotation.
key-weak-validity = The certificate is valid for more than ten years. A private key that is lost unnoticed serves a stranger that long: replace both every year or two.

## How large the next one is

key-size = Size of a new private key
# $bits (number): 2048, 3072 or 4096
key-bits = { $bits } bits
key-size-smallest = What Salesforce's own recipe makes. Enough here.
key-size-middle = Stronger. Takes a few seconds longer to make.
key-size-largest = Strongest. Can take a minute to make.

## Files

key-use-existing = Use a private key that exists
key-file = Private key file
key-certificate-file = Certificate file
# $client (text): what logs in through the app
key-files-here = Choose the private key and its certificate. If you have only the private key, Guidepost makes a certificate for it; if { $client } made the private key, choose only the certificate. The files stay on this computer.
# $client (text): what logs in through the app
key-files-elsewhere = A key pair that you have, or the certificate of a private key that { $client } made, can be loaded from files.

## Why no key or certificate was made, within a sentence

key-common-name = the common name must be 1 to 64 characters, without control characters and not only spaces
key-organization = the organization must be 1 to 64 characters, without control characters and not only spaces
key-country = the country must be two capital letters, such as DE
# $days (number): what was asked for
# $most (number): the longest validity
key-days = a validity of { $days } days is not between 1 and { $most }
# $bits (number): what was asked for
key-not-offered = a key of { $bits } bits is not offered: choose 2048, 3072 or 4096
key-unsound = the new pair did not pass its checks and was thrown away; try again
key-search-stopped = the search was stopped by the browser; try again

## Why a key could not be used, in a message of its own

key-no-key = there is no key pair yet, or it was forgotten: make one first
key-only-certificate = the private key is not here, only its certificate: whoever holds the private key can sign with it
key-needs-iss = the assertion needs a value for the consumer key (iss)
key-needs-sub = the assertion needs a value for the user name (sub)
key-needs-aud = the assertion needs a value for the login host (aud)
key-result-unsound = the result did not pass its checks and was thrown away
key-other-key = another private key or certificate came meanwhile, and nothing was replaced: look at it, then decide
key-worker-stopped = the browser stopped the worker that held the private key: make a new pair
key-unanswered = no answer came in time, or something newer took its place, and nothing was done: try again
key-not-understood = the request was not understood: reload the extension's pages
