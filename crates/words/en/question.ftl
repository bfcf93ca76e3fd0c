### Questions that must be answered first. Their buttons are in button.ftl.

# Stands for an org or a user that is not known.
question-this-org = this org
question-the-user = the integration user

## May the session be used?

# $host (text): the org's address
question-session = Let Guidepost use your session?
    .what = Guidepost then reads the session cookie of { $host } when you press { button-check } and once a form that it filled is left, and asks Salesforce in your name. It only reads; it changes nothing in the org.
    .place = The session stays inside the extension and goes to that org's own address and nowhere else. It is not stored. Nothing is sent to anybody else.
    .back = You can take this back at any time with { button-forget-session }, and the reading after a Save at the top of the panel.

## What can't be taken back

question-forget-certificate = Forget the certificate?
    .text = Guidepost then can't compare it with the app any more. Nothing changes in the org, and whoever holds the private key keeps it.
# $client (text): what logs in through the app
question-forget-key = Forget the private key?
    .text = It is wiped from this browser's memory and can't be brought back. If you have not saved it, nobody can use the certificate any more, and { $client } can't log in with it.
question-replace-key = Make a new private key in place of this one?
    .text = The private key that is held here is forgotten once the new one is ready. Its certificate then belongs to a private key that nobody has, unless you saved it.
question-leave-form = Leave the form on this page?
    .text = What was put into it is not saved. If you leave it, that is lost; nothing changes in the org.
question-new-certificate = Make a new certificate for this private key?
    .text = You chose a private key without its certificate. Guidepost can make a new one for it, valid for 365 days. The app then needs the new one, and an older certificate of this private key in the app is to be replaced by it.
    .otherwise = If you have the certificate of this private key, press { button-not-now } and choose it too.

## What is done with the private key

question-save-key = Save the private key as a file?
    .text = Whoever has this file can log in as the integration user, until the certificate is taken out of the app. It goes into the folder for downloads, and is yours to delete there.
# $host (text): the org's address
# $user (text): the Username
# $path (value): where the class is asked
question-reach-class = Ask the class as the integration user?
    .text = Guidepost logs in to { $host } as { $user } with the private key that is held here, asks { $path } once by GET, and ends that session. What the class does with a GET, its package decides.
# $host (text): the org's address
# $user (text): the Username
question-test-login = Log in as the integration user?
    .text = Guidepost logs in to { $host } as { $user } with the private key that is held here, asks whose session it got, and ends that session. Nothing changes in the org but its login history.
# $host (text): the address that is asked
# $audience (text): the audience that the request names
# $user (text): the Username
question-try-route = Log in as the integration user in this way?
    .text = Guidepost logs in at { $host } for the audience { $audience } as { $user }, with the private key that is held here, asks whose session it got, and ends that session. Nothing changes in the org but its login history.
# $host (text): the address that is asked
question-general-host = The browser may first ask whether Guidepost may use { $host }. Guidepost needs that for this one try, and gives it back at its end.
# Within the last day the other side logged in as the same user.
# $ago (text): how long ago: "3 minutes ago"
# $client (text): what logs in through the app
question-just-logged-in = { $client } logged in as this user { $ago }. Should Salesforce have given { $client } the same session that this test gets, ending it would cut calls that are under way; whether it does so is not known. To be safe, test when no calls come, or leave the session of the test: then it ends by itself.

## A description of the page

question-help = Help make Guidepost surer
    .text = Salesforce changes its pages, and some of them nobody has described yet. You can save how this page is made as a file, and send it to whoever gave you Guidepost. You see the whole file first.
question-description = Save a description of this page?
    .within = In it: which kinds of fields and buttons the page has, their labels, the names that the page's code gives them, and how they stand together.
    .without = Not in it: what is typed or chosen in the fields, record ids, the name and address of your org, names of people, and the text of the page. Of words that Guidepost does not know as Salesforce's own and that label no field, only the length is kept.
    .mind = A label or a name that your company gave a field of its own can be in it. Read the file before you hand it on. Nothing is sent anywhere: it is only saved.
    .whole = Read the whole file

## Are these the right fields?

# $count (number): how many are asked about
question-fields = { $count ->
    [1] Is this the right field?
   *[other] Are these the right fields?
}
    .what = Guidepost knows this page from documentation, and has typed nothing into these fields. Compare the names below with the page; { button-show-short } rings a field there. After this form it asks only where it is not sure.
    .again = Guidepost is not sure of this page, and has typed nothing into these fields. Compare the names below with the page; { button-show-short } rings a field there.
    .how = Untick what is wrong: it is left alone, and you can point to the right field afterwards. Nothing is saved until you press Save yourself.
