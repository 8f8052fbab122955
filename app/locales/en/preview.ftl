# A call as a survivor will see it, before it is published.

bar = Preview
bar-text = So it would look if it was published now. Nothing can be sent from here, and nothing is kept.
page = The call’s page
room = The writing room
link = Links lead nowhere in the preview.
waiting = Asking the desk what to show…
alone = There is nothing to preview here
alone-text = Go to the desk, open “Texts and questions”, and choose a preview there. It opens in a window of its own.
other-language = This site does not speak this language yet: its own sentences are in another, as they will be for everybody.
nobody = Nobody sees this language yet, because the site does not speak it and it is not the first. People see the first language instead.
not-sent = This is only a preview
not-sent-text = Nothing was sealed, and nothing was sent.
