//! RSA key pairs, self-signed certificates and signed assertions, from given randomness and time.
