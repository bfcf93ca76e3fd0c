### What the other side gets, each on a card: public values, and the private key.

# $receiver (text): who gets it
handover-values = For { $receiver }
# $who (text): the person there
handover-whom = { $who }. Nothing on this card is secret.
handover-key = The private key
    .whom = The same person, and nobody else: whoever has it can log in as the integration user.
    .way = Through a vault or in person, never by mail or chat. Afterwards forget it here, and delete the file.
handover-to-whom = To whom
handover-where = Where
handover-how = How
# Beside the name of a field there.
# $name (text): what Salesforce calls it
handover-ours = in Salesforce: { $name }
handover-unknown = Not known yet

## Which address the other side logs in at

# $host (value): the address
# $client (text): what logs in through the app
handover-working-host = { $client } logged in at { $host }, see { button-test-login }: whatever stands there now works.
# $host (value): the general address
# $client (text): what logs in through the app
handover-other-host = If { $client } is refused with it, enter { $host } instead. Some orgs answer app_not_found there since the release Spring '26, others log in; which of both { $client } needs is not published. Government clouds have the My Domain address alone.

## The Username is no e-mail address

# $user (value): the Username
# $address (value): the e-mail address of the same user
handover-not-the-address = Enter the Username { $user } as Email ID, not the e-mail address { $address } of the same user: Salesforce knows the user by the Username.
