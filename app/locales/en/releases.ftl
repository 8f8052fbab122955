# Where releases are made, checked by a second person, and listed.

tab = Releases
title = Releases
lede = A release is what leaves this call: numbers and words that can’t be traced to anybody. One person builds it here. A second person’s browser builds it again from the accounts, and signs only if both are the same to the last character.
loading = Fetching the releases, and checking every signature…
asking = Asking how many accounts there are…
look-again = Look again
back-to-list = Back to the list of releases

# The list
list = What was released
list-empty = Nothing has been released yet.
list-verified = Every signature here was checked, from the first release to the last.
row = Release { $number }
row-day = Made on
row-week = Came in week
row-by = Built by
row-second = Built again and signed by
row-spoilt = You were a member then, and yet the file that was handed in does not open for you: it may be spoilt. This is what was proposed and what both signed for: it was kept beside it. Tell the other members.
row-before-her = This one was sealed before you became a member. You see what was proposed and what both signed for: it was kept beside it.
row-not-ours = This one was sealed before you became a member, so your key does not open it.
row-look = Look at release { $number }
row-page = On the public page
row-publish = Make release { $number } public
kind-sealed = Sealed to the members
kind-public = Public
kind-published = Made public
not-whole = You can’t make the next release
not-whole-text = An earlier release was sealed before you became a member, and the next one has to be checked against it. Ask a keyholder who was there to make this release, or to make the earlier one public.

# Beginning
begin-title = Make a release
begin-text = First you say what will be counted, before anything is counted. Then you see how many accounts are in, and then the numbers. A plan that was chosen after looking could be chosen so that it points to somebody.
begin = Write a plan
frozen-waits = You have a frozen plan that nobody has used yet.
frozen-go-on = Go on with the frozen plan
frozen-another = Write another plan

# The plan
write-title = What will release { $number } count?
write-lede = Choose without looking into the accounts. When you are done you freeze the plan, and then nothing changes it.
write-as-last = This begins as the last release was. Counting the same in the same groups is the safest: two ways of grouping could tell together what neither tells alone.
themes = Themes
themes-count = { $count } of at most { $most } themes are chosen.
attributes = Beside themes
attributes-hint = Few and wide groups show more than many narrow ones: a group of fewer than ten people is hidden.
region = Region
period = When it happened
age = Age
service = Kind of service
not-counted = Not counted
scope = Themes by { $attribute }
scope-none = No such table
scope-top = The themes at the top of the list
scope-all = All chosen themes
scope-last = The themes of the last release
group-north = North of England
group-midlands = Midlands and East of England
group-south = London and South of England
group-nations = Wales, Scotland and Northern Ireland
group-london = London
group-not-london = Everywhere else
group-before = Before { $year }
group-before-half = Before { $half }
group-since-half = Since { $half }
group-under-35 = Under 35
group-35-64 = 35 to 64
group-65 = 65 or older
group-35 = 35 or older
group-emergency = 999, police and A&E
group-crisis = Crisis teams and wards
group-community = Community teams, GPs and social care
group-others = Helplines, charities and others
group-not-emergency = All other services
pairs = Two themes together
pairs-hint = How many accounts name both. Choose only pairs that you would ask about: each pair is one more number that could point to somebody.
pair = { $one } and { $two }
pair-one = One theme
pair-two = And the other
pair-add = Add this pair
pair-remove = Remove: { $pair }
pair-not-new = Choose two different themes that are not a pair yet.
remove = Remove
gates = When there may be a release at all
gates-hint = Usually 50 accounts, 10 of them new, each here for 13 weeks. In a call with invented accounts nothing is waited for.
gate-accounts = Accounts in all
gate-new = New since the last release
gate-weeks = Weeks since an account came
gate-floor = { $floor } or more.
forecast = What could show
forecast-hint = This is reckoned from the number of accounts alone. Nothing was opened for it. The server says how many are checked; you can try other numbers.
forecast-accounts = Accounts that are in
forecast-nothing = Nothing: below 20 accounts there is no release.
forecast-narrative = A summary in your own words, without numbers.
forecast-totals-most = Most themes would show a number.
forecast-totals-some = About half of the themes would show a number.
forecast-totals-few = Hardly any theme would show a number.
forecast-two-way-most = Themes by groups: most cells would show.
forecast-two-way-some = Themes by groups: about half of the cells would show.
forecast-two-way-few = Themes by groups: hardly anything would show. Choose fewer groups, or wait for more accounts.
forecast-pairs-most = Two themes together: most would show.
forecast-pairs-some = Two themes together: about half would show.
forecast-pairs-few = Two themes together: hardly any would show.
fault = The plan can’t be frozen like this
fault-gates = A release needs at least 30 accounts, 10 new ones, and 4 weeks. Raise the number that is lower.
fault-themes = Choose at least one theme, and at most 40.
fault-two-way = A table has no theme, or there are more than 12 tables. Choose other themes for it.
fault-pairs = A pair can’t be of a theme and one below it, and there are at most 40. Remove the pair.
fault-groups = The groups of one attribute overlap, or one has no name. Choose other groups for it.
fault-codebook = The themes have changed meanwhile. Go back to the list, and begin the plan again.
fault-strange = This plan can’t be used. Go back to the list, and begin again.
freeze-hint = Once it is frozen you can still throw it away, and write another. The plan is published with the release.
freeze = Freeze the plan

