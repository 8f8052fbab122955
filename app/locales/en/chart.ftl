# Charts and tables of a release: the page of findings, and the research room

base = Accounts counted:
accounts = Accounts
rest = Another group, or not known
theme = Theme
themes = Themes
group = Group
pair = { $one } and { $two }
below-ten = fewer than 10
hidden = hidden
totals = How many accounts name each theme
pairs = How many accounts name two themes together
region = How many accounts come from each region
period = How many accounts are about each time
age = How many accounts come from each age group
service = How many accounts are about each kind of service
by-region = Themes by region
by-period = Themes by time
by-age = Themes by age group
by-service = Themes by kind of service
left-out = Tables that are not shown
left-out-unsafe = too much of it could have been worked out.
left-out-noise = this release shows totals only.

below-ten-short = <10
table = The same numbers as a table
source = Release { $number } of “{ $call }”, { $day }
invented = A demonstration: every account behind it is invented
save = Save as a picture (PNG)
not-saved = The browser could not make the picture. The table has the same numbers.

# Below a chart: what is drawn there.
key-below-ten = fewer than ten accounts, maybe none
key-hidden = any number, left out so that nobody can work out another one
key-uncounted = not counted together
uncounted = –
# Beside five shades, which go from light to dark, or from dark to light on a dark page.
shade-share = from a small share of the group to a large one
shade-count = from few accounts to many
# A day that was marked, and what happened: between two times, or within the one above.
mark = { $day }: { $label }
mark-within = Within this time, { $day }: { $label }

# What is to be seen in a chart, for whoever does not see it.
gist-bars = Bar chart. The longest bar is “{ $name }”, with { $number } accounts.
gist-time = Chart along time. Most accounts are about “{ $name }”: { $number }.
gist-grid = Heat map. The largest number is { $number } accounts, for { $name }.
gist-field = “{ $row }” and “{ $column }”
gist-nothing = Chart. None of its numbers can be shown.
gist-suppressed = { $count ->
    [one] { $count } of its numbers is not shown.
   *[other] { $count } of its numbers are not shown.
}
