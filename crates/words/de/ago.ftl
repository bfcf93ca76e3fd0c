### How long ago something was, and when.

ago-now = gerade eben
# $count (number): how many
ago-minutes = { $count ->
    [one] vor { $count } Minute
   *[other] vor { $count } Minuten
}
# $count (number): how many
ago-hours = { $count ->
    [one] vor { $count } Stunde
   *[other] vor { $count } Stunden
}
# $count (number): how many
ago-days = { $count ->
    [one] vor { $count } Tag
   *[other] vor { $count } Tagen
}
