### Why a key or certificate was not loaded from a file, and what to do then.

file-key-not-loaded = The private key was not loaded
file-certificate-not-loaded = The certificate was not loaded
# $why (text): why, within a sentence
file-why = { CAPITAL($why) }.
file-none-chosen = No file is chosen
    .text = There is nothing to load yet.
    .advice = Choose the file of the private key, the file of the certificate, or both.

## What to do. Commands and their words stay as they are.

file-choose-again = It may have been moved or changed since it was chosen. Choose it again.
file-choose-key = Choose the file that holds the private key, often named server.key.
file-choose-certificate = Choose the file that holds the certificate, often named server.crt.
file-key-forms = Guidepost reads a text that begins with BEGIN PRIVATE KEY or BEGIN RSA PRIVATE KEY. OpenSSL writes one from a binary file: openssl pkey -inform DER -in FILE -out server.key; and from a .p12 or .pfx file: openssl pkcs12 -in FILE -nocerts -nodes -out server.key
file-certificate-forms = Guidepost reads a text that begins with BEGIN CERTIFICATE, or the binary form (DER). OpenSSL takes the certificate out of a .p12 or .pfx file: openssl pkcs12 -in FILE -clcerts -nokeys -out server.crt
file-keep-one = Keep only the one that belongs to this setup in the file, and load it again.
file-own-places = Choose each file in its own place: the private key above, the certificate below.
file-first-line-of-key = Choose the file that holds the private key: its first line says PRIVATE KEY.
file-first-line-of-certificate = Choose the file that holds the certificate: its first line says BEGIN CERTIFICATE. Or choose the private key alone, and Guidepost makes a certificate for it.
file-without-pass-phrase = Write a copy without the pass phrase, load it, and delete it afterwards: openssl pkey -in server.key -out server-plain.key
file-rewrite-openssh = OpenSSH rewrites a copy of it in the form that is read here: ssh-keygen -p -m PEM -f COPY
file-rsa-needed = Salesforce checks this login with RSA (RS256). Load an RSA key, or make a new private key here.
file-length-needed = A private key of 2048 to 8192 bits is needed. Load another private key, or make a new one here.
file-copy-again = Copy the file once more from where it was made, and load the new copy. Or make a new private key here.
file-matching-certificate = Choose the certificate that was made for this private key. Or choose the private key alone, and Guidepost makes a new certificate for it.
file-expired = It is not certain that Salesforce still accepts an expired certificate, so nothing new is set up with one. Choose the private key alone, and Guidepost makes a new certificate for it; or get a new certificate from whoever holds the private key.
file-not-yet-valid = See whether the clock of this computer is right. Else choose the private key alone, and Guidepost makes a new certificate for it.

## Why, within a sentence

file-unreadable = the browser could not read the file
file-too-large = the file is too large to be a private key or a certificate
file-empty = the file is empty
file-unknown = the file is neither a private key nor a certificate that Guidepost can read
file-several = the file holds more than one private key or certificate
file-is-certificate = this file is a certificate, not a private key
file-is-private-key = this file is a private key, not a certificate
file-is-public-key = this file holds only the public half of a key pair
file-is-request = this file is a certificate request, not a certificate
file-encrypted = the private key is protected by a pass phrase
file-openssh = the private key is in the format of OpenSSH
file-elliptic = the private key is an elliptic curve (EC) key
file-not-rsa = the private key is not an RSA key
# $bits (number): its size
file-length = the private key has { $bits } bits
file-damaged = the content of the file is damaged
file-other-key = the certificate belongs to another private key
# $date (day): when it ended
file-certificate-expired = the certificate expired on { $date }
# $date (day): when it begins
file-certificate-not-yet = the certificate is valid only from { $date } on
