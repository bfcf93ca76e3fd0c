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
file-key-forms = Guidepost reads an RSA private key as text (a line of it says PRIVATE KEY), in the binary form (DER), or as JSON (JWK). Ask whoever made the private key for one of these.
file-certificate-forms = Guidepost reads a certificate as text (a line of it says BEGIN CERTIFICATE), in the binary form (DER), or out of a .p7b file. Or choose the private key alone, and Guidepost makes a certificate for it.
file-keep-one = Keep only the one that belongs to this setup in the file, and load it again.
file-own-places = Choose each file in its own place: the private key above, the certificate below.
file-first-line-of-key = Choose the file that holds the private key: its first line says PRIVATE KEY.
file-first-line-of-certificate = Choose the file that holds the certificate: its first line says BEGIN CERTIFICATE. Or choose the private key alone, and Guidepost makes a certificate for it.
file-without-pass-phrase = Write a copy without the pass phrase, load it, and delete it afterwards: openssl pkey -in server.key -out server-plain.key
file-rewrite-openssh = OpenSSH writes over a copy of it without the pass phrase. Load the copy, and delete it afterwards: ssh-keygen -p -N "" -f COPY
file-key-out-of-store = OpenSSL takes the private key out of it (with -legacy behind pkcs12 if it says "unsupported"). Load that file, and delete it afterwards: openssl pkcs12 -in FILE -nocerts -nodes -out server.key
file-certificate-out-of-store = OpenSSL takes the certificate out of it (with -legacy behind pkcs12 if it says "unsupported"): openssl pkcs12 -in FILE -clcerts -nokeys -out server.crt
file-out-of-java = Java's keytool makes a .p12 file of it: keytool -importkeystore -srckeystore FILE -destkeystore server.p12 -deststoretype PKCS12. OpenSSL then takes out the private key: openssl pkcs12 -in server.p12 -nocerts -nodes -out server.key; and the certificate: openssl pkcs12 -in server.p12 -clcerts -nokeys -out server.crt
file-out-of-putty = PuTTYgen writes a copy that can be loaded: open it there, and export it as OpenSSH from the menu Conversions. Or: puttygen FILE -O private-openssh -o server.key
file-rsa-needed = Salesforce checks this login with RSA (RS256). Load an ordinary RSA key, or make a new private key here.
file-exponent-needed = With so small an exponent, signatures have been forged where software checks them carelessly. Load a private key with the exponent 65537, which is the usual one, or make a new private key here.
file-length-needed = A private key of 2048 to 8192 bits is needed. Load another private key, or make a new one here.
file-copy-again = Copy the file once more from where it was made, and load the new copy. Or make a new private key here.
file-copy-whole = Copy it once more from where it was made, from the line with BEGIN to the line with END, both included.
file-download-again = Often this is a page that asks to log in, saved in place of the file. Open it in a browser, log in there, and download the file again.
file-as-plain-text = Copy the text from it, from the line with BEGIN to the line with END, both included, into an empty file of a plain text editor, and load that file.
file-unpack = Unpack it, and choose the file that is in it.
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
file-is-ssh-public = this file holds only the public half of a key pair, as SSH writes it
file-is-request = this file is a certificate request, not a certificate
file-is-revocation-list = this file is a list of revoked certificates
file-encrypted = the private key is protected by a pass phrase
file-other-lock = the private key is protected by a pass phrase, in a way that Guidepost does not read
file-pass-phrase-wrong = the pass phrase is not the one that protects the private key
file-openssh = the private key is in the format of OpenSSH, and protected by a pass phrase
file-pkcs12 = the file is a PKCS#12 store (.p12 or .pfx)
file-java-key-store = the file is a keystore of Java (.jks)
file-putty = the private key is in the format of PuTTY (.ppk)
file-pss = it is of the kind RSA-PSS, which signs in another way than RS256
file-elliptic = it is of the kind EC (elliptic curve), not RSA
file-edwards = it is of the kind Ed25519 or Ed448, not RSA
file-key-agreement = it is of the kind X25519 or X448, which can't sign
file-dsa = it is of the kind DSA, not RSA
file-not-rsa = it is of another kind than RSA
file-multi-prime = the RSA key has more than two primes
file-exponent = the RSA key has a public exponent below 65537
# $bits (number): its size
file-length = the RSA key has { $bits } bits
file-web-page = the file is a web page
file-document = the file is a document of a word processor, or a PDF
file-archive = the file is an archive (ZIP or such)
file-cut-off = a part of the file is missing
file-damaged = the content of the file is damaged
file-other-key = the certificate belongs to another private key
# $date (day): when it ended
file-certificate-expired = the certificate expired on { $date }
# $date (day): when it begins
file-certificate-not-yet = the certificate is valid only from { $date } on
