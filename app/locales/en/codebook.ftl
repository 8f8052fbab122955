# The themes of a call: what accounts are coded by.

title = Themes
lede = The themes that accounts are marked with. Each says what it means and when to use it, so that two people who read the same account find the same.
loading = Loading the themes…
again = Try again

version-built-in = Version { $version } is in force. It comes with this program.
version-signed = Version { $version } is in force, signed by { $name }.
version-former = { $name } signed these themes and is no keyholder now
version-former-text = They still hold. Change something and publish, so that a keyholder of today stands behind them.

trouble-missing = These themes are not here
trouble-missing-text = Load the page again. If it stays like this, tell whoever runs the server.
trouble-offline = No answer from the server
trouble-offline-text = Nothing is lost. Check the line and try again.
trouble-unsigned = These themes are not signed by a keyholder
trouble-unsigned-text = Somebody may have changed them, so they are not shown. Do not code by them. Talk to your keyholder.
trouble-strange = The server gave an answer that this page does not know
trouble-strange-text = Load the page again, and try once more.

tree = The tree of themes
tree-hint = Open a theme to change it. Nothing is in force until you publish it at the end of this page.
add = Add a theme
new-name = New theme
# Something that is done, and to which theme.
done-to = { $what }: { $name }
move-up = Move up
move-down = Move down
move-in = Put below the one before
move-out = Put one level up
add-below = Add a theme below
split = Split off a part
retire = Retire
put-back = Put back

name = Name
name-error = Give it a name that no theme beside it has.
definition = What it means
definition-hint = One or two plain sentences.
use-when = Use when
use-when-hint = What makes it fit.
dont-use-when = Don’t use when
dont-use-when-hint = What looks alike and belongs to another theme. Say to which.
colour = Colour
colour-none = No colour
colour-remove = Take the colour away
codable = Accounts can be marked with it
codable-hint = Switch it off for a theme that only holds others together.
not-codable = Accounts can’t be marked with it. It holds others together.

about = About these themes
book-name = Name of the whole
book-name-hint = In one line.
book-language = Language
book-language-hint = The short name of the language they are written in: en for English, cy for Welsh.
book-source = What they are taken from
book-source-hint = A text, a study, people you spoke to. May be empty.
dates = Days to mark in charts
dates-hint = Days on which something changed, for charts over time.
dates-day = Day
dates-label = What happened on that day
dates-add = Add this day
dates-remove = Take out
dates-error = Choose a day that is not in the list yet, and say what happened.

import = Take in themes from a file
import-file = A codebook file (.qdc)
import-hint = From NVivo, ATLAS.ti, MAXQDA, Taguette and others. It is read here in your browser and sent nowhere.
import-found = { $count ->
    [one] There is one theme in the file.
   *[other] There are { $count } themes in the file.
}
import-found-from = { $count ->
    [one] There is one theme in the file, which was written by { $origin }.
   *[other] There are { $count } themes in the file, which was written by { $origin }.
}
import-sets = { $count ->
    [one] One set of themes in the file has no place here and is left out. The themes in it are there.
   *[other] { $count } sets of themes in the file have no place here and are left out. The themes in them are there.
}
import-choose = What do you want to do with them?
import-add = Add those that are not here yet
import-replace = Put them in the place of all themes here
import-leave = Leave everything as it is
import-added = { $count ->
    [one] One theme was added. Look it over, then publish.
   *[other] { $count } themes were added. Look them over, then publish.
}
import-added-none = Every theme of the file was here already. Nothing has changed.
import-replaced = The themes of the file stand in the tree now. Look them over, then publish.
import-too-long = The file is longer than a codebook can be. Nothing has changed.
import-not-readable = The browser can’t read this file. Choose it again. Nothing has changed.
import-not-utf8 = The file is not in UTF-8. Save it as UTF-8 and choose it again. Nothing has changed.
import-document-type = The file has a document type, which a codebook has not, so it is not opened. Take out the line that begins with <!DOCTYPE. Nothing has changed.
import-not-xml = The file is not whole, or no codebook at all. Export it again. Nothing has changed.
import-not-a-codebook = The file is no codebook. If it is a whole project, export only its codebook. Nothing has changed.

