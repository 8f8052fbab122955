# /safety: what stays on the device, and how to leave no more than that.

title = Staying safe while you are here
description = What stays on your device, how to leave quickly, and how to clear your history.
lede = If someone checks your phone or computer, please read this first. It takes a few minutes.

leave = Leaving quickly
leave-bar = “Leave now” is at the top of every page. It opens a page about the weather instead.
leave-keys = With a keyboard, press Shift three times.
leave-gone = What you have written and not sent is gone at once. “Back” does not bring it back.
leave-history = Leaving does not wipe your history. Someone who looks can still find that this site was open.

remains = What stays behind
remains-ours = We put no cookies on your device, and keep nothing of yours there.
remains-browser = Your browser keeps a list of the pages you open, with the address and the title. That list is called the history. It may also offer this address when somebody types its first letters.
remains-words = What you write is never in the history.
remains-file = A file or a copy that you saved stays until you delete it. So does a note with your seven words.
remains-tabs = Phones show small pictures of the pages that are open. Close this page when you are done.
remains-account = If your browser is signed in to an account, such as Google, Apple or Microsoft, your other devices may show the same history.

history = Clearing your history
history-lede = Here is how, for each browser. Take out only the lines with this site’s name: an empty history stands out more than a short one.
chrome-phone = Chrome on a phone
chrome-phone-how = Press the three dots, then History. Press the cross beside each line with this site’s name.
chrome = Chrome or Edge on a computer
chrome-how = Press Ctrl and H together. On a Mac with Chrome, press Command and Y. Tick the lines with this site’s name, then press Delete.
safari-phone = Safari on an iPhone or iPad
safari-phone-how = Press the book sign, then the clock sign. Swipe each line with this site’s name to the left, then press Delete.
safari = Safari on a Mac
safari-how = Open the menu History, then Show All History. Click a line with this site’s name and press the delete key.
firefox = Firefox on a computer
firefox-how = Press Ctrl and H together, or Command, Shift and H on a Mac. Press a line with this site’s name with the right button, then choose “Forget About This Site”.
firefox-phone = Firefox on a phone
firefox-phone-how = Press the three dots or lines, then History. Press the dots beside each line with this site’s name, then Delete.
samsung = Samsung Internet
samsung-how = Press the three lines, then History. Press and hold a line with this site’s name, then press Delete.
tor = Tor Browser
tor-how = There is nothing to clear. It forgets everything when you close it.
history-check = Then look once more: open the history again, and type the first letters of this address to see if it is still offered.

before = Safer ways to come here
before-device = Use a device that the other person cannot reach: at a library, at work, at a friend’s.
before-private = Use a private window. It forgets the addresses when you close it.
before-tor = Use Tor Browser, if you have it. It also hides from your internet provider which site you visit.
before-limits = A private window does not help if there is spying software on the device, or if someone looks over your shoulder. Whoever runs the wi-fi can see that this site was visited, but not what you read or write.

receipt = The seven words
receipt-text = If you choose a receipt, you get seven words. They hold nothing of your account. But a note that someone finds can put you in danger. Take them only if you have a safe place. You may also do without: your account counts just the same.

people = If someone hurts or controls you
people-text = The National Domestic Abuse Helpline listens day and night, and calls are free.
people-call = Call 0808 2000 247
people-silent = If you cannot speak, call 999 from a mobile phone, then press 55 when you are asked.

after = After writing
after-text = Telling can bring a lot back. That is normal. Do something kind for yourself, and talk to someone if you can. The numbers under “Help now” are there for this too.