frozen-title = The plan for release { $number } is frozen
frozen-text = Nothing has been counted yet. The next step opens every account and its record on this device, counts how many are in, and shows you that number only. The plan stays here if the desk locks.
find-out = Find out who is in
plan-shown = The plan, as it is frozen
plan-gates = At least { $accounts } accounts, { $new } of them new, each here for { $weeks } weeks.
plan-themes = { $count ->
    [one] One theme
   *[other] { $count } themes
}
plan-attributes = Beside themes
plan-no-attributes = Nothing.
plan-group = { $group }: { $values }
plan-by = By these groups: { $themes }
plan-pairs = Two themes together
plan-no-pairs = None.
plan-digest = The plan’s checksum (SHA-256):

# Who is in
fetching-title = Opening the accounts
fetching = { $done } of { $total } accounts opened
fetching-label = Accounts opened
fetching-hint = This stays on this device. You can look at other places of the desk meanwhile.
cancel = Stop, and forget what was opened
who-title = Who is in
who-counted = { $count ->
    [one] One account is in.
   *[other] { $count } accounts are in.
}
who-new = { $count ->
    [one] At least one of them is new since the last release.
   *[other] At least { $count } of them are new since the last release.
}
who-none-new = It may be that none of them is new since the last release.
who-left = Who is not in, and why
who-left-nobody = Every account is in.
who-private = These numbers are for those who hold the key. Do not pass them on.
left-other-call = { $count ->
    [one] One account belongs to another call.
   *[other] { $count } accounts belong to another call.
}
left-withdrawn = { $count ->
    [one] One account was taken back.
   *[other] { $count } accounts were taken back.
}
left-no-consent = { $count ->
    [one] One writer does not allow counting.
   *[other] { $count } writers do not allow counting.
}
left-set-aside = { $count ->
    [one] One account was set aside.
   *[other] { $count } accounts were set aside.
}
left-not-checked = { $count ->
    [one] One account was not checked by two people yet, or something else is covered in it now.
   *[other] { $count } accounts were not checked by two people yet, or something else is covered in them now.
}
left-just-checked = { $count ->
    [one] One account was checked today, or by a clock that is ahead. A release counts it from the day after.
   *[other] { $count } accounts were checked today, or by a clock that is ahead. A release counts them from the day after.
}
left-other-codebook = { $count ->
    [one] One account was coded by another list of themes, in which a theme of this plan means something else. Counted, it would say “no” to what nobody asked of it. A plan without that theme counts it.
   *[other] { $count } accounts were coded by another list of themes, in which a theme of this plan means something else. Counted, they would say “no” to what nobody asked of them. A plan without that theme counts them.
}
left-too-recent = { $count ->
    [one] One account came too short a time ago.
   *[other] { $count } accounts came too short a time ago.
}
left-no-record = { $count ->
    [one] One account was not coded yet.
   *[other] { $count } accounts were not coded yet.
}
left-unread = { $count ->
    [one] The record of one account could not be read, does not fit the account, or is not signed by a member who may code.
   *[other] The records of { $count } accounts could not be read, do not fit the accounts, or are not signed by a member who may code.
}
left-unheard = { $count ->
    [one] What was said about one account since is not all there. Its writer may have changed her mind, so it is not counted.
   *[other] What was said about { $count } accounts since is not all there. Their writers may have changed their minds, so they are not counted.
}
left-unopened = { $count ->
    [one] One account could not be opened.
   *[other] { $count } accounts could not be opened.
}
narrative = Too few for numbers, enough for a summary
narrative-text = { $accounts } accounts are in. Below { $needed } a release has no numbers. You can write a summary of what many of them say, in your own words.
summary = Summary
summary-hint = Draw only on accounts whose writers allow quotes. Write nothing that fits only one person: no place, no date, no unusual event, no words of hers. It is kept in this page if the desk locks, sealed so that only you can open it.
make = Count
make-narrative = Go on with this summary

