### Which of a profile's limits, its login IP ranges and login hours, kept a login out.

# $why (text): why they could not be read, a sentence
limits-unread = Could not check the login IP ranges and hours of the user's profile: { $why } Look at both in the profile.
limits-no-hours = The user's profile has no login hours now: they are not the reason any more.
# $hours (text): the hours of each day, a list
limits-hours = The user's profile has login hours, in the org's time zone: { $hours }. Clear them, since calls come at any time.
# $day (value): the day of the week when they close
# $time (value): the time of that day
# $zone (value): the time zone of both
limits-open-now = The login hours of the user's profile are open now, until { $day } { $time } ({ $zone } time).
# $day (value): the day of the week when they open
# $time (value): the time of that day
# $zone (value): the time zone of both
limits-closed-now = The login hours of the user's profile are closed now, and open again on { $day } at { $time } ({ $zone } time).
# $day (quoted): the day of the week, as Salesforce's API calls it
# $start (quoted): when they begin, hours and minutes
# $end (quoted): when they end
limits-day = { $day } { $start } to { $end }
# $day (quoted): the day of the week, as Salesforce's API calls it
limits-day-never = { $day } never
# $start (value): the first address
# $end (value): the last address
limits-range = { $start } to { $end }
limits-untold = that is not told
limits-no-ranges = The user's profile has no login IP ranges: they are not the reason. See whether the org restricts addresses elsewhere (Setup, Network Access and Session Settings).
# $address (text): the address, or limits-untold
# $ranges (text): a list
limits-outside = The address { $address } lies outside the login IP ranges of the user's profile ({ $ranges }). Add the addresses of whoever logs in, or take the ranges out. { limits-disputed }
# $address (text): the address, or limits-untold
# $ranges (text): a list
limits-within = The address { $address } lies within the login IP ranges of the user's profile ({ $ranges }): they are not the reason now. See whether the org restricts addresses elsewhere (Setup, Network Access and Session Settings).
# $address (text): the address, or limits-untold
# $ranges (text): a list
limits-not-comparable = The address { $address } can't be compared with the login IP ranges of the user's profile ({ $ranges }). { limits-disputed }
# Stands at the end of the two above.
limits-disputed = Public sources disagree on whether these ranges count under every setting of IP Relaxation, so Guidepost does not judge by that setting.
