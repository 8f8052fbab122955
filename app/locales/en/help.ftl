# Numbers that work at this hour. A call may have others of its own.

heading = Help now
police = Call 999
police-what = Someone is in danger right now. Free.
nhs = Call 111, option 2
nhs-what = NHS mental health crisis help. Day and night. Free.
samaritans = Call 116 123
samaritans-what = Samaritans. Someone to listen. Day and night. Free.
shout = Text SHOUT to 85258
shout-what = Shout. Talk by text. Day and night. Free on most phones.