# Making it
run-title = Counting, and looking for what could be worked out
run-counting = Counting…
run-auditing = Checking for each hidden number how closely it could be worked out…
run-hiding = Round { $round }: something could be worked out, so more is hidden, and everything is checked again…
run-label = Hidden numbers checked
run-hint = With many themes this can take some minutes.

# Looking at it
look-title = Look at it before you propose it
look-lede = This is all that would leave. Nobody else has seen it yet.
look-cells = { $shown } numbers are shown. { $below } are below ten, and { $hidden } more are hidden so that these can’t be worked out.
look-narrowest = Whoever works with everything that is public can’t tell any hidden number more closely than within a range of { $range }.
look-rounded = Numbers are rounded to the nearest five.
look-below = “Fewer than 10” can be nobody, or up to nine.
look-hidden = “Hidden” protects another number. It can be any number, also a large one.
look-on = Go on
choose = Choose quotes

# Choosing quotes
quotes-title = Choose quotes
quotes-lede = You see only accounts that two people checked and whose writers allow quotes, and only what is left when names, places and dates are masked. A quote stands by itself under one theme, and nothing tells which quotes are by one person.
quotes-kept = What you choose is kept in this page if the desk locks, sealed so that only you can open it.
quotes-nowhere = No theme of this release shows a number, so a quote can stand nowhere.
quotes-fetching = Looking for an account…
quotes-nobody = There is no account here to quote from. It has to be checked, with names and places covered or with the word of a moderator that it has nothing to cover, its writer has to allow quotes, and it has to be coded with this theme if there is one.
quotes-theme = Theme that the quote stands under
quotes-theme-hint = Only themes whose number is shown.
quotes-account = Account { $at } of { $of }
quotes-tick = Tick where the quote begins and where it ends
quotes-back = The account before
quotes-next = The next account
quote = The quote, as it would be published
quote-hint = You can make it shorter at both ends. Leave out what could be recognised: an unusual word, a way of speaking, an event that only one person lived through.
quote-take = Choose this quote
quote-taken = The quote is chosen. It stands in the list below.
quotes-chosen = { $count ->
    [one] One quote is chosen
   *[other] { $count } quotes are chosen
}
quote-remove = Leave out quote { $number }
quotes-done = Done with quotes
look-back = Back to the plan

# Proposing
propose-title = Before you propose release { $number }
propose-lede = The numbers were checked by a program. What follows, no program can check.
publish-title = Before you propose to make release { $number } public
publish-lede = It was sealed to the members. Once it is public, nothing calls it back.
check = Tick what you have thought of
check-flood = I know of no sign that many accounts were invented by one person to reach the numbers that are needed.
check-selective = I know of no sign that the server keeps accounts back: the number of accounts is about what I expect.
check-small-groups = No group in these tables is so small and so well known that its members would be known all the same, such as one ward, one village or one team.
check-knows-somebody = I have imagined somebody who knows one of the writers well and reads this to find her. She finds nothing about her that she did not know.
check-words = Names, titles and words in this release name nobody, and no quote could be recognised by its way of speaking.
check-for-good = I know that what is released can’t be taken back, also if somebody takes her account back later.
whom = Who is it for?
whom-sealed = Sealed to the members of this call
whom-sealed-text = Researchers, moderators and keyholders can open it, each with her own key. It can be made public later.
whom-public = Public
whom-public-text = Anybody can read it on the page of this call.
propose-hint = The proposal is sealed to those who may open accounts. The server sees no number in it.
propose = Propose this release

