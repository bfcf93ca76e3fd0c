### What Check found, above the steps: does the other side get in, what to mend first, and the rest.

# $client (text): what logs in through the app
overview-question = Does { $client } get in?
overview-yes = Yes
overview-no = No
# Not from this org alone: a call tells.
overview-cannot-tell = Can't be told from here

## Why so, a sentence

# $client (text): what logs in through the app
# $seen (text): which login
overview-was-let-in = { $client } was let in on { $seen }, after the last change of the app. Nothing is seen to keep it out now.
# The last login that was granted, where something keeps the next one out.
# $client (text): what logs in through the app
# $seen (text): which login
overview-was-let-in-before = { $client } was let in last on { $seen }.
# $client (text): what logs in through the app
overview-nothing-seen = Nothing seen in this org keeps { $client } out.
# What the last refusal was for is not so any more.
overview-mended-since = What that refusal was for is no longer so.
# A granted login says nothing of the hours that follow.
overview-limited-hours = The user's profile has login hours. Compare them with the time in the org's own time zone: outside them, each login is refused.
# Who that was the history does not tell: it names neither app nor client.
# $seen (text): which login
# $client (text): what logs in through the app
overview-unknown-username = An attempt with a Username that this org does not know was refused on { $seen }: it may have been { $client }.
# What tells it, once a login or a call was made.
# $client (text): what logs in through the app
overview-then = Let { $client } log in once, then press { button-check }.
overview-not-read = Too little of this org could be read: see below what, and why.
# $client (text): what logs in through the app
overview-unclear = It is not clear which app or user { $client } goes by: several could be meant, see below.
# $refusal (quoted): Salesforce's words
overview-test-refused = The test from this computer was refused: { $refusal }.
# $client (text): what logs in through the app
overview-test-granted = The test from this computer was let in; that says nothing of { $client }'s own private key and values.

## What was gone by

overview-about = What was looked at
overview-app = App
overview-user = User
overview-set = Permission set
# $name (value): what it is called in this org
# $own (value): what the guide calls it
overview-other-name = { $name }, found under another name: the guide calls it { $own }.
# $candidates (text): those that could be meant, a list
overview-several = Several could be meant: { $candidates }. Which one is it?
# Nothing in the org tells whether it is one of these, or none is there yet.
# $candidates (text): those that could be meant, a list
overview-perhaps = Not certain. It could be: { $candidates }. Is it one of them?
# Several could be meant, and one of them is gone by.
# $taken (value): that one
# $others (text): the others, a list
overview-taken = { $taken }. Others could be meant, too: { $others }. Is it one of them?
# One of several: its label, and its API name in brackets.
# $label (text): its label
# $name (text): its API name
overview-named = { $label } ({ $name })
overview-nobody = Not there
overview-not-known = Could not check

# What the user logs in with, and where its mail goes.
# $username (value): the Username
# $email (value): the e-mail address
overview-addresses = Username { $username }, e-mail { $email }

# What else the user holds, and which far-reaching permissions that gives.
# $held (value): the label of a permission set or a group
# $rights (text): the permissions, a list
overview-gives = { $held }: { $rights }

## What was found

overview-first = Mend this first
# $client (text): what logs in through the app
overview-keeps-out-too = Keeps { $client } out, too
overview-risks = Risks
overview-differs = Not as in the guide
overview-unread = Could not be checked
# A heading with how many stand below it: "Not as in the guide (3)".
# $heading (text): one of those above
# $count (number): how many
overview-counted = { $heading } ({ $count })
# $client (text): what logs in through the app
overview-leave-it = None of this keeps { $client } out.
# A check of the guide that does not hold.
# $step (text): the heading of its step
# $check (text): what it says where it holds
overview-not-so = Not so: { $check } ({ $step })
# $client (text): what logs in through the app
overview-nothing-found = Nothing was found that endangers the login of { $client }.