export = Take version { $version } along
export-hint = Both files are made here in your browser. They hold themes, and nothing of any account.
export-qdc = Codebook for research tools (.qdc)
export-csv = Table for Taguette and spreadsheets (.csv)
export-failed = The browser did not save the file. Try again.
export-too-long = The names on the way to this theme are together too long for Taguette: { $name }. Make one of them shorter.

publish-heading = What changes
publish-next = Version { $version } is in force. What you publish becomes version { $next }. Earlier versions stay, for the accounts that were coded by them. Where you change what a theme means, accounts that were coded before stay out of every release whose plan has this theme.
publish-same = Nothing is changed.
publish-changed = This is not published yet:
publish = Sign and publish these themes
publish-busy = Publishing…

change-about = The name, the language or the source is changed.
change-dates = The days to mark in charts are changed.
change-order = The themes of the first level stand in another order.
change-added = New: { $name }
change-retired = Retired: { $name }
change-renamed = { $before } is now called { $name }
change-moved = Moved: { $name }
change-reordered = In another order below: { $name }
change-reworded = Explained in other words: { $name }
change-recoloured = Another colour: { $name }
change-codable = Accounts can be marked with it now: { $name }
change-not-codable = Accounts can’t be marked with it any more: { $name }

fault = Something needs another look
fault-go = Go to this theme
fault-language = The language needs a short name, such as en or cy.
fault-dates = There can be at most { $count } days, and each only once.
fault-no-themes = There is no theme. Add one.
fault-too-many = There are more than { $count } themes. Retire some of them.
fault-too-deep = “{ $name }” is more than { $count } levels deep. Put it higher up.
fault-name-of = The name of “{ $name }”
fault-text-of = A text of “{ $name }”
fault-same-name = Two themes beside each other are called “{ $name }”. Give one of them another name.
fault-same-guid = “{ $name }” stands in the tree twice. Retire one of the two.
fault-nothing-codable = Accounts can be marked with none of the themes. Switch it on for at least one.
fault-too-long = All texts together are too long. Make some of them shorter.
flaw-at = { $place }: { $flaw }
flaw-empty = nothing is written there.
flaw-too-long = it is longer than { $count } characters. Make it shorter.
flaw-character = there is a character in it that can’t be kept. Type it again.

outcome-published = Published: version { $version } is in force
outcome-published-text = Everybody who codes from now on uses it. Records keep the version that they were made with.
outcome-fault = Not published yet
outcome-fault-text = What needs another look stands above. What you wrote is still here.
outcome-conflict = Somebody else published in the meantime
outcome-conflict-text = Nothing of yours is lost, and nothing of theirs was replaced.
outcome-keys = The list of keys has changed
outcome-keys-text = What you wrote is still here. Lock the desk, unlock it, and publish again.
outcome-offline = No answer from the server
outcome-offline-text = What you wrote is still here. Check the line and publish again.
outcome-refused = The server did not take it
outcome-refused-text = What you wrote is still here. Look at each theme again. If all seems right, tell whoever runs the server.
outcome-unsigned = What the server shows is not signed by a keyholder
outcome-unsigned-text = Nothing was published over it. Talk to the other keyholders before you go on.
outcome-strange = The server gave an answer that this page does not know
outcome-strange-text = What you wrote is still here. Lock the desk, load the page again, and look which version is in force.
conflict-changed = They changed this:
conflict-keep = Keep mine, and look over what it changes in theirs
conflict-take = Take theirs, and drop mine

versions = Earlier versions
versions-hint = Accounts that were coded by an earlier version are read with that one.
versions-show = Show version { $version }
versions-hide = Hide version { $version }
versions-loading = Loading…