# What is proposed
offered = { $by } proposes release { $number }
offered-mine = It waits for a second person who may open accounts. You can withdraw it until then.
offered-again = Your browser can build it again from the accounts and from what their writers allow now. Only if it comes to exactly the same can you sign.
offered-publish = It was sealed to the members before. Now it is to be public. Your browser has checked that it is the same release.
offered-stale = Another release came since this was proposed, or who proposed it is no keyholder of the call any more, so it can’t be signed. A keyholder can withdraw it, and build it again.
offered-before-her = It was sealed before you became a member, so your browser has nothing to compare it with, and you can’t sign it. That is as it should be: ask a member who was there then.
offered-spoilt = You were a member when it was sealed, and yet the sealed file does not open for you, so your browser has nothing to compare it with. Tell the other members: the file may be spoilt. Another member whose file opens can sign.
offered-unreadable = A proposal is open that can’t be read
offered-unreadable-text = It is not signed by a keyholder of this call, or is damaged. Nobody can sign it. A keyholder can withdraw it.
again = Build it again here
sign-look = Look at it
withdraw = Withdraw the proposal
same-title = It is exactly the same
same-text = Your browser built the release again from the accounts, and came to the same to the last character. Look at it yourself before you sign.
sign-publish-title = It is the release that was sealed
sign-publish-text = It is the same to the last character as the sealed one, which two people built. Look at it as somebody outside would.
sign-sealed = When you sign, it is sealed to every member of this call.
sign-public = When you sign, anybody can read it.
sign = Sign, and hand it in
sign-not = Do not sign

# What was done
done-proposed = The release is proposed
done-proposed-text = Ask a second person who may open accounts to look at this page. Nothing is released before she has signed.
done-withdrawn = The proposal is withdrawn
done-withdrawn-text = Nothing was released. A frozen plan is still here, and a release can be built again from it.
done-sealed = The release is handed in
done-sealed-text = It is sealed to every member of this call. It stands in the list below.
done-public = The release is public
done-public-text = Anybody can read it on the page of this call.

