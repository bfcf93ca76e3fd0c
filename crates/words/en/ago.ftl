### How long ago something was, and when.

ago-now = just now
# $count (number): how many
ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
# $count (number): how many
ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
# $count (number): how many
ago-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