# Why there is no release
refused-title = There is no release
refused-nothing = Nothing was published, and nothing is lost. The plan is still frozen.
differs-title = Your browser did not come to the same
differs-nothing = Nothing was signed, and nothing was released. The proposal stays open until a keyholder withdraws it.
back-to-plan = Back to the plan
why-numbers = There are { $accounts }; { $needed } are needed.
why-plan = The plan does not fit the themes
why-plan-text = The themes have changed since it was written, or it asks for something that no plan may have. Write another plan.
why-ledger-broken = The earlier releases are not all there
why-ledger-broken-text = They have to follow each other without a gap. Look again; if that does not help, tell the other members.
why-ledger-days = The date of this device is before the last release
why-ledger-days-text = Set the date right, reload the page, and build it again.
why-ledger-not-next = The plan is for another release
why-ledger-not-next-text = Another release came in between. Write a plan for the next number.
why-regrouped = An earlier release had other groups
why-regrouped-text = Groups that overlap with earlier ones give away the difference between them. Write the plan with the groups of the earlier release, or without this attribute.
why-noise-spent = Noise has told as much as it may
why-noise-spent-text = Write a plan without noise.
why-twice = One account came twice
why-twice-text = It would be counted twice. Build it again; if it comes again, tell whoever runs the server.
why-too-few = There are too few accounts
why-too-few-text = So few people could be told apart, whatever is hidden. Wait for more accounts, or have more of them coded and checked by two people. If accounts are left out because they were coded by another list of themes, a plan without the themes that changed counts them too.
why-too-few-new = There are too few new accounts
why-too-few-new-text = From two releases of nearly the same accounts, somebody could work out what the few new ones say. Wait for more.
why-needs-summary = There are too few accounts for numbers
why-needs-summary-text = There are enough for a summary in your own words. Find out who is in again, and write one; or wait for more accounts.
why-summary-beside = There are enough accounts for numbers
why-summary-beside-text = A summary is only for releases without numbers. Build it again without one.
why-no-source = Nobody may be summed up
why-no-source-text = A summary draws only on accounts that two people checked and whose writers allow quotes, and there is none. Wait until there are some.
why-few-for-noise = There are too few accounts for noise
why-few-for-noise-text = Write a plan without noise.
why-no-seed = Noise needs a seed that two people draw
why-no-seed-text = This page can’t do that yet. Write a plan without noise.
why-quote-not-allowed = A quote may not be published
why-quote-not-allowed-text = Its writer does not allow it any more, or the account is not checked, set aside, or gone. It is not in the release.
why-quote-not-masked = These words are not in the masked text
why-quote-not-masked-text = A quote stands just as it does in the masked text, without a word changed or left out in between. It can only be made shorter at its ends.
why-quote-length = There are no words to quote, or too many
why-quote-length-text = A quote has at most 2,000 characters. Tick a sentence, or make the quote shorter.
why-quote-theme = This theme can’t have this quote
why-quote-theme-text = A quote stands only under a theme whose number is shown and that its account was coded with, and under none in a release without numbers.
why-quote-twice = The same quote is there already
why-quote-twice-text = The same words stand once under a theme, also if two people wrote them.
why-quote-shared = These words are part of another quote
why-quote-shared-text = One person’s words stand once: if they stood again in another quote, here or in an earlier release, readers could tell that both quotes are hers. Choose other words, or leave out the other quote.
why-quote-unfound = Nobody else could build this release again
why-quote-unfound-text = The second person’s browser looks for an account for each quote, and would find none that is left for these words. Choose other words, or leave out another quote that has some of them.
why-quote-many = There are too many quotes
why-quote-many-text = A release has at most 1,000. Leave one out before you choose another.
why-text = The summary can’t be published as it is
why-text-text = It is empty or too long, or has signs that can’t be shown. Find out who is in again, and change it.
why-unsafe = Something hidden could be worked out
why-unsafe-text = From the number of accounts and the earlier releases alone, somebody could work out a hidden number. Write a plan without the theme, the group or the pair that has so few accounts. More accounts may help too, but that is not certain.
why-cancelled = It was stopped
why-cancelled-text = Nothing of it is left.
why-tool = Another version of the program built it
why-tool-text = Two versions need not come to the same. Reload both browsers, so that both have the version of today, and let it be proposed again.
why-tool-named = The other one was built by { $tool }.
why-frame = It says something else about itself
why-frame-text = The plan, the day, the themes or the place among the releases are not those that your browser knows. Do not sign. Talk to the person who proposed it.
why-different = The numbers are not the same
why-different-text = The accounts are not the same any more as when it was built: a writer changed what she allows or took her account back, a record was saved since, or one of you has stepped aside from an account. Let the proposal be withdrawn, and built again from how things are now. If that does not help, somebody may have changed the numbers: then tell the other members.
why-words = Quotes or summary are not the same
why-words-text = A quote is not in the masked text any more, or its writer changed what she allows. Let the proposal be withdrawn, and built again.
why-unreadable = What was proposed is no release
why-unreadable-text = This version can’t read it. Reload the page; if that does not help, let it be withdrawn.

# What came between
offline = The server does not answer
offline-text = Nothing is lost. See whether you are online, then try again.
strange = The server gave an answer that this page does not know
strange-text = Nothing was done. Reload the page; if that does not help, tell whoever runs the server.
worker = This device could not go on
worker-text = There may not be enough memory. Close other pages, then try again. Nothing was released.
forged = The list of releases can’t be believed
forged-text = A signature or a file in it is not what it should be. Nothing can be released on top of it. Tell the other members, by another way than this server.
too-many = There are more accounts than this page can open at once
too-many-text = A release needs all of them together. Nothing was counted.
stale = Another release came in between
stale-text = Nothing was done. Here is the list as it is now. Build the release again from it.
replaced = What is proposed has changed
replaced-text = Somebody proposed, withdrew or signed meanwhile. Nothing was done. Here is how things are now.
other-keys = Another list of keys is in force
other-keys-text = Somebody came or went meanwhile. Nothing was done, and a frozen plan stays. Open the call again, then go on.
members = The members’ keys are not those of the signed list
members-text = Nothing was signed. Open the call again; if that does not help, tell the other members.
reopen = Open the call again
day = It is dated in the future
day-text = From another day on, other accounts are old enough to be counted. Set the date of this device right, or let the proposal be withdrawn.
day-past = It is dated more than two weeks ago
day-past-text = On another day other accounts were old enough, and much may have changed since. If the date of this device is right, build the release again from how things are now.
not-taken = The server does not take it
not-taken-text = Nothing was released. Look again, and build it again.
unsure = No answer came
unsure-text = It may have been done. Look again before you try once more: nothing is done twice.
